namespace Workflows.Engine.Instances;

/// <summary>Whether an instance can still go on (Elsa's spelling). Finished never changes back by itself.</summary>
public enum WorkflowStatus
{
    /// <summary>It can.</summary>
    Running,

    /// <summary>It can't, however it ended.</summary>
    Finished,
}

/// <summary>Where an instance stands in detail (Elsa's spelling).</summary>
public enum WorkflowSubStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>In the middle of a burst, perhaps interrupted for a child.</summary>
    Executing,

    /// <summary>Waiting for a stimulus, or stuck behind an incident.</summary>
    Suspended,

    /// <summary>Ended as meant.</summary>
    Finished,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>Ended by a failure.</summary>
    Faulted,

    /// <summary>Cut off by a shutdown.</summary>
    Interrupted,
}

/// <summary>Where one execution of an activity stands (Elsa's spelling).</summary>
public enum ActivityStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Begun and not over.</summary>
    Running,

    /// <summary>Over as meant.</summary>
    Completed,

    /// <summary>Called off.</summary>
    Canceled,

    /// <summary>Failed.</summary>
    Faulted,
}
