using System.Collections;
using System.Reflection;
using System.Text.Json;
using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;

namespace Workflows.Engine.Catalog;

/// <summary>An activity class, looked at once: how to make one and what JSON its properties are filled from.</summary>
internal sealed class ActivityType
{
    private readonly Type _type;

    private ActivityType(Type type, ActivityDescriptor descriptor, IReadOnlyList<ActivityProperty> properties)
    {
        _type = type;
        Descriptor = descriptor;
        Properties = properties;
    }

    /// <summary>What designers know about the type.</summary>
    public ActivityDescriptor Descriptor { get; }

    /// <summary>The properties that JSON fills, in declaration order.</summary>
    public IReadOnlyList<ActivityProperty> Properties { get; }

    /// <summary>Makes an empty activity.</summary>
    public Activity Create() => (Activity)Activator.CreateInstance(_type, nonPublic: true)!;

    /// <summary>Looks at a class.</summary>
    /// <exception cref="ArgumentException">The class isn't an activity with an <see cref="ActivityAttribute"/>.</exception>
    public static ActivityType Of(Type type)
    {
        var attribute = type.GetCustomAttribute<ActivityAttribute>();
        if (attribute is null || !typeof(Activity).IsAssignableFrom(type))
            throw new ArgumentException(
                $"{type.FullName} is not an activity with an [Activity] attribute.",
                nameof(type)
            );

        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.SetMethod is not null)
            .OrderBy(property => property.MetadataToken)
            .Select(property => new ActivityProperty(property))
            .ToArray();
        return new ActivityType(type, Describe(type, attribute, properties), properties);
    }

    private static ActivityDescriptor Describe(
        Type type,
        ActivityAttribute attribute,
        IReadOnlyList<ActivityProperty> properties
    )
    {
        var sample = (Activity)Activator.CreateInstance(type, nonPublic: true)!;
        var outcomes = type.GetCustomAttribute<OutcomesAttribute>();
        return new ActivityDescriptor
        {
            TypeName = attribute.TypeName ?? $"{attribute.Ns}.{type.Name}",
            Ns = attribute.Ns,
            Name = type.Name,
            Version = attribute.Version,
            Category = attribute.Category,
            DisplayName = attribute.DisplayName ?? type.Name,
            Description = attribute.Description,
            Kind = attribute.Kind,
            IsContainer = attribute.IsContainer,
            IsStart = attribute.IsStart,
            IsTerminal = attribute.IsTerminal,
            IsBrowsable = attribute.IsBrowsable,
            Inputs = [.. properties.Select(property => property.DescribeInput(sample)).OfType<InputDescriptor>()],
            Outputs = [.. properties.Select(property => property.DescribeOutput(sample)).OfType<OutputDescriptor>()],
            Ports = [.. properties.Where(property => property.IsPort).Select(property => property.JsonName)],
            Outcomes = outcomes?.Names ?? [Activity.Done],
        };
    }
}

/// <summary>A property of an activity class that JSON fills.</summary>
internal sealed class ActivityProperty(PropertyInfo property)
{
    private readonly InputAttribute? _attribute = property.GetCustomAttribute<InputAttribute>();

    /// <summary>The property's name.</summary>
    public string Name => property.Name;

    /// <summary>The name it has in JSON.</summary>
    public string JsonName { get; } =
        property.GetCustomAttribute<PortAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>The property's type.</summary>
    public Type Type => property.PropertyType;

    /// <summary>Whether the value is evaluated before the activity executes.</summary>
    public bool AutoEvaluate => _attribute?.AutoEvaluate ?? true;

    /// <summary>Whether a definition without it is refused by validation.</summary>
    public bool IsRequired => _attribute?.IsRequired == true;

    /// <summary>Whether it embeds one child.</summary>
    public bool IsPort => Type == typeof(ActivityNode);

    /// <summary>Reads the property.</summary>
    public object? Get(object activity) => property.GetValue(activity);

    /// <summary>Fills the property.</summary>
    public void Set(object activity, object? value) => property.SetValue(activity, value);

    /// <summary>Describes an input; null when the property is something else.</summary>
    public InputDescriptor? DescribeInput(Activity sample)
    {
        var value = Get(sample);
        if (value is Output || IsPort || IsContainerPart)
            return null;
        var input = value as Input;
        var type = input?.ValueType ?? Type;
        return new InputDescriptor(
            Name,
            TypeAliases.NameOf(type),
            _attribute?.DisplayName ?? Name,
            _attribute?.Description,
            _attribute?.UIHint ?? GuessUIHint(type),
            input is null ? value : input.DefaultValue,
            IsRequired,
            IsWrapped: input is not null,
            IsSynthetic: false,
            _attribute?.Options ?? (type.IsEnum ? Enum.GetNames(type) : []),
            _attribute?.DefaultSyntax ?? "Literal"
        );
    }

    /// <summary>Describes an output; null when the property is something else.</summary>
    public OutputDescriptor? DescribeOutput(Activity sample) =>
        Get(sample) is Output output
            ? new OutputDescriptor(Name, TypeAliases.NameOf(output.ValueType), Name, IsSynthetic: false)
            : null;

    // What a container is made of is no input that a designer edits as a value.
    private bool IsContainerPart =>
        typeof(IEnumerable<ActivityNode>).IsAssignableFrom(Type)
        || typeof(IEnumerable<VariableDefinition>).IsAssignableFrom(Type)
        || Type == typeof(JsonElement);

    private static string GuessUIHint(Type type)
    {
        if (type == typeof(bool))
            return "checkbox";
        if (type.IsEnum)
            return "dropdown";
        if (type == typeof(DateTimeOffset))
            return "datetime-picker";
        if (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type))
            return "json-editor";
        return "single-line";
    }
}
