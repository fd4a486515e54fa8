using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Api.Tests.Hosting;
using Workflows.Persistence;

namespace Workflows.Api.Tests.Studio;

/// <summary>Every route by which flows are designed and tried is for office admins alone.</summary>
public sealed class RouteTests(SharedServices services)
{
    private static readonly string[] s_designing = ["/elsa/api", "/api/definitions", "/studio"];

    [Theory]
    [InlineData("xuanchuan.handler")]
    [InlineData("zuzhi.head")]
    [InlineData("auditor")]
    public async Task Nobody_but_an_office_admin_reaches_any_route(string userName)
    {
        var service = services.On(DatabaseProvider.Sqlite);
        var session = await service.SignInAsync(userName);
        var routes = Routes(service).ToList();

        Assert.True(routes.Count > 60, $"{routes.Count} routes");
        foreach (var (method, path, takesFiles) in routes)
        {
            using var files = new MultipartFormDataContent { { new StringContent("{}"), "files", "a.json" } };
            object? body =
                takesFiles ? files
                : method == HttpMethod.Get ? null
                : new { };
            var answer = await session.SendAsync(method, path, body);
            Assert.True(answer.Status is HttpStatusCode.Forbidden, $"{method} {path}: {answer.Status}");
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so_on_every_route()
    {
        var service = services.On(DatabaseProvider.Sqlite);
        using var client = service.Anonymous();
        foreach (var (method, path, takesFiles) in Routes(service))
        {
            using var request = new HttpRequestMessage(method, path);
            if (takesFiles)
                request.Content = new MultipartFormDataContent { { new StringContent("{}"), "files", "a.json" } };
            else if (method != HttpMethod.Get)
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{method} {path}: {answer.StatusCode}");
        }
    }

    private static IEnumerable<(HttpMethod Method, string Path, bool TakesFiles)> Routes(Service service) =>
        from endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where s_designing.Any(under => endpoint.RoutePattern.RawText!.StartsWith(under, StringComparison.Ordinal))
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        let accepted = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes
        select (new HttpMethod(method), PathOf(endpoint), accepted?.Contains("multipart/form-data") == true);

    private static string PathOf(RouteEndpoint endpoint) =>
        "/"
        + string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal
                            ? literal.Content
                            : "1"
                    )
                )
            )
        );
}
