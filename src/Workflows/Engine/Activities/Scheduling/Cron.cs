using Cronos;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;

namespace Workflows.Engine.Activities;

/// <summary>
/// Starts the workflow at the moments of a cron expression, or waits for the next one inside. Six fields, seconds
/// first (Elsa). The host hits the bookmark at its <see cref="Bookmark.DueAt"/>.
/// </summary>
[Activity("Elsa", "Scheduling", Kind = ActivityKind.Trigger, Description = "Starts the workflow at regular moments.")]
public sealed class Cron : Activity
{
    /// <summary>The name of bookmarks and triggers.</summary>
    public const string StimulusName = "Elsa.Cron";

    /// <summary>When, such as <c>0 0 8 * * *</c> for every day at eight.</summary>
    [Input(UIHint = "cron-editor", IsRequired = true)]
    public Input<string> CronExpression { get; init; } = new();

    /// <summary>The next moment after a given one, in UTC; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">The expression can't be read.</exception>
    public static DateTimeOffset? Next(string expression, DateTimeOffset after, TimeZoneInfo zone) =>
        Parse(expression).GetNextOccurrence(after, zone)?.ToUniversalTime();

    /// <inheritdoc/>
    public override void Compiled(ActivityNode node, ICollection<DefinitionProblem> problems)
    {
        if (CronExpression.Expression is not LiteralExpression { Value: string expression })
            return;
        try
        {
            Parse(expression);
        }
        catch (InvalidOperationException exception)
        {
            problems.Add(new(node.Id, ProblemCodes.BadExpression, exception.Message));
        }
    }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfBurst)
            return ActivityResult.Complete();
        var expression = context.Get(CronExpression) ?? "";
        var next =
            Next(expression, context.Now, context.TimeZone)
            ?? throw new InvalidOperationException($"The cron expression '{expression}' has no next moment.");
        var request = new BookmarkRequest(StimulusName, new CronPayload(next, expression)) { DueAt = next };
        return ActivityResult.Wait(request).With(new StateChange.JournalDataAdded("ExecuteAt", next));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<object?> TriggerPayloads(ActivityExecutionContext context)
    {
        var expression = context.Get(CronExpression) ?? "";
        Parse(expression);
        return [new CronTriggerPayload(expression)];
    }

    private static CronExpression Parse(string expression)
    {
        try
        {
            return Cronos.CronExpression.Parse(expression, CronFormat.IncludeSeconds);
        }
        catch (CronFormatException exception)
        {
            throw new InvalidOperationException($"定时表达式“{expression}”无效：{exception.Message}", exception);
        }
    }
}

/// <summary>When a wait is over.</summary>
/// <param name="ExecuteAt">The moment, in UTC.</param>
/// <param name="CronExpression">The expression it stems from.</param>
public sealed record CronPayload(DateTimeOffset ExecuteAt, string CronExpression);

/// <summary>When instances are started; see <see cref="Cron.Next"/>.</summary>
/// <param name="CronExpression">Six fields, seconds first.</param>
public sealed record CronTriggerPayload(string CronExpression);
