namespace Workflows.Http;

/// <summary>Settings of the section <c>Http</c>: how flows are called from outside.</summary>
public sealed record HttpOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Http";

    /// <summary>The path below which flows listen.</summary>
    public string BasePath { get; init; } = "/workflows";

    /// <summary>How long a caller is kept waiting where the endpoint says nothing.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many bytes of a body are read where the endpoint says nothing.</summary>
    public long RequestSizeLimit { get; init; } = 5_000_000;

    /// <summary>Whether the values make sense.</summary>
    public bool IsValid =>
        BasePath.Length > 1
        && BasePath.StartsWith('/')
        && !BasePath.EndsWith('/')
        && RequestTimeout > TimeSpan.Zero
        && RequestSizeLimit > 0;
}
