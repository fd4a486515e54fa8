using Workflows.Documents;

namespace Workflows.Tests.Documents;

/// <summary>Our own condensed edition of the plan, the file a new installation starts from.</summary>
internal static class CondensedEdition
{
    public static string Text { get; } =
        DocumentText.Decode(File.ReadAllBytes(Path.Combine(SharedFiles.RepositoryRoot, "seeds", "plan.txt")));

    public static PlanDraft Read() => PlanReader.Read(Text);
}
