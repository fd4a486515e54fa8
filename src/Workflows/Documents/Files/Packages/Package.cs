using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Workflows.Documents.Files.Packages;

/// <summary>
/// A .docx or .xlsx: a zip of XML parts that refer to each other. Nothing outside of it is ever read, a document type
/// (and with it every entity) is refused, and only the parts asked for are unpacked.
/// </summary>
internal sealed class Package : IDisposable
{
    private static readonly XmlReaderSettings Hardened = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive archive;
    private readonly FileLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    /// <summary>Opens a package.</summary>
    /// <exception cref="InvalidDataException">It is no zip.</exception>
    /// <exception cref="DocumentException">It holds too many parts, or encrypted ones.</exception>
    public Package(byte[] content, FileLimits limits)
    {
        this.limits = limits;
        archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > limits.MaxEntries)
        {
            throw FileRefusals.TooManyEntries(limits.MaxEntries);
        }

        foreach (var entry in archive.Entries)
        {
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    public bool Has(string name) => parts.ContainsKey(name);

    /// <summary>Reads a part from its beginning; null when there is none of that name.</summary>
    public XmlReader? Open(string? name)
    {
        if (name is null || !parts.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw FileRefusals.Encrypted();
        }

        return XmlReader.Create(new LimitedStream(entry.Open(), entry.CompressedLength, limits, Count), Hardened);
    }

    /// <summary>A part as a whole, for the small ones; null when there is none of that name.</summary>
    public XElement? Load(string? name)
    {
        using var reader = Open(name);
        return reader is null ? null : XElement.Load(reader);
    }

    /// <summary>The parts that a part refers to, as (kind, id, name); what lies outside the package is left out.</summary>
    public IEnumerable<(string Kind, string Id, string Name)> Relations(string? source)
    {
        var folder = source is null ? "" : source[..(source.LastIndexOf('/') + 1)];
        var list = Load($"{folder}_rels/{source?[folder.Length..]}.rels");
        foreach (var relation in list?.Elements() ?? [])
        {
            if (relation.Is("TargetMode", "External") || relation.Get("Target") is not { } target)
            {
                continue;
            }

            var kind = relation.Get("Type") ?? "";
            yield return (kind[(kind.LastIndexOf('/') + 1)..], relation.Get("Id") ?? "", Resolve(folder, target));
        }
    }

    /// <summary>The part of a kind that a part refers to; null when it refers to none.</summary>
    public string? Related(string? source, string kind) =>
        Relations(source).FirstOrDefault(relation => relation.Kind.Equals(kind, StringComparison.Ordinal)).Name;

    public void Dispose() => archive.Dispose();

    private static string Resolve(string folder, string target)
    {
        var names = new List<string>();
        foreach (var name in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (name is ".." && names.Count > 0)
            {
                names.RemoveAt(names.Count - 1);
            }
            else if (name is not ("" or "." or ".."))
            {
                names.Add(name);
            }
        }

        return string.Join('/', names);
    }

    private void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.MaxUnpackedBytes)
        {
            throw FileRefusals.Unpacked();
        }
    }
}
