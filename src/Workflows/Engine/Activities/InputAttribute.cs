namespace Workflows.Engine.Activities;

/// <summary>Describes an input to designers and to the validator.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>The name shown to people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>One sentence for people.</summary>
    public string? Description { get; init; }

    /// <summary>The editor a designer offers, such as <c>single-line</c>; guessed from the type when null.</summary>
    public string? UIHint { get; init; }

    /// <summary>Whether a definition without it is refused by validation.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is evaluated before the activity executes; otherwise the activity asks for it.</summary>
    public bool AutoEvaluate { get; init; } = true;

    /// <summary>The choices a designer offers for a text or an enumeration.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>The expression type a designer offers first.</summary>
    public string DefaultSyntax { get; init; } = "Literal";
}
