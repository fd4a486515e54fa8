namespace Workflows.Engine.Activities;

/// <summary>A value an activity gives, perhaps caught in a variable or a workflow output.</summary>
public abstract class Output
{
    private protected Output(string name, string? target)
    {
        Name = name;
        Target = target;
    }

    /// <summary>The property's name, in PascalCase as scripts and records know it.</summary>
    public string Name { get; }

    /// <summary>The id of the variable, or the name of the workflow output, that catches the value.</summary>
    public string? Target { get; }

    /// <summary>The type of the values given.</summary>
    public abstract Type ValueType { get; }

    internal abstract Output Bind(string name, string? target);
}

/// <summary>A value of a known type that an activity gives.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Output<T> : Output
{
    /// <summary>Declares an output.</summary>
    public Output()
        : this("", null) { }

    private Output(string name, string? target)
        : base(name, target) { }

    /// <inheritdoc/>
    public override Type ValueType => typeof(T);

    internal override Output Bind(string name, string? target) => new Output<T>(name, target);
}
