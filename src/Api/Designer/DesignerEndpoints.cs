using Workflows.Api.Auth;

namespace Workflows.Api.Designer;

/// <summary>What the designer's page needs besides <c>/elsa/api</c>, for office admins.</summary>
internal static class DesignerEndpoints
{
    /// <summary>Maps Studio's files; without them the designer's page says that they are missing.</summary>
    public static void MapDesigner(this WebApplication app)
    {
        var studio = app.MapGroup(StudioFiles.Path).RequireAuthorization(OfficeAdmins.Policy).ExcludeFromDescription();
        var folder = Path.Combine(app.Environment.ContentRootPath, "studio");
        if (StudioFiles.In(folder) is not { } files)
        {
            studio.MapGet("/{**path}", () => Results.NotFound());
            return;
        }

        studio.MapGet(
            "/",
            (HttpRequest request) => Results.Redirect($"{StudioFiles.Path}/{files.Version}/{request.QueryString}")
        );
        studio.MapGet("/host/{**path}", files.OfHost);
        studio.MapGet(
            $"/{files.Version}/{{**path}}",
            (HttpContext context, string? path) => files.OfPackage(context, path ?? "")
        );
    }
}
