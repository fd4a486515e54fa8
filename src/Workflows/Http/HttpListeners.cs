using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Activities;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Http;

/// <summary>Finds who listens at a path: a published flow that starts there, else instances that wait there (Elsa).</summary>
/// <param name="Path">The path below the base path.</param>
/// <param name="Method">The method.</param>
/// <param name="InstanceId">Only this waiting instance; null for all.</param>
/// <param name="CorrelationId">Only waiting instances with this correlation id; null for all.</param>
public sealed record HttpListeners(string Path, string Method, string? InstanceId, string? CorrelationId)
    : IRequest<IReadOnlyList<HttpListener>>;

/// <summary>One who listens: a trigger, which starts an instance, or the bookmark of a waiting one.</summary>
/// <param name="Endpoint">Who may call, and how.</param>
/// <param name="RouteValues">What the endpoint's template took out of the path.</param>
/// <param name="DefinitionId">The definition to start.</param>
/// <param name="DefinitionVersionId">Its published version.</param>
/// <param name="TriggerActivityId">The endpoint in it.</param>
/// <param name="InstanceId">The waiting instance.</param>
/// <param name="BookmarkId">Where it waits.</param>
public sealed record HttpListener(
    HttpEndpointPayload Endpoint,
    IReadOnlyDictionary<string, object?> RouteValues,
    string? DefinitionId = null,
    string? DefinitionVersionId = null,
    string? TriggerActivityId = null,
    string? InstanceId = null,
    string? BookmarkId = null
);

internal sealed class HttpListenersHandler(WorkflowsDbContext db)
    : IRequestHandler<HttpListeners, IReadOnlyList<HttpListener>>
{
    private static readonly Dictionary<string, object?> NoValues = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<HttpListener>> Handle(HttpListeners query, CancellationToken cancellationToken)
    {
        var places = await PlacesAsync(query, cancellationToken);
        var starting = await StartingAsync(places, cancellationToken);
        return starting.Count > 0 ? starting : await WaitingAsync(query, places, cancellationToken);
    }

    // The path itself is looked up by hash. Only templates must be tried, and only those somebody listens at now.
    private async Task<List<Place>> PlacesAsync(HttpListeners query, CancellationToken cancellationToken)
    {
        var routes = await db.Set<StoredTrigger>()
            .Where(row => row.Route != null)
            .Select(row => row.Route!)
            .Union(Bookmarks(query).Where(row => row.Route != null).Select(row => row.Route!))
            .ToListAsync(cancellationToken);
        var places = new List<Place> { new(HttpEndpoint.HashOf(query.Path, query.Method), NoValues) };
        foreach (
            var (route, template) in routes
                .Select(route => (route, Template: new RouteTemplate(route)))
                .OrderBy(candidate => candidate.Template.Rank, StringComparer.Ordinal)
                .ThenBy(candidate => candidate.route, StringComparer.Ordinal)
        )
        {
            if (template.TryMatch(query.Path, out var values))
                places.Add(new Place(HttpEndpoint.HashOf(route, query.Method), values));
        }

        return places;
    }

    private async Task<IReadOnlyList<HttpListener>> StartingAsync(
        List<Place> places,
        CancellationToken cancellationToken
    )
    {
        var hashes = places.ConvertAll(place => place.Hash);
        var triggers = await db.Set<StoredTrigger>()
            .AsNoTracking()
            .Where(row => hashes.Contains(row.Hash) && row.Name == HttpEndpoint.StimulusName)
            .ToListAsync(cancellationToken);
        return AtFirst(
            places,
            triggers,
            trigger => trigger.Hash,
            (trigger, values) =>
                new HttpListener(
                    Read(trigger.Payload!),
                    values,
                    DefinitionId: trigger.DefinitionId,
                    DefinitionVersionId: trigger.DefinitionVersionId,
                    TriggerActivityId: trigger.ActivityId
                )
        );
    }

    private async Task<IReadOnlyList<HttpListener>> WaitingAsync(
        HttpListeners query,
        List<Place> places,
        CancellationToken cancellationToken
    )
    {
        const int EnoughToBeAmbiguous = 20;
        var hashes = places.ConvertAll(place => place.Hash);
        var bookmarks = await Bookmarks(query)
            .AsNoTracking()
            .Where(row => hashes.Contains(row.Hash) && row.Name == HttpEndpoint.StimulusName)
            .OrderBy(row => row.Id)
            .Take(EnoughToBeAmbiguous)
            .ToListAsync(cancellationToken);
        return AtFirst(
            places,
            bookmarks,
            bookmark => bookmark.Hash,
            (bookmark, values) =>
                new HttpListener(
                    Read(bookmark.Endpoint!),
                    values,
                    InstanceId: bookmark.InstanceId,
                    BookmarkId: bookmark.Id
                )
        );
    }

    private IQueryable<StoredBookmark> Bookmarks(HttpListeners query) =>
        db.Set<StoredBookmark>()
            .Where(row => query.InstanceId == null || row.InstanceId == query.InstanceId)
            .Where(row => query.CorrelationId == null || row.CorrelationId == query.CorrelationId);

    // All who listen at the most specific place where anybody does.
    private static IReadOnlyList<HttpListener> AtFirst<TRow>(
        List<Place> places,
        List<TRow> rows,
        Func<TRow, string> hashOf,
        Func<TRow, IReadOnlyDictionary<string, object?>, HttpListener> listener
    )
    {
        var byHash = rows.ToLookup(hashOf, StringComparer.Ordinal);
        return places.Find(place => byHash.Contains(place.Hash)) is { } first
            ? [.. byHash[first.Hash].Select(row => listener(row, first.RouteValues))]
            : [];
    }

    private static HttpEndpointPayload Read(string payload) =>
        JsonSerializer.Deserialize<HttpEndpointPayload>(payload)!;

    private sealed record Place(string Hash, IReadOnlyDictionary<string, object?> RouteValues);
}
