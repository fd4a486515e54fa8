using Microsoft.EntityFrameworkCore;

namespace Workflows;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of the page.</param>
/// <param name="Total">How many rows there are on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows a page, 1 to 200.</param>
public sealed record PageRequest(int Number, int Size)
{
    /// <summary>Checks what a caller asked for; 1 and 50 where nothing was said.</summary>
    /// <exception cref="InvalidRequestException">Out of range.</exception>
    public static PageRequest Of(int? page, int? pageSize)
    {
        if (page is < 1 or > 1_000_000)
            throw new InvalidRequestException("page_out_of_range", "page", "页码从1开始。");
        if (pageSize is < 1 or > 200)
            throw new InvalidRequestException("page_out_of_range", "pageSize", "每页1到200条。");

        return new PageRequest(page ?? 1, pageSize ?? 50);
    }

    /// <summary>Reads the page of an ordered query; counts only when the rows themselves do not tell the total.</summary>
    public async Task<Page<T>> ReadAsync<T>(IQueryable<T> ordered, CancellationToken cancellationToken)
    {
        var before = (Number - 1) * Size;
        var rows = await ordered.Skip(before).Take(Size).ToListAsync(cancellationToken);
        var isLast = rows.Count < Size && (rows.Count > 0 || before == 0);
        return new Page<T>(rows, isLast ? before + rows.Count : await ordered.CountAsync(cancellationToken));
    }
}
