using System.Text;

namespace Workflows.Documents.Files;

/// <summary>Tells the kind of a file by its content; a name or a declared type only tells texts apart.</summary>
internal static class FileKinds
{
    private const int HeadLength = 1024;

    private static readonly (byte[] Start, string What)[] Others =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "图片"),
        ([0xFF, 0xD8, 0xFF], "图片"),
        ([.. "GIF8"u8], "图片"),
        ([.. "II*\0"u8], "图片"),
        ([.. "MM\0*"u8], "图片"),
        ([.. "{\\rtf"u8], "RTF文件"),
        ([.. "Rar!"u8], "压缩包"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "压缩包"),
        ([0x1F, 0x8B], "压缩包"),
        ([.. "%!PS"u8], "PostScript文件"),
    ];

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The kind of a file.</summary>
    /// <exception cref="DocumentException">The file is of a kind that cannot be read.</exception>
    public static FileKind Of(DocumentFile file)
    {
        ReadOnlySpan<byte> content = file.Content;
        var head = content[..Math.Min(content.Length, HeadLength)];
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
        {
            return FileKind.Package;
        }

        if (head.IndexOf("%PDF-"u8) >= 0)
        {
            return FileKind.Pdf;
        }

        if (head.StartsWith(CompoundFile))
        {
            throw IsEncryptedPackage(content)
                ? FileRefusals.Encrypted()
                : FileRefusals.Kind("旧版Office文件（doc、xls、wps）");
        }

        foreach (var (start, what) in Others)
        {
            if (head.StartsWith(start))
            {
                throw FileRefusals.Kind(what);
            }
        }

        return IsHtml(file, head) ? FileKind.Html : FileKind.Text;
    }

    private static bool IsEncryptedPackage(ReadOnlySpan<byte> content) =>
        content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static bool IsHtml(DocumentFile file, ReadOnlySpan<byte> head)
    {
        if (MediaType.IsHtml(file.ContentType))
        {
            return true;
        }

        // The zero bytes of UTF-16 stand between the letters of a tag.
        var start = Encoding
            .ASCII.GetString(head)
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('?', ' ', '\r', '\n', '\t');
        if (StartsWithTag(start))
        {
            return true;
        }

        return Path.GetExtension(file.Name) is { } extension
            && (
                extension.Equals(".htm", StringComparison.OrdinalIgnoreCase)
                || extension.Equals(".html", StringComparison.OrdinalIgnoreCase)
            )
            && start.Contains('<', StringComparison.Ordinal);
    }

    private static bool StartsWithTag(string start) =>
        start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
        || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
        || start.StartsWith("<head", StringComparison.OrdinalIgnoreCase)
        || start.StartsWith("<body", StringComparison.OrdinalIgnoreCase)
        || (
            start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            && start.Contains("<html", StringComparison.OrdinalIgnoreCase)
        );
}
