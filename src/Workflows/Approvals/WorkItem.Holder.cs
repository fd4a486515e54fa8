using Workflows.Organization;

namespace Workflows.Approvals;

/// <content>Who has it, and who else may.</content>
public sealed partial class WorkItem
{
    /// <summary>Whether it may be decided by this person: the assignee, or without one anybody of the pool.</summary>
    public bool MayBeDecidedBy(Person person) =>
        AssigneeId is { } assigneeId ? assigneeId == person.Id && (!IsClaimed || HasInPool(person)) : HasInPool(person);

    /// <summary>Whether the person has the department and the role that it asks for.</summary>
    public bool HasInPool(Person person) =>
        person.DepartmentId == DepartmentId && ActingRoles.Of(person).Contains(Role);

    /// <summary>Makes it the business of one person.</summary>
    public void AssignTo(Guid personId, DateTimeOffset now)
    {
        AssigneeId = personId;
        AssignedAt = now;
        IsClaimed = false;
    }

    /// <summary>Makes it the business of another department's pool.</summary>
    public void HandTo(Guid departmentId)
    {
        DepartmentId = departmentId;
        AssigneeId = null;
        AssignedAt = null;
        IsClaimed = false;
    }

    /// <summary>Somebody of the pool takes it upon himself; the others have it no longer (认领).</summary>
    /// <exception cref="ForbiddenException">The person is not of the pool.</exception>
    /// <exception cref="RuleException">It does not wait, or somebody has it.</exception>
    public void Claim(Person by, DateTimeOffset now)
    {
        if (!HasInPool(by))
            throw new ForbiddenException($"待办“{Title}”不由您所在的部门和角色办理，不能认领。");
        EnsureOpen();
        if (AssigneeId is not null)
            throw new RuleException(
                "work_item_assigned",
                AssigneeId == by.Id ? $"待办“{Title}”已由您办理，无需认领。" : $"待办“{Title}”已由他人办理，不能认领。"
            );

        AssignTo(by.Id, now);
        IsClaimed = true;
    }

    /// <summary>Who claimed it puts it back into the pool (退还).</summary>
    /// <exception cref="ForbiddenException">The person does not have it.</exception>
    /// <exception cref="RuleException">It does not wait, or was given to the person by name.</exception>
    public void GiveBack(Person by)
    {
        if (AssigneeId != by.Id)
            throw new ForbiddenException($"待办“{Title}”不由您办理，不能退还。");
        EnsureOpen();
        if (!IsClaimed)
            throw new RuleException(
                "work_item_not_claimed",
                $"待办“{Title}”是指定由您办理的，不能退还；可以转办给其他人。"
            );

        Release();
    }

    /// <summary>Puts it back into its department's pool, because whoever has it is no longer of it.</summary>
    internal void Release() => HandTo(DepartmentId);

    /// <summary>Puts another person in place of whoever has it (转办、改派).</summary>
    /// <exception cref="RuleException">It does not wait, the person has it, or may not decide it.</exception>
    public void PassTo(Person person, DateTimeOffset now)
    {
        EnsureOpen();
        if (AssigneeId == person.Id)
            throw new RuleException("work_item_assigned", $"待办“{Title}”已由{person.Name}办理。");
        if (!HasInPool(person))
            throw new RuleException(
                "person_not_entitled",
                $"{person.Name}不是承办部门的{RoleName.Of(Role)}，不能办理待办“{Title}”。"
            );

        AssignTo(person.Id, now);
    }

    /// <summary>Refuses unless the person may decide it, and now.</summary>
    /// <exception cref="ForbiddenException">The person is not among those who may act.</exception>
    /// <exception cref="RuleException">It no longer waits, or not yet.</exception>
    public void EnsureHeldBy(Person person)
    {
        if (!MayBeDecidedBy(person))
            throw new ForbiddenException($"待办“{Title}”不由您办理。");
        EnsureOpen();
    }
}
