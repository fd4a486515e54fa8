using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>An issued plan document and the tasks it sets (实施方案、督办计划).</summary>
public sealed class Plan : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Title as printed; two documents may share it, so it is no key.</summary>
    public required string Title { get; init; }

    /// <summary>Document number (发文字号); a document is imported once.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The body that issued it.</summary>
    public string? Issuer { get; init; }

    /// <summary>Day of issue.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The sentence that says who leads, as printed.</summary>
    public string? LeadRule { get; init; }

    /// <summary>How far the plan is.</summary>
    public PlanStatus Status { get; private set; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its workflows were started.</summary>
    public DateTimeOffset? LaunchedAt { get; private set; }

    /// <summary>Sections in document order.</summary>
    public List<PlanSection> Sections { get; init; } = [];

    /// <summary>Tasks in document order.</summary>
    public List<PlanTask> Tasks { get; init; } = [];

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Records that the workflows of all tasks were started.</summary>
    public void Launch(DateTimeOffset now)
    {
        Status = PlanStatus.Launched;
        LaunchedAt = now;
    }
}

/// <summary>How far a plan is.</summary>
public enum PlanStatus
{
    /// <summary>Imported; nothing has been handed out yet (待交办).</summary>
    Imported,

    /// <summary>A workflow runs for each task (已交办).</summary>
    Launched,
}

/// <summary>A numbered section of the plan.</summary>
public sealed class PlanSection
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The plan it belongs to.</summary>
    public Guid PlanId { get; init; }

    /// <summary>Order in the document, from 0.</summary>
    public required int Order { get; init; }

    /// <summary>Number as printed, such as 一.</summary>
    public required string Number { get; init; }

    /// <summary>Title as printed.</summary>
    public required string Title { get; init; }
}
