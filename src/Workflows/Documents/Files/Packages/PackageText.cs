using System.Xml;
using Workflows.Documents.Files.Sheets;
using Workflows.Documents.Files.Word;

namespace Workflows.Documents.Files.Packages;

/// <summary>Reads a .docx or .xlsx, whichever its own table of contents says it is.</summary>
internal static class PackageText
{
    /// <summary>The plain text of the document in a package.</summary>
    /// <exception cref="DocumentException">It is damaged, hostile, or something else in a zip.</exception>
    public static string Read(byte[] content, FileLimits limits)
    {
        try
        {
            using var package = new Package(content, limits);
            var main = package.Related(source: null, "officeDocument");
            if (main is null)
            {
                throw FileRefusals.Kind(package.Has("OFD.xml") ? "OFD文件" : "压缩包");
            }

            return RootOf(package, main) switch
            {
                null => throw FileRefusals.Damaged("Office"),
                "document" => WordText.Read(package, main, limits),
                "workbook" => SheetText.Read(package, main, limits),
                _ => throw FileRefusals.Kind("演示文稿等其他Office文件"),
            };
        }
        catch (Exception broken)
            when (broken is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            throw FileRefusals.Damaged("docx或xlsx");
        }
    }

    private static string? RootOf(Package package, string part)
    {
        using var reader = package.Open(part);
        return reader?.MoveToContent() is XmlNodeType.Element ? reader.LocalName : null;
    }
}
