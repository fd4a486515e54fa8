using System.Diagnostics;
using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>What Studio asks of the service, so that one can wait until it has come to rest.</summary>
internal sealed class StudioTraffic
{
    // Longer than Studio waits after a change before it saves.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly HashSet<IRequest> underWay = [];
    private readonly Stopwatch sinceLast = Stopwatch.StartNew();

    public StudioTraffic(IPage page)
    {
        page.Request += (_, request) => Note(request, () => underWay.Add(request));
        page.RequestFinished += (_, request) => Note(request, () => underWay.Remove(request));
        page.RequestFailed += (_, request) => Note(request, () => underWay.Remove(request));
    }

    /// <summary>Waits until nothing has been under way for a while.</summary>
    public async Task RestAsync()
    {
        var waited = Stopwatch.StartNew();
        while (!IsAtRest())
        {
            Assert.True(waited.Elapsed < Patience, "Studio does not come to rest.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private bool IsAtRest()
    {
        lock (underWay)
            return underWay.Count == 0 && sinceLast.Elapsed > Rest;
    }

    private void Note(IRequest request, Action note)
    {
        if (!request.Url.Contains("/elsa/api/", StringComparison.Ordinal))
            return;
        lock (underWay)
        {
            note();
            sinceLast.Restart();
        }
    }
}
