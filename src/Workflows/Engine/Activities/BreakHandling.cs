namespace Workflows.Engine.Activities;

/// <summary>How an activity on the way up reacts to a Break signal (Elsa: only loops stop it).</summary>
public enum BreakHandling
{
    /// <summary>The activity doesn't notice; the signal goes on upwards.</summary>
    Pass,

    /// <summary>The activity remembers that it is breaking; the signal goes on upwards.</summary>
    Mark,

    /// <summary>The activity remembers that it is breaking and the signal ends here: a loop.</summary>
    Stop,
}
