namespace Workflows.Organization;

/// <summary>Somebody of the organisation (人员).</summary>
public sealed class Person
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Full name as it stands in the record.</summary>
    public required string Name { get; set; }

    /// <summary>The department the person belongs to.</summary>
    public required Guid DepartmentId { get; set; }

    /// <summary>Roles held in that department.</summary>
    public List<Role> Roles { get; set; } = [];

    /// <summary>Where mail reaches the person; null when nobody said.</summary>
    public string? Mail { get; set; }

    /// <summary>Whether notices are to be mailed as well.</summary>
    public bool WantsMail { get; set; }

    /// <summary>When the account was closed (停用): no signing in, no roles, the name in what is past.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whether the person holds a role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Refuses unless the person may be given something to do.</summary>
    /// <exception cref="RuleException">The account is closed.</exception>
    internal void EnsureAtWork()
    {
        if (ClosedAt is not null)
            throw new RuleException("person_closed", $"{Name}的账号已停用，请选择其他人。");
    }

    /// <summary>Closes the account. Without roles the person is in nobody's pool and nobody's rule.</summary>
    internal void Close(DateTimeOffset now)
    {
        EnsureAtWork();
        ClosedAt = now;
        Roles = [];
    }

    /// <summary>Takes a closing back; roles are given anew.</summary>
    internal void Reopen() => ClosedAt = null;
}
