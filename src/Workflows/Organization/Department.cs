namespace Workflows.Organization;

/// <summary>A department of the organ or a subordinate unit (部门、单位).</summary>
public sealed class Department
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Stable short code in pinyin, such as <c>xuanchuan</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Name as plan documents print it, such as 宣传部.</summary>
    public required string ShortName { get; set; }

    /// <summary>Full official name.</summary>
    public required string Name { get; set; }

    /// <summary>Other names documents use for it.</summary>
    public List<string> Aliases { get; set; } = [];

    /// <summary>Whether it is a department of the organ or a unit below it; leading a task says nothing about it.</summary>
    public required DepartmentKind Kind { get; set; }

    /// <summary>The department that issues and supervises plans (办公室); one in the organisation.</summary>
    public bool IsOffice { get; set; }

    /// <summary>Order in lists.</summary>
    public int Order { get; set; }

    /// <summary>The leaders in charge of it (分管领导), who hear first what goes wrong there; empty means all leaders.</summary>
    public List<Guid> SupervisingLeaderIds { get; set; } = [];

    /// <summary>When it was closed (撤销): it keeps its name in what is past, and gets nothing more to do.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Every name documents may use for it.</summary>
    internal IEnumerable<string> Names => [Code, ShortName, Name, .. Aliases];

    /// <summary>Closes it; closed again it stays as it is.</summary>
    internal void Close(DateTimeOffset now) => ClosedAt ??= now;

    /// <summary>Takes a closing back.</summary>
    internal void Reopen() => ClosedAt = null;
}

/// <summary>Where a department stands.</summary>
public enum DepartmentKind
{
    /// <summary>A department of the organ (机关部门).</summary>
    Organ,

    /// <summary>A subordinate unit (下属单位).</summary>
    Subordinate,
}
