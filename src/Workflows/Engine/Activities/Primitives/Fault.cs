using Workflows.Engine.Execution;

namespace Workflows.Engine.Activities;

/// <summary>Fails on purpose.</summary>
[Activity("Elsa", "Primitives", Description = "Fails on purpose.")]
public sealed class Fault : Activity
{
    /// <summary>A code for machines.</summary>
    public Input<string> Code { get; init; } = new("0");

    /// <summary>What the failure is about.</summary>
    public Input<string> Category { get; init; } = new("General");

    /// <summary>Whose failure it is.</summary>
    public Input<string> FaultType { get; init; } = new("System");

    /// <summary>What to tell people.</summary>
    public Input<string> Message { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Fault(
            new FaultException(context.Get(Message) ?? "")
            {
                Details = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["code"] = context.Get(Code) ?? "",
                    ["category"] = context.Get(Category) ?? "",
                    ["type"] = context.Get(FaultType) ?? "",
                },
            }
        );
}

/// <summary>A workflow failed on purpose.</summary>
public sealed class FaultException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public FaultException() { }

    /// <summary>Says what the workflow says.</summary>
    public FaultException(string message)
        : base(message) { }

    /// <summary>Says what the workflow says and what revealed it.</summary>
    public FaultException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Code, category and type as the workflow gives them.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }
}
