using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>Elsa Studio in the frame of the designer's page.</summary>
public sealed class StudioPage(IPage page)
{
    // Its runtime alone takes a while on a small machine.
    private const float Opening = 90_000;

    /// <summary>What is inside the frame.</summary>
    public IFrameLocator Frame { get; } = page.FrameLocator("iframe");

    /// <summary>Waits until the flow is on the canvas.</summary>
    public async Task WaitAsync()
    {
        await Assertions
            .Expect(Frame.Locator("elsa-activity-wrapper").First)
            .ToBeVisibleAsync(new() { Timeout = Opening });
        await Assertions.Expect(Frame.Locator("#loading")).ToHaveCountAsync(0);
    }

    /// <summary>A step on the canvas.</summary>
    public ILocator Step(string title) =>
        Frame.Locator("elsa-activity-wrapper").Filter(new() { HasText = title }).First;
}
