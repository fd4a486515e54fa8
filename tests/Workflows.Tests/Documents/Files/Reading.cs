using Workflows.Documents;
using Workflows.Documents.Files;

namespace Workflows.Tests.Documents.Files;

/// <summary>What a test asks of a file: its text, or why it has none.</summary>
public static class Reading
{
    public static string Text(byte[] content, string? name = null, string? contentType = null) =>
        new DocumentFile(content, name, contentType).ReadText(new FileLimits());

    /// <summary>The text without blank lines at either end.</summary>
    public static string Trimmed(byte[] content) => Text(content).Trim('\n');

    public static void AssertRefused(string code, byte[] content, FileLimits? limits = null, string? name = null)
    {
        var refusal = Assert.Throws<DocumentException>(() =>
            new DocumentFile(content, name).ReadText(limits ?? new FileLimits())
        );
        Assert.Equal(code, refusal.Code);
        Assert.Contains("请", refusal.Message, StringComparison.Ordinal);
    }
}
