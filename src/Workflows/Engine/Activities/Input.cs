using Workflows.Engine.Expressions;

namespace Workflows.Engine.Activities;

/// <summary>A value an activity asks for, given by an expression in the definition.</summary>
public abstract class Input
{
    private protected Input(string name, Expression? expression, object? defaultValue)
    {
        Name = name;
        Expression = expression;
        DefaultValue = defaultValue;
    }

    /// <summary>The property's name, in PascalCase as activity records show it.</summary>
    public string Name { get; }

    /// <summary>The expression of the definition; null when the input isn't given.</summary>
    public Expression? Expression { get; }

    /// <summary>What the input is when nothing is given.</summary>
    public object? DefaultValue { get; }

    /// <summary>The type that the expression's value is converted to.</summary>
    public abstract Type ValueType { get; }

    /// <summary>The same input, bound to what the definition gives for it.</summary>
    internal abstract Input Bind(string name, Expression? expression);
}

/// <summary>A value of a known type that an activity asks for.</summary>
/// <typeparam name="T">The type that the expression's value is converted to (Elsa's lenient conversion).</typeparam>
public sealed class Input<T> : Input
{
    /// <summary>Declares an input and what it is when nothing is given.</summary>
    public Input(T? defaultValue = default)
        : this("", null, defaultValue) { }

    private Input(string name, Expression? expression, object? defaultValue)
        : base(name, expression, defaultValue) { }

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    internal override Input Bind(string name, Expression? expression) => new Input<T>(name, expression, DefaultValue);
}
