using Microsoft.AspNetCore.ResponseCompression;

namespace Workflows.Api.Pages;

/// <summary>Serves the page: its built files, and for every address of its own the one document that shows it.</summary>
internal static class PagesModule
{
    // Vite names what lies here after its content, so a browser need never ask again.
    private const string HashedAssets = "/assets";

    private static readonly string[] s_servicePaths =
    [
        "/api",
        "/elsa",
        "/health",
        "/hangfire",
        "/openapi",
        "/reference",
        "/studio",
        "/workflows",
    ];

    public static void AddPages(this IServiceCollection services) =>
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            // Answers of the API hold secrets beside what a caller may choose, so they stay uncompressed.
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "image/svg+xml"];
        });

    /// <summary>Before sign-in is looked at: the page itself is public, what it shows is not.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use(
            (context, next) =>
            {
                if (IsPage(context.Request) && !Path.HasExtension(context.Request.Path))
                    context.Request.Path = "/index.html";
                return next(context);
            }
        );
        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = file =>
                    file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments(
                        HashedAssets,
                        StringComparison.Ordinal
                    )
                        ? "public, max-age=31536000, immutable"
                        : "no-cache",
            }
        );
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !Array.Exists(
            s_servicePaths,
            path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)
        );
}
