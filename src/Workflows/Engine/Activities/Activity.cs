using Workflows.Engine.Bookmarks;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Activities;

/// <summary>
/// One kind of step in a workflow. An instance belongs to one node of a compiled graph, is filled from the
/// definition's JSON once and never changes afterwards; what differs per execution lives in the execution record.
/// An activity changes nothing itself: it returns an <see cref="ActivityResult"/> and the runner acts on it.
/// </summary>
public abstract class Activity
{
    /// <summary>Tells the default outcome's name, as connections spell it.</summary>
    public const string Done = "Done";

    /// <summary>Does the work. Inputs have been evaluated before; an exception faults the activity.</summary>
    public abstract ActivityResult Execute(ActivityExecutionContext context);

    /// <summary>Goes on after one of the activity's bookmarks was hit. By default the activity completes.</summary>
    /// <param name="context">The same execution that created the bookmark, with its inputs evaluated anew.</param>
    /// <param name="bookmark">The bookmark that was hit.</param>
    /// <param name="input">What the host supplied with the stimulus.</param>
    public virtual ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) => ActivityResult.Complete();

    /// <summary>Reacts to the completion of a child that this execution scheduled.</summary>
    public virtual ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child) =>
        ActivityResult.Continue();

    /// <summary>Reacts to the cancellation of a child while this activity itself goes on.</summary>
    public virtual ActivityResult ChildCanceled(ActivityExecutionContext context, ChildCompletion child) =>
        ActivityResult.Continue();

    /// <summary>What the host shall do because this execution is called off; the execution's bookmarks go by themselves.</summary>
    public virtual IReadOnlyList<Effect> Canceled(ActivityExecutionContext context) => [];

    /// <summary>
    /// Reads the counters of an execution that began in another version of this activity and is to go on in this one;
    /// null leaves them as they are.
    /// </summary>
    public virtual object? Migrate(ActivityMigration migration) => null;

    /// <summary>What a Break below this activity does to it.</summary>
    public virtual BreakHandling OnBreak => BreakHandling.Pass;

    /// <summary>
    /// The outcomes this very activity can complete with, read from its own settings; null when they are the
    /// ones its type declares. An empty list means that any outcome is possible.
    /// </summary>
    public virtual IReadOnlyList<string>? OwnOutcomes => null;

    /// <summary>What people call one of its outcomes.</summary>
    public virtual string LabelOf(string outcome) =>
        outcome switch
        {
            Done => "完成",
            "True" => "是",
            "False" => "否",
            "Default" => "其他情况",
            _ => outcome,
        };

    /// <summary>
    /// The payloads under which a published workflow listens for this trigger, one trigger each. Evaluated when the
    /// definition is indexed, with the variables at their default values.
    /// </summary>
    public virtual IReadOnlyList<object?> TriggerPayloads(ActivityExecutionContext context) => [];

    /// <summary>The part of a trigger's payload that takes part in its hash; by default the whole.</summary>
    public virtual object? HashedTriggerPayload(object payload) => payload;

    /// <summary>Settles what can be settled once, after the node and its children have been read.</summary>
    /// <param name="node">The node this activity belongs to.</param>
    /// <param name="problems">Where to leave what was tolerated, for the validator to report.</param>
    public virtual void Compiled(ActivityNode node, ICollection<DefinitionProblem> problems) { }
}
