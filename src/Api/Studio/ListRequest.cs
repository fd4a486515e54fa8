using Workflows.Definitions;

namespace Workflows.Api.Studio;

/// <summary>Which definitions a client lists, in the query's own words.</summary>
internal sealed record ListRequest(
    string? VersionOptions,
    string? SearchTerm,
    string[]? DefinitionIds,
    string[]? Ids,
    string? MaterializerName,
    string[]? Label,
    bool? IsSystem,
    bool? IsReadonly,
    string? OrderBy,
    string? OrderDirection,
    int? Page,
    int? PageSize
)
{
    public DefinitionList ToQuery(int mostUnpaged) =>
        new(
            new DefinitionFilter(
                VersionOptions,
                SearchTerm,
                DefinitionIds,
                Ids,
                IsSystem,
                IsReadonly,
                Label,
                MaterializerName
            ),
            Order(),
            IsDescending(),
            PageOf(Page, PageSize, mostUnpaged)
        );

    /// <summary>A page counted from 0, or everything up to a bound.</summary>
    public static PageRequest PageOf(int? page, int? pageSize, int mostUnpaged) =>
        page is null && pageSize is null ? new PageRequest(1, mostUnpaged) : PageRequest.Of(page + 1, pageSize);

    private DefinitionOrder Order()
    {
        if (string.IsNullOrEmpty(OrderBy))
            return DefinitionOrder.Created;
        return Enum.TryParse<DefinitionOrder>(OrderBy, ignoreCase: true, out var order) && Enum.IsDefined(order)
            ? order
            : throw new InvalidRequestException("unknown_order", "orderBy", $"不能按“{OrderBy}”排序。");
    }

    // A word, or Elsa's number of it.
    private bool IsDescending() =>
        OrderDirection?.ToUpperInvariant() switch
        {
            null or "" or "ASCENDING" or "0" => false,
            "DESCENDING" or "1" => true,
            _ => throw new InvalidRequestException(
                "unknown_order",
                "orderDirection",
                $"不认识的排序方向“{OrderDirection}”。"
            ),
        };
}
