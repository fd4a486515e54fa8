namespace Workflows.Api.Tests.Hosting;

/// <summary>Files beside the tests.</summary>
public static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built program, to be run as a process of its own.</summary>
    public static string ServiceAssembly =>
        Path.Combine(
            Root,
            "src",
            "Api",
            "bin",
            AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug",
            "net10.0",
            "Workflows.Api.dll"
        );

    /// <summary>Our own condensed edition of the plan.</summary>
    public static string CondensedPlan => File.ReadAllText(Path.Combine(Root, "seeds", "plan.txt"));

    /// <summary>The full original beside the repository, or null where it is not.</summary>
    public static string? OriginalPlan
    {
        get
        {
            var folder = Path.Combine(Root, "..", "shared", "seeds");
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt") : [];
            return files.Length == 0 ? null : File.ReadAllText(files[0]);
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Workflows.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
