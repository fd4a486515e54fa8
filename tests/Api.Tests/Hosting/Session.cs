using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Workflows.Api.Tests.Hosting;

/// <summary>A person at work: sends requests and reads what comes back as JSON.</summary>
public sealed class Session(HttpClient client, string userName)
{
    public string UserName { get; } = userName;

    public async Task SignInAsync(string password)
    {
        using var response = await client.PostAsJsonAsync("/api/session", new { userName = UserName, password });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>Gets a resource that must be there.</summary>
    public async Task<JsonNode> GetAsync(string path) =>
        (await SendAsync(HttpMethod.Get, path)).Body(HttpStatusCode.OK);

    /// <summary>Gets every row of a paged list.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string path)
    {
        var page = await GetAsync(path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "pageSize=200");
        Assert.Equal((int)page["total"]!, page["items"]!.AsArray().Count);
        return [.. page["items"]!.AsArray().Select(item => item!)];
    }

    /// <summary>Posts something that must be accepted.</summary>
    public async Task<JsonNode> PostAsync(string path, object? body = null, string? key = null)
    {
        var answer = await SendAsync(HttpMethod.Post, path, body, key);
        Assert.True(
            answer.Status is HttpStatusCode.OK or HttpStatusCode.Created,
            $"{UserName} {path}: {answer.Status} {answer.Json}"
        );
        return answer.Json!;
    }

    /// <summary>Posts something that must be refused with this status; returns the problem.</summary>
    public async Task<JsonNode> RefusedAsync(
        HttpStatusCode status,
        string path,
        object? body = null,
        string? key = null
    ) => (await SendAsync(HttpMethod.Post, path, body, key)).Problem(status);

    /// <summary>Opens an answer that goes on while it is read.</summary>
    public async Task<StreamReader> OpenAsync(string path) =>
        new(await client.GetStreamAsync(new Uri(path, UriKind.Relative)));

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = ToContent(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            text.Length == 0 ? null : JsonNode.Parse(text)
        );
    }

    /// <summary>Posts something that is answered with a text that is no JSON.</summary>
    public async Task<string> PostTextAsync(string path, object body)
    {
        using var response = await client.PostAsync(path, ToContent(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Gets something that is no JSON, with its headers.</summary>
    public Task<HttpResponseMessage> FetchAsync(string path) => client.GetAsync(path);

    public async Task<HttpResponseMessage> FetchUnlessAsync(string path, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(known);
        return await client.SendAsync(request);
    }

    public Task<byte[]> DownloadAsync(string path) => client.GetByteArrayAsync(path);

    private static HttpContent? ToContent(object? body) =>
        body switch
        {
            null => null,
            HttpContent content => content,
            string text => new StringContent(text, Encoding.UTF8, "text/plain"),
            _ => JsonContent.Create(body, options: WorkflowsJson.Options),
        };
}

/// <summary>What the service answered.</summary>
public sealed record Answer(HttpStatusCode Status, string? MediaType, JsonNode? Json)
{
    public JsonNode Body(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"{Status}, not {expected}: {Json}");
        return Json!;
    }

    /// <summary>The problem details, with the fields every refusal has.</summary>
    public JsonNode Problem(HttpStatusCode expected)
    {
        var problem = Body(expected);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal((int)expected, (int)problem["status"]!);
        Assert.NotNull(problem["code"]);
        Assert.NotEmpty((string)problem["detail"]!);
        return problem;
    }
}
