namespace Workflows.Engine.Expressions;

/// <summary>A prepared expression of a definition. Immutable and shared by all instances.</summary>
public abstract class Expression
{
    /// <summary>Why the expression can't work, for validation; null when nothing is wrong with it.</summary>
    public virtual string? Problem => null;

    /// <summary>The names the expression refers to, as far as they can be told without evaluating it.</summary>
    internal virtual IReadOnlyList<ExpressionReference> References => [];

    /// <summary>Computes the value in a scope, not yet converted to what the input asks for.</summary>
    public abstract object? Evaluate(ExpressionScope scope);

    /// <summary>Computes the value as a given type.</summary>
    /// <exception cref="ValueConversionException">Malformed JSON, or a number out of range.</exception>
    public virtual object? Evaluate(ExpressionScope scope, Type type) => ValueConverter.Convert(Evaluate(scope), type);
}

/// <summary>A value written down.</summary>
/// <param name="value">A string, a boolean or the text of a number.</param>
public sealed class LiteralExpression(object? value) : Expression
{
    /// <summary>The value as written.</summary>
    public object? Value { get; } = value;

    /// <inheritdoc/>
    public override object? Evaluate(ExpressionScope scope) => Value;
}

/// <summary>JSON text; it stays text where any object is welcome (measured on Elsa).</summary>
/// <param name="text">The JSON, or plain text.</param>
public sealed class ObjectExpression(string? text) : Expression
{
    /// <summary>The JSON as written; null when there is none.</summary>
    public string? Text { get; } = string.IsNullOrWhiteSpace(text) ? null : text;

    /// <inheritdoc/>
    public override object? Evaluate(ExpressionScope scope) => Text;
}

/// <summary>An expression in a language this engine doesn't speak. It evaluates to nothing, as in Elsa.</summary>
/// <param name="language">The expression's type as written.</param>
public sealed class UnsupportedExpression(string language) : Expression
{
    /// <inheritdoc/>
    public override string Problem => $"不支持表达式类型“{language}”。";

    /// <inheritdoc/>
    public override object? Evaluate(ExpressionScope scope) => null;
}
