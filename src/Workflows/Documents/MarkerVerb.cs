namespace Workflows.Documents;

/// <summary>The verb that ends a statement of responsibility: 牵头, 配合, 按职责分工负责.</summary>
/// <param name="Role">The role the verb gives to the units before it.</param>
/// <param name="Shared">The verb is qualified by 共同, 分别 or 联合.</param>
/// <param name="Names">What stands before the verb.</param>
internal sealed record MarkerVerb(UnitRole Role, bool Shared, string Names)
{
    // The first that fits is taken, so the longer stands before the shorter.
    private static readonly (string Ending, UnitRole Role)[] Verbs =
    [
        ("牵头组织实施", UnitRole.Lead),
        ("牵头负责", UnitRole.Lead),
        ("负责牵头", UnitRole.Lead),
        ("牵头落实", UnitRole.Lead),
        ("牵头实施", UnitRole.Lead),
        ("牵头组织", UnitRole.Lead),
        ("牵头推进", UnitRole.Lead),
        ("牵头抓总", UnitRole.Lead),
        ("牵头协调", UnitRole.Lead),
        ("牵头制定", UnitRole.Lead),
        ("牵头办理", UnitRole.Lead),
        ("牵头统筹", UnitRole.Lead),
        ("牵头督导", UnitRole.Lead),
        ("牵头督办", UnitRole.Lead),
        ("牵头指导", UnitRole.Lead),
        ("牵头推动", UnitRole.Lead),
        ("牵头开展", UnitRole.Lead),
        ("牵头建设", UnitRole.Lead),
        ("牵头完成", UnitRole.Lead),
        ("牵头编制", UnitRole.Lead),
        ("牵头汇总", UnitRole.Lead),
        ("统筹协调", UnitRole.Lead),
        ("统筹推进", UnitRole.Lead),
        ("统筹负责", UnitRole.Lead),
        ("统筹", UnitRole.Lead),
        ("抓总", UnitRole.Lead),
        ("主责", UnitRole.Lead),
        ("为牵头单位", UnitRole.Lead),
        ("为牵头部门", UnitRole.Lead),
        ("为主办单位", UnitRole.Lead),
        ("为配合单位", UnitRole.Participant),
        ("为配合部门", UnitRole.Participant),
        ("为协办单位", UnitRole.Participant),
        ("牵头", UnitRole.Lead),
        ("主办", UnitRole.Lead),
        ("配合落实", UnitRole.Participant),
        ("配合实施", UnitRole.Participant),
        ("配合推进", UnitRole.Participant),
        ("协同推进", UnitRole.Participant),
        ("协同落实", UnitRole.Participant),
        ("协助落实", UnitRole.Participant),
        ("参与配合", UnitRole.Participant),
        ("配合", UnitRole.Participant),
        ("参与", UnitRole.Participant),
        ("参加", UnitRole.Participant),
        ("协助", UnitRole.Participant),
        ("协同", UnitRole.Participant),
        ("协办", UnitRole.Participant),
        ("跟踪督办", UnitRole.Participant),
        ("督促指导", UnitRole.Participant),
        ("指导督促", UnitRole.Participant),
        ("指导", UnitRole.Participant),
        ("督促", UnitRole.Participant),
        ("督导", UnitRole.Participant),
        ("支持", UnitRole.Participant),
        ("负责落实", UnitRole.Responsible),
        ("负责实施", UnitRole.Responsible),
        ("组织实施", UnitRole.Responsible),
        ("抓好落实", UnitRole.Responsible),
        ("推进落实", UnitRole.Responsible),
        ("推动落实", UnitRole.Responsible),
        ("贯彻落实", UnitRole.Responsible),
        ("负责推进", UnitRole.Responsible),
        ("负责", UnitRole.Responsible),
        ("落实", UnitRole.Responsible),
        ("承办", UnitRole.Responsible),
        ("实施", UnitRole.Responsible),
        ("组织开展", UnitRole.Responsible),
        ("开展", UnitRole.Responsible),
        ("推进", UnitRole.Responsible),
        ("办理", UnitRole.Responsible),
        ("按照职责分工", UnitRole.Responsible),
        ("按职责分工", UnitRole.Responsible),
    ];

    private static readonly string[] Qualifiers =
    [
        "按照各自职责分工",
        "按照职责分工",
        "按照各自职责",
        "按各自职责分工",
        "根据职责分工",
        "按各自职责",
        "按职责分工",
        "按照职责",
        "依职责",
        "按职责",
        "按分工",
        "具体负责",
        "负责",
        "具体",
        "积极",
        "密切",
        "协同",
        "各自",
        "分工",
        "总",
    ];

    private static readonly string[] SharedQualifiers = ["共同", "分别", "联合"];

    public static MarkerVerb? Read(string clause)
    {
        var folded = Traditional.Simplified(clause);
        foreach (var (ending, role) in Verbs)
        {
            if (folded.EndsWith(ending, StringComparison.Ordinal))
            {
                return WithoutQualifiers(role, clause[..^ending.Length]);
            }
        }

        return null;
    }

    private static MarkerVerb WithoutQualifiers(UnitRole role, string names)
    {
        var shared = false;
        while (true)
        {
            names = names.TrimEnd();
            if (Words.EndingOf(Traditional.Simplified(names), SharedQualifiers) is { } sharing)
            {
                shared = true;
                names = names[..^sharing.Length];
            }
            else if (Words.EndingOf(Traditional.Simplified(names), Qualifiers) is { } qualifier)
            {
                names = names[..^qualifier.Length];
            }
            else
            {
                return new MarkerVerb(role, shared, names);
            }
        }
    }
}
