using MediatR;
using Workflows.Organization;

namespace Workflows.Api.Studio;

/// <summary>What the organisation offers where a step asks for a department, a person or signers: what is read, and what is written.</summary>
internal sealed class OrganizationChoices
{
    private static readonly (string Text, string Value)[] s_parts =
    [
        ("牵头部门负责人", "lead.head"),
        ("牵头部门经办人", "lead.handler"),
        ("参与部门负责人", "participants.head"),
        ("参与部门经办人", "participants.handler"),
        ("发起人", "initiator"),
        ("发起人的上级", "superior:1"),
        ("领导", "leader"),
        ("办公室管理员", "office"),
    ];

    private OrganizationChoices(IReadOnlyList<DepartmentLine> departments, IReadOnlyList<DepartmentMember> people)
    {
        var persons = people
            .Select(person => ($"{person.Name}（{person.Department}）", person.Id.ToString()))
            .ToArray();
        Departments = [("（办公室）", ""), .. departments.Select(one => (one.Name, one.Code))];
        Undertakers =
        [
            ("全部参与部门", "participants"),
            ("牵头部门", "lead"),
            .. departments.Select(one => (one.ShortName, one.Code)),
        ];
        People = [("（不指定）", ""), .. persons];
        Signers =
        [
            .. s_parts,
            .. departments.Select(one => ($"{one.ShortName}负责人", $"head:{one.Code}")),
            .. departments.Select(one => ($"{one.ShortName}经办人", $"handler:{one.Code}")),
            .. persons,
        ];
    }

    /// <summary>The departments by code; the office when nothing is chosen.</summary>
    public IReadOnlyList<(string Text, string Value)> Departments { get; }

    /// <summary>Those who may be given a part of a task, those by their part in it first.</summary>
    public IReadOnlyList<(string Text, string Value)> Undertakers { get; }

    /// <summary>The people by id.</summary>
    public IReadOnlyList<(string Text, string Value)> People { get; }

    /// <summary>The rules that find people, those by their part in a task first.</summary>
    public IReadOnlyList<(string Text, string Value)> Signers { get; }

    /// <summary>The organisation as it stands.</summary>
    public static async Task<OrganizationChoices> ReadAsync(IMediator mediator, CancellationToken cancellationToken) =>
        new(
            await mediator.Send(new DepartmentList(), cancellationToken),
            await mediator.Send(new Everyone(), cancellationToken)
        );
}
