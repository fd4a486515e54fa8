using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Activities;

/// <summary>
/// Runs a script. Its value goes to the result unless it is null; its outcomes come from <c>setOutcome(s)</c>, else
/// Done. The script is usually a literal, evaluated here and parsed once (Elsa).
/// </summary>
[Activity("Elsa", "Scripting", DisplayName = "Run JavaScript", Description = "Runs a script.")]
public sealed class RunJavaScript : Activity
{
    /// <summary>The script; one given by an expression is evaluated first and then run.</summary>
    [Input(UIHint = "code-editor")]
    public Input<string> Script { get; init; } = new();

    /// <summary>The outcomes that designers offer.</summary>
    [Input(UIHint = "dynamic-outcomes")]
    public Input<ICollection<string>> PossibleOutcomes { get; init; } = new();

    /// <summary>The script's value; a null one leaves what caught it unchanged.</summary>
    public Output<object> Result { get; init; } = new();

    /// <summary>The script where it is written out; null when an expression gives it.</summary>
    internal JavaScriptExpression? Prepared { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnOutcomes => [];

    /// <inheritdoc/>
    public override void Compiled(Definitions.ActivityNode node, ICollection<Definitions.DefinitionProblem> problems)
    {
        if (Script.Expression is not LiteralExpression { Value: string source })
            return;
        Prepared = new JavaScriptExpression(source);
        if (Prepared.Problem is { } problem)
            problems.Add(new(node.Id, Definitions.ProblemCodes.BadExpression, $"“script”有误：{problem}"));
    }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        var source = context.Get(Script);
        if (string.IsNullOrWhiteSpace(source))
            return ActivityResult.Complete();
        var scope = context.Scope();
        var value = (Prepared ?? new JavaScriptExpression(source)).Evaluate(scope);
        var result = ActivityResult.Complete(scope.Outcomes ?? [Done]);
        return value is null ? result : result.Set(Result, value);
    }
}
