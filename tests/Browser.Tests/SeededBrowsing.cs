namespace Workflows.Browser.Tests;

/// <summary>The service with the demonstration plan handed out, and a browser.</summary>
public sealed class SeededBrowsing() : Browsing("--Data:SeedPlan=true");
