namespace Workflows.Plans;

/// <summary>How what was reached of a target is held against its goal.</summary>
public enum TargetKind
{
    /// <summary>Counted anew each year (年度).</summary>
    AnnualCounter,

    /// <summary>Counted on from the start (累计).</summary>
    CumulativeCounter,

    /// <summary>Events held, counted on from the start (场次).</summary>
    EventCount,

    /// <summary>A share reached: what was reported last stands (覆盖率).</summary>
    Coverage,

    /// <summary>Something that is there in the end: 1 means it is (成果).</summary>
    Deliverable,

    /// <summary>Something that is there by a day of its own: 1 means it is (节点).</summary>
    CalendarNode,
}
