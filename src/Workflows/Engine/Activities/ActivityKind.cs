namespace Workflows.Engine.Activities;

/// <summary>What an activity is for, as Elsa's designer groups it.</summary>
public enum ActivityKind
{
    /// <summary>Runs in line.</summary>
    Action,

    /// <summary>Can start a workflow when something happens outside, or wait for that inside one.</summary>
    Trigger,

    /// <summary>Can be run in line or in the background.</summary>
    Task,

    /// <summary>Is meant for the background.</summary>
    Job,
}
