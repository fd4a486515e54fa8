using System.Net.Mime;
using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using Microsoft.Net.Http.Headers;
using Workflows.Approvals;

namespace Workflows.Api.Studio;

/// <summary>What a designer may use: activities, expressions, types and strategies.</summary>
internal static class DescriptorEndpoints
{
    public static void MapDescriptors(this IEndpointRouteBuilder elsa)
    {
        var descriptors = elsa.MapGroup("/descriptors");
        descriptors.MapGet("/activities", ActivitiesAsync).WithName("ListActivityDescriptors");
        descriptors.MapGet("/activities/{typeName}", ActivityAsync).WithName("GetActivityDescriptor");
        descriptors
            .MapPost("/activities/{typeName}/options/{propertyName}", OptionsAsync)
            .WithName("GetActivityDescriptorOptions");
        descriptors.MapGet("/expression-descriptors", Expressions).WithName("ListExpressionDescriptors");
        descriptors.MapGet("/variables", () => List([.. VariableTypes])).WithName("ListVariableTypes");
        descriptors.MapGet("/storage-drivers", StorageDrivers).WithName("ListStorageDrivers");
        descriptors.MapGet("/workflow-activation-strategies", Activations).WithName("ListActivationStrategies");
        descriptors.MapGet("/incident-strategies", Incidents).WithName("ListIncidentStrategies");
        descriptors.MapGet("/log-persistence-strategies", LogPersistence).WithName("ListLogPersistenceStrategies");
        // One burst is one commit, whatever a definition asks for; so none is offered.
        descriptors.MapGet("/commit-strategies/workflows", () => List()).WithName("ListWorkflowCommitStrategies");
        descriptors.MapGet("/commit-strategies/activities", () => List()).WithName("ListActivityCommitStrategies");
        descriptors.MapGet("/output-converters", () => List()).WithName("ListOutputConverters");
        elsa.MapGet("/resilience/strategies", () => List()).WithName("ListResilienceStrategies");
        elsa.MapGet("/features/installed", () => List()).WithName("ListInstalledFeatures");
        elsa.MapGet("/features/installed/{fullName}", Feature).WithName("GetInstalledFeature");
        elsa.MapGet("/package/version", Version).WithName("GetPackageVersion");
    }

    /// <summary>
    /// Every activity type, workflows usable as activities among them. Studio asks after every save, so an answer it
    /// has already is not sent again.
    /// </summary>
    private static async Task<IResult> ActivitiesAsync(
        GraphCompilation compilation,
        IMediator mediator,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var catalog = await compilation.CatalogAsync(cancellationToken);
        var json = new ActivityDescriptorJson(await OrganizationChoices.ReadAsync(mediator, cancellationToken));
        var content = JsonSerializer.SerializeToUtf8Bytes(
            Items([.. catalog.Descriptors.Select(json.Of)]),
            ElsaJson.Options
        );
        response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"");
        return Results.Bytes(content, MediaTypeNames.Application.Json, entityTag: tag);
    }

    /// <summary>One activity type; its newest version when none is named.</summary>
    private static async Task<IResult> ActivityAsync(
        string typeName,
        int? version,
        GraphCompilation compilation,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var catalog = await compilation.CatalogAsync(cancellationToken);
        var found = catalog.Find(typeName, version ?? 0) ?? throw new NotFoundException("活动类型", typeName);
        var json = new ActivityDescriptorJson(await OrganizationChoices.ReadAsync(mediator, cancellationToken));
        return Results.Json(json.Of(found), ElsaJson.Options);
    }

    /// <summary>What the editor of an input offers now.</summary>
    private static async Task<IResult> OptionsAsync(
        string typeName,
        string propertyName,
        int? version,
        GraphCompilation compilation,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var catalog = await compilation.CatalogAsync(cancellationToken);
        var found = catalog.Find(typeName, version ?? 0) ?? throw new NotFoundException("活动类型", typeName);
        var input =
            found.Inputs.FirstOrDefault(input =>
                string.Equals(input.Name, propertyName, StringComparison.OrdinalIgnoreCase)
            ) ?? throw new NotFoundException("活动的输入", propertyName);
        var json = new ActivityDescriptorJson(await OrganizationChoices.ReadAsync(mediator, cancellationToken));
        return Results.Json(new { items = json.SpecificationsOf(found, input) }, ElsaJson.Options);
    }

    /// <summary>The expression types there are.</summary>
    private static IResult Expressions() =>
        List(
            Expression("Literal", "固定值", "json", isBrowsable: false),
            Expression("Object", "对象", "json", isBrowsable: false),
            Expression("JavaScript", "JavaScript", "javascript", isBrowsable: true),
            Expression("Liquid", "Liquid", "liquid", isBrowsable: true),
            Expression("Variable", "变量", "json", isBrowsable: true),
            Expression("Input", "流程输入", "json", isBrowsable: true)
        );

    /// <summary>Where variables may be kept; the first is what a new variable gets.</summary>
    private static IResult StorageDrivers() =>
        List(
            StorageDriver("WorkflowInstanceStorageDriver", "流程实例", 1),
            StorageDriver("MemoryStorageDriver", "内存", 0)
        );

    /// <summary>When a new instance may be made; the first holds when nothing is chosen.</summary>
    private static IResult Activations() =>
        List(
            Strategy("AllowAlwaysStrategy", "总是允许", "随时可以启动新的实例。"),
            Strategy("SingletonStrategy", "单例", "有实例在运行时，不再启动。"),
            Strategy("CorrelationStrategy", "按关联号", "有同一关联号的任何实例在运行时，不再启动。"),
            Strategy("CorrelatedSingletonStrategy", "按关联号单例", "本流程有同一关联号的实例在运行时，不再启动。")
        );

    /// <summary>What a failure does; the first holds when nothing is chosen.</summary>
    private static IResult Incidents() =>
        List(
            Strategy("FaultStrategy", "出错即终止", "一个活动出错，整个实例就出错。"),
            Strategy("ContinueWithIncidentsStrategy", "记录后继续", "记下出错的活动，其他分支继续。")
        );

    /// <summary>What the records of activities keep; the first holds when nothing is chosen.</summary>
    private static IResult LogPersistence() =>
        List(
            Strategy("Include", "记录", "输入和输出记入活动记录。"),
            Strategy("Exclude", "不记录", "输入和输出不记入活动记录。")
        );

    /// <summary>None of Elsa's optional features is announced, so none is there.</summary>
    private static IResult Feature(string fullName) => throw new NotFoundException("功能", fullName);

    /// <summary>The version of Elsa's packages whose API is spoken.</summary>
    private static IResult Version() => Results.Json(new { packageVersion = "3.8.2" }, ElsaJson.Options);

    private static readonly object[] VariableTypes =
    [
        VariableType("Object", "任意", "基本类型"),
        VariableType("String", "文本", "基本类型"),
        VariableType("Boolean", "是否", "基本类型"),
        VariableType("Int32", "整数", "基本类型"),
        VariableType("Int64", "长整数", "基本类型"),
        VariableType("Single", "单精度小数", "基本类型"),
        VariableType("Double", "双精度小数", "基本类型"),
        VariableType("Decimal", "十进制小数", "基本类型"),
        VariableType("Guid", "唯一标识", "基本类型"),
        VariableType("DateTime", "日期时间", "日期和时间"),
        VariableType("DateTimeOffset", "带时区的日期时间", "日期和时间"),
        VariableType("TimeSpan", "时长", "日期和时间"),
        VariableType("ByteArray", "字节", "数据"),
        VariableType("StringDictionary", "文本字典", "数据"),
        VariableType("ObjectDictionary", "对象字典", "数据"),
        VariableType("JSON", "JSON", "数据"),
        VariableType("JsonElement", "JSON 元素", "数据"),
        VariableType("JsonNode", "JSON 节点", "数据"),
        VariableType("JsonObject", "JSON 对象", "数据"),
    ];

    private static object VariableType(string typeName, string displayName, string category) =>
        new
        {
            typeName,
            displayName,
            category,
            description = (string?)null,
        };

    private static object Expression(string type, string displayName, string language, bool isBrowsable) =>
        new
        {
            type,
            displayName,
            isSerializable = true,
            isBrowsable,
            properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["MonacoLanguage"] = language },
        };

    private static object Strategy(string typeName, string displayName, string description) =>
        new
        {
            typeName,
            displayName,
            description,
        };

    private static object StorageDriver(string typeName, string displayName, int priority) =>
        new
        {
            typeName,
            displayName,
            priority,
            deprecated = false,
        };

    private static IResult List(params object[] items) => Results.Json(Items(items), ElsaJson.Options);

    private static object Items(object[] items) => new { items, count = items.Length };
}
