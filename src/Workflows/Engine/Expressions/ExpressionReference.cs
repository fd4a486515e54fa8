namespace Workflows.Engine.Expressions;

/// <summary>What an expression refers to something as.</summary>
internal enum ReferenceKind
{
    /// <summary>A variable by id.</summary>
    VariableId,

    /// <summary>A variable by name.</summary>
    Variable,

    /// <summary>A variable by name, which is made when there is none.</summary>
    MadeVariable,

    /// <summary>An input by name.</summary>
    Input,

    /// <summary>A function named after a variable, an input or an output, such as <c>getAmount()</c>.</summary>
    Accessor,
}

/// <summary>A name that stands in an expression, for validation.</summary>
/// <param name="Kind">What it is the name of.</param>
/// <param name="Name">The id, the name or the function's name.</param>
internal sealed record ExpressionReference(ReferenceKind Kind, string Name);
