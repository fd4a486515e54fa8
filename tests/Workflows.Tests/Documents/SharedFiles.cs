namespace Workflows.Tests.Documents;

/// <summary>Real public documents kept beside the repository; tests that need them are skipped without them.</summary>
internal static class SharedFiles
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string Require(string folder, string pattern)
    {
        var path = Path.Combine(RepositoryRoot, "..", "shared", folder);
        if (!Directory.Exists(path))
        {
            Assert.Skip($"The folder shared/{folder} does not stand beside the repository.");
        }

        return Assert.Single(Directory.GetFiles(path, pattern));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workflows.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above holds Workflows.sln.");
    }
}
