using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Workflows.Api.Designer;

/// <summary>
/// The files of Elsa Studio as its npm package has them, and the few of ours around them. Most are kept only as the
/// package's <c>.br</c> and <c>.gz</c> twins.
/// </summary>
/// <remarks>The package's version is part of its files' address, so a browser keeps them for good.</remarks>
internal sealed class StudioFiles
{
    /// <summary>Where Studio lives.</summary>
    public const string Path = "/studio";

    private const string Forever = "private, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    // The hash is that of the one script the editor writes into the page: what Ctrl+S does.
    private const string ContentSecurity =
        "default-src 'self'; "
        + "script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'self'; base-uri 'self'; form-action 'none'";

    private static readonly FileExtensionContentTypeProvider s_types = new()
    {
        Mappings = { [".dat"] = "application/octet-stream" },
    };

    private readonly PhysicalFileProvider packageFiles;
    private readonly PhysicalFileProvider hostFiles;

    private StudioFiles(PhysicalFileProvider package, PhysicalFileProvider host, string version) =>
        (packageFiles, hostFiles, Version) = (package, host, version);

    /// <summary>The package's version.</summary>
    public string Version { get; }

    /// <summary>Finds the files below a folder; null when the service was built without them.</summary>
    public static StudioFiles? In(string folder)
    {
        var package = System.IO.Path.Combine(folder, "package");
        var manifest = System.IO.Path.Combine(package, "package.json");
        if (!File.Exists(manifest))
            return null;
        var version = (string)JsonNode.Parse(File.ReadAllText(manifest))!["version"]!;
        return new StudioFiles(new(package), new(System.IO.Path.Combine(folder, "host")), version);
    }

    /// <summary>A file of the package, in the smallest form the caller takes.</summary>
    public IResult OfPackage(HttpContext context, string path)
    {
        if (path.Length == 0)
            return Document(context);

        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var headers = context.Response.Headers;
        headers.CacheControl = Forever;
        headers.Vary = HeaderNames.AcceptEncoding;
        foreach (var (encoding, extension) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            var twin = packageFiles.GetFileInfo(path + extension);
            if (!twin.Exists || !accepted.Any(one => one.Value == encoding && one.Quality is null or > 0))
                continue;
            headers.ContentEncoding = encoding;
            return Send(twin, path);
        }
        var file = packageFiles.GetFileInfo(path);
        if (file.Exists)
            return Send(file, path);
        var packed = packageFiles.GetFileInfo(path + ".gz");
        if (packed.Exists)
            return Results.Stream(new GZipStream(packed.CreateReadStream(), CompressionMode.Decompress), TypeOf(path));
        return Missing(context);
    }

    /// <summary>A file of ours.</summary>
    public IResult OfHost(HttpContext context, string path)
    {
        context.Response.Headers.CacheControl = AskAgain;
        var file = hostFiles.GetFileInfo(path);
        return file.Exists ? Send(file, path) : Missing(context);
    }

    // The page must lie below the package's files, since Blazor takes its own address from it.
    private IResult Document(HttpContext context)
    {
        context.Response.Headers.CacheControl = AskAgain;
        context.Response.Headers.ContentSecurityPolicy = ContentSecurity;
        return Send(hostFiles.GetFileInfo("index.html"), "index.html");
    }

    private static IResult Missing(HttpContext context)
    {
        context.Response.Headers.CacheControl = AskAgain;
        return Results.NotFound();
    }

    private static IResult Send(IFileInfo file, string path) =>
        Results.File(
            file.PhysicalPath!,
            TypeOf(path),
            lastModified: file.LastModified,
            entityTag: new EntityTagHeaderValue($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\"")
        );

    private static string TypeOf(string path) =>
        s_types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
}
