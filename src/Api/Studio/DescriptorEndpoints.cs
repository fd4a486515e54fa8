using Workflows.Approvals;
using Workflows.Engine.Activities;
using Workflows.Engine.Catalog;

namespace Workflows.Api.Studio;

/// <summary>What a designer may use: activities, expressions, types and strategies.</summary>
internal static class DescriptorEndpoints
{
    public static void MapDescriptors(this IEndpointRouteBuilder elsa)
    {
        var descriptors = elsa.MapGroup("/descriptors");
        descriptors.MapGet("/activities", ActivitiesAsync).WithName("ListActivityDescriptors");
        descriptors.MapGet("/expression-descriptors", Expressions).WithName("ListExpressionDescriptors");
        descriptors.MapGet("/variables", Variables).WithName("ListVariableTypes");
        descriptors
            .MapGet(
                "/storage-drivers",
                () =>
                    List(
                        StorageDriver("WorkflowInstanceStorageDriver", "流程实例", 1),
                        StorageDriver("MemoryStorageDriver", "内存", 0)
                    )
            )
            .WithName("ListStorageDrivers");
        descriptors
            .MapGet(
                "/workflow-activation-strategies",
                () =>
                    List(
                        Strategy("AllowAlwaysStrategy", "总是允许"),
                        Strategy("SingletonStrategy", "单例"),
                        Strategy("CorrelationStrategy", "按关联号"),
                        Strategy("CorrelatedSingletonStrategy", "按关联号单例")
                    )
            )
            .WithName("ListActivationStrategies");
        descriptors
            .MapGet(
                "/incident-strategies",
                () =>
                    List(
                        Strategy("FaultStrategy", "出错即终止"),
                        Strategy("ContinueWithIncidentsStrategy", "记录后继续")
                    )
            )
            .WithName("ListIncidentStrategies");
        descriptors
            .MapGet(
                "/log-persistence-strategies",
                () => List(Strategy("Include", "记录"), Strategy("Exclude", "不记录"))
            )
            .WithName("ListLogPersistenceStrategies");
        descriptors.MapGet("/commit-strategies/workflows", () => List()).WithName("ListWorkflowCommitStrategies");
        descriptors.MapGet("/commit-strategies/activities", () => List()).WithName("ListActivityCommitStrategies");
        descriptors.MapGet("/output-converters", () => List()).WithName("ListOutputConverters");
        elsa.MapGet("/features/installed", () => List()).WithName("ListInstalledFeatures");
    }

    /// <summary>Every activity type, workflows usable as activities among them.</summary>
    private static async Task<IResult> ActivitiesAsync(
        GraphCompilation compilation,
        CancellationToken cancellationToken
    )
    {
        var catalog = await compilation.CatalogAsync(cancellationToken);
        return List([.. catalog.Descriptors.Select(Of)]);
    }

    /// <summary>The expression types there are.</summary>
    private static IResult Expressions() =>
        List(
            Expression("Literal", "json", isBrowsable: false),
            Expression("Object", "json", isBrowsable: false),
            Expression("JavaScript", "javascript", isBrowsable: true),
            Expression("Liquid", "liquid", isBrowsable: true),
            Expression("Variable", "json", isBrowsable: true),
            Expression("Input", "json", isBrowsable: true)
        );

    /// <summary>The types variables may have.</summary>
    private static IResult Variables() =>
        List([
            .. VariableTypes.Select(type => new
            {
                typeName = type,
                displayName = type,
                category = "Primitives",
                description = (string?)null,
            }),
        ]);

    private static readonly string[] VariableTypes =
    [
        "Object",
        "String",
        "Boolean",
        "Int32",
        "Int64",
        "Single",
        "Double",
        "Decimal",
        "Guid",
        "DateTime",
        "DateTimeOffset",
        "TimeSpan",
        "StringDictionary",
        "ObjectDictionary",
        "JSON",
        "JsonElement",
        "JsonNode",
        "JsonObject",
    ];

    private static object Of(ActivityDescriptor activity) =>
        new
        {
            activity.TypeName,
            Namespace = activity.Ns,
            activity.Name,
            activity.Version,
            activity.Category,
            activity.DisplayName,
            Description = activity.Description ?? "",
            Kind = activity.Kind is ActivityKind.Trigger ? "Trigger" : "Action",
            activity.IsContainer,
            activity.IsBrowsable,
            activity.IsStart,
            activity.IsTerminal,
            Inputs = activity.Inputs.Select((input, order) => Of(input, order)),
            Outputs = activity.Outputs.Select(
                (output, order) =>
                    new
                    {
                        output.Name,
                        output.DisplayName,
                        output.TypeName,
                        Description = "",
                        Order = order,
                        IsBrowsable = true,
                        output.IsSynthetic,
                    }
            ),
            Ports = Ports(activity),
            activity.CustomProperties,
            ConstructionProperties = new { },
        };

    private static object Of(InputDescriptor input, int order) =>
        new
        {
            input.Name,
            input.DisplayName,
            input.TypeName,
            Description = input.Description ?? "",
            Order = order,
            IsBrowsable = true,
            input.IsSynthetic,
            input.IsWrapped,
            UiHint = HintOf(input),
            Category = (string?)null,
            input.DefaultValue,
            input.DefaultSyntax,
            IsReadOnly = false,
            IsSensitive = false,
            StorageDriverType = (string?)null,
            UiSpecifications = input.Options.Count == 0
                ? (object)new { }
                : new
                {
                    dropdown = new
                    {
                        selectList = new
                        {
                            items = input.Options.Select(option => new { text = option, value = option }),
                            isFlagsEnum = false,
                        },
                    },
                },
        };

    private static IEnumerable<object> Ports(ActivityDescriptor activity)
    {
        var embedded = activity.Ports.Select(port => Port(port, "Embedded"));
        return activity.IsTerminal
            ? embedded
            : embedded.Concat(activity.Outcomes.Select(outcome => Port(outcome, "Flow")));
    }

    private static object Port(string name, string type) =>
        new
        {
            name,
            displayName = name,
            type,
            isBrowsable = true,
        };

    // The designer's names have no hyphen.
    private static string HintOf(InputDescriptor input) =>
        input.UIHint switch
        {
            "single-line" => "singleline",
            "multi-line" => "multiline",
            _ => input.UIHint,
        };

    private static object Expression(string type, string language, bool isBrowsable) =>
        new
        {
            type,
            displayName = type,
            isSerializable = true,
            isBrowsable,
            properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["MonacoLanguage"] = language },
        };

    private static object Strategy(string typeName, string displayName) =>
        new
        {
            typeName,
            displayName,
            description = "",
        };

    private static object StorageDriver(string typeName, string displayName, int priority) =>
        new
        {
            typeName,
            displayName,
            priority,
            deprecated = false,
        };

    private static IResult List(params object[] items) =>
        Results.Json(new { items, count = items.Length }, ElsaJson.Options);
}
