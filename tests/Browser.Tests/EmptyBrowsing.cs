namespace Workflows.Browser.Tests;

/// <summary>The service with an organisation and no plan yet, and a browser.</summary>
public sealed class EmptyBrowsing() : Browsing("--Data:SeedPlan=false");
