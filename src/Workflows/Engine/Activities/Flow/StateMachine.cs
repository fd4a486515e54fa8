using System.Text.Json.Serialization;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Instances;

namespace Workflows.Engine.Activities;

/// <summary>
/// Goes from state to state. A state runs its entry, then waits for the triggers of the ways out of it; the first whose
/// condition holds calls the others off, and the state's exit, the way's action and the next state's entry are run. A
/// way without trigger is tried at once. A state that no way leads out of ends the machine (Elsa).
/// </summary>
[Activity("Elsa", "Flow", DisplayName = "State Machine", Description = "Goes from state to state.")]
public sealed class StateMachine : Activity
{
    [JsonConverter(typeof(JsonStringEnumConverter))]
    private enum Phase
    {
        Entering,
        Waiting,
        Leaving,
        Acting,
    }

    /// <summary>Where a machine stands.</summary>
    /// <param name="State">The state's name.</param>
    /// <param name="Phase">What of it is being run.</param>
    /// <param name="Way">The position of the way being gone; -1 when none is.</param>
    private sealed record Position(string State, Phase Phase, int Way = -1);

    /// <summary>The states.</summary>
    public IReadOnlyList<MachineState> States { get; init; } = [];

    /// <summary>The ways from state to state; the first that holds is gone.</summary>
    public IReadOnlyList<MachineTransition> Transitions { get; init; } = [];

    /// <summary>The name of the state to begin with.</summary>
    public string? InitialState { get; init; }

    /// <summary>The name of a state to begin with instead.</summary>
    public string? CurrentState { get; init; }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        Find(string.IsNullOrWhiteSpace(CurrentState) ? InitialState : CurrentState) is { } first
            ? Enter(first)
            : ActivityResult.Complete();

    /// <inheritdoc/>
    public override ActivityResult ChildCompleted(ActivityExecutionContext context, ChildCompletion child)
    {
        var position = context.State<Position>()!;
        return position.Phase switch
        {
            Phase.Entering => Wait(context, position.State),
            Phase.Waiting => TriggerCompleted(context, position, child.Node),
            Phase.Leaving => Act(position),
            _ => Enter(Find(Transitions[position.Way].To)!),
        };
    }

    /// <inheritdoc/>
    public override object? Migrate(ActivityMigration migration)
    {
        if (migration.State<Position>() is not { } position || migration.From.Activity is not StateMachine from)
            return null;
        if (Find(position.State) is null)
            migration.Refuse($"The machine is in state '{position.State}', which isn't there.");
        if (position.Way < 0)
            return null;
        var gone = from.Transitions[position.Way];
        var way = Transitions
            .Select((transition, i) => (transition, i))
            .Where(item => (item.transition.From, item.transition.To) == (gone.From, gone.To))
            .Select(item => (int?)item.i)
            .FirstOrDefault();
        if (way is null)
            migration.Refuse($"The machine goes from '{gone.From}' to '{gone.To}', which no way does.");
        return way is { } found ? position with { Way = found } : null;
    }

    private MachineState? Find(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : States.FirstOrDefault(state => state.Name == name);

    private static ActivityResult Enter(MachineState state) =>
        ActivityResult.Schedule(state.Entry).Keep(new Position(state.Name, Phase.Entering));

    private ActivityResult Wait(ActivityExecutionContext context, string state)
    {
        var ways = WaysOutOf(state).ToArray();
        if (ways.Length == 0)
            return ActivityResult.Complete();
        if (ways.FirstOrDefault(way => way.Trigger is null && Holds(context, way)) is { } open)
            return Leave(context, state, open);
        ScheduledChild[] triggers =
        [
            .. ways.Select(way => way.Trigger).OfType<ActivityNode>().Select(trigger => new ScheduledChild(trigger)),
        ];
        return ActivityResult.Schedule(triggers).Keep(new Position(state, Phase.Waiting));
    }

    private ActivityResult TriggerCompleted(ActivityExecutionContext context, Position position, ActivityNode? trigger)
    {
        if (WaysOutOf(position.State).FirstOrDefault(way => way.Trigger == trigger) is not { } way)
            return ActivityResult.Continue();
        return Holds(context, way) ? Leave(context, position.State, way) : ActivityResult.Schedule(way.Trigger);
    }

    private ActivityResult Leave(ActivityExecutionContext context, string state, MachineTransition way)
    {
        ActivityNode[] others =
        [
            .. WaysOutOf(state)
                .Select(other => other.Trigger)
                .OfType<ActivityNode>()
                .Where(other => other != way.Trigger),
        ];
        return ActivityResult
            .Schedule(Find(state)!.Exit)
            .With(
                new StateChange.ScheduledWithdrawn(others),
                new StateChange.ExecutionsCanceled(context.ExecutionId, others)
            )
            .Keep(new Position(state, Phase.Leaving, IndexOf(way)));
    }

    private ActivityResult Act(Position position) =>
        ActivityResult.Schedule(Transitions[position.Way].Action).Keep(position with { Phase = Phase.Acting });

    // A way to nowhere is none.
    private IEnumerable<MachineTransition> WaysOutOf(string state) =>
        Transitions.Where(way => way.From == state && Find(way.To) is not null);

    private static bool Holds(ActivityExecutionContext context, MachineTransition way) =>
        way.Condition.Expression is null || context.Evaluate<bool>(way.Condition.Expression);

    private int IndexOf(MachineTransition way)
    {
        for (var i = 0; i < Transitions.Count; i++)
        {
            if (ReferenceEquals(Transitions[i], way))
                return i;
        }
        return -1;
    }
}

/// <summary>A state of a <see cref="StateMachine"/>.</summary>
public sealed record MachineState
{
    /// <summary>The name ways refer to.</summary>
    public string Name { get; init; } = "";

    /// <summary>Run on coming into the state; may be empty.</summary>
    public ActivityNode? Entry { get; init; }

    /// <summary>Run on leaving it; may be empty.</summary>
    public ActivityNode? Exit { get; init; }
}

/// <summary>A way from one state of a <see cref="StateMachine"/> to another.</summary>
public sealed record MachineTransition
{
    /// <summary>The name of the state it leaves.</summary>
    public string From { get; init; } = "";

    /// <summary>The name of the state it leads to.</summary>
    public string To { get; init; } = "";

    /// <summary>What is waited for; without it the way is tried on entering the state.</summary>
    public ActivityNode? Trigger { get; init; }

    /// <summary>Whether it may be gone; it may when nothing is said.</summary>
    public Input<bool> Condition { get; init; } = new();

    /// <summary>Run between the two states; may be empty.</summary>
    public ActivityNode? Action { get; init; }
}
