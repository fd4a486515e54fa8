using System.IO.Compression;
using System.Text;

namespace Workflows.Tests.Documents.Files;

/// <summary>Packs named parts, as Word and Excel do.</summary>
public static class Zip
{
    public static byte[] Of(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
