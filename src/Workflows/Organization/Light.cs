namespace Workflows.Organization;

/// <summary>How close a term is, as the ledger's lights show it (绿、黄、红). Computed, never stored.</summary>
public enum Light
{
    /// <summary>There is time (绿灯).</summary>
    Green,

    /// <summary>The last working days have begun (黄灯).</summary>
    Yellow,

    /// <summary>The day has passed (红灯).</summary>
    Red,
}
