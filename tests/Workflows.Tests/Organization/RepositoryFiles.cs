namespace Workflows.Tests.Organization;

/// <summary>Files as the repository ships them.</summary>
internal static class RepositoryFiles
{
    public static string Path(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Workflows.sln")))
            folder = folder.Parent;

        return System.IO.Path.Combine(folder?.FullName ?? "", relative);
    }
}
