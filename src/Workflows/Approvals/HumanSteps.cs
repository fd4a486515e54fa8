using Microsoft.EntityFrameworkCore;
using Workflows.Engine.Activities;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Checks the steps that turn to people or departments against the organisation as it stands: somebody must be able to act.</summary>
internal sealed class HumanSteps(WorkflowsDbContext db)
{
    private const string UnknownDepartment = nameof(UnknownDepartment);
    private const string UnknownRole = nameof(UnknownRole);
    private const string NobodyToAct = nameof(NobodyToAct);
    private const string BadSigners = nameof(BadSigners);
    private const string BadForm = nameof(BadForm);

    /// <summary>Every step that nobody could act on. What an expression gives can't be known before it runs.</summary>
    public async Task<IReadOnlyList<DefinitionProblem>> CheckAsync(
        WorkflowGraph graph,
        CancellationToken cancellationToken
    )
    {
        var steps = graph.Nodes.Where(node => node.Activity is HumanActivity or HandOut or Copy or Circulate).ToArray();
        if (steps.Length == 0)
            return [];
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var people = await db.Set<Person>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. steps.SelectMany(step => Check(step, directory, people))];
    }

    private static IEnumerable<DefinitionProblem> Check(
        ActivityNode node,
        DepartmentDirectory directory,
        List<Person> people
    ) =>
        node.Activity switch
        {
            HumanActivity step => Signers(node.Id, step.Signers, directory)
                .Concat(
                    new[] { Check(node.Id, step, directory, people), Fields(node.Id, step) }.OfType<DefinitionProblem>()
                ),
            HandOut step => Written(step.Departments)
                .Where(name => name is not (HandOut.Participants or HandOut.Lead) && Find(directory, name) is null)
                .Select(name => new DefinitionProblem(node.Id, UnknownDepartment, $"承办部门“{name}”不存在。")),
            Copy step => Signers(node.Id, step.People, directory),
            Circulate step => Signers(node.Id, step.People, directory),
            _ => [],
        };

    private static IEnumerable<DefinitionProblem> Signers(
        string id,
        Input<object> rules,
        DepartmentDirectory directory
    ) => Written(rules).Select(rule => Signer(id, rule, directory)).OfType<DefinitionProblem>();

    private static DefinitionProblem? Signer(string id, string text, DepartmentDirectory directory)
    {
        try
        {
            return
                SignerRule.Parse(text) is { Kind: "head" or "handler", Value: var name }
                && Find(directory, name) is null
                ? new(id, UnknownDepartment, $"“{text}”里的部门“{name}”不存在。")
                : null;
        }
        catch (RuleException exception)
        {
            return new(id, BadSigners, exception.Message);
        }
    }

    private static DefinitionProblem? Fields(string id, HumanActivity step)
    {
        var written = step.Form.Expression switch
        {
            LiteralExpression literal => literal.Value,
            ObjectExpression list => list.Text,
            _ => null,
        };
        try
        {
            _ = Form.Read(written);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return new(id, BadForm, exception.Message);
        }
    }

    private static IReadOnlyList<string> Written(Input<object> input) =>
        input.Expression switch
        {
            LiteralExpression literal => SignerRule.Split(literal.Value),
            ObjectExpression list => SignerRule.Split(list.Text),
            _ => [],
        };

    private static DefinitionProblem? Check(
        string id,
        HumanActivity step,
        DepartmentDirectory directory,
        List<Person> people
    )
    {
        var role = ParseRole(step.Role);
        if (IsWritten(step.Role) && role is null)
            return new(id, UnknownRole, $"办理角色“{TextOf(step.Role)}”不存在。");
        var isNamed = step.Signers.Expression is not null || step.Assignee.Expression is not null;
        if (isNamed || !IsWritten(step.Department))
            return null;

        var name = TextOf(step.Department);
        var department = name is null ? directory.Office : Find(directory, name);
        if (department is null)
            return new(id, UnknownDepartment, $"办理部门“{name}”不存在。");
        var isAnybodyThere = people.Exists(person =>
            person.DepartmentId == department.Id && (role is null || ActingRoles.Of(person).Contains(role.Value))
        );
        return isAnybodyThere
            ? null
            : new(
                id,
                NobodyToAct,
                $"{department.ShortName}没有{RoleName.Of(role ?? Role.Handler)}，没有人能办理这一步。"
            );
    }

    // Nothing given is as good as written down: the office, or the role the step has by itself.
    private static bool IsWritten(Input<string> input) => input.Expression is null or LiteralExpression;

    private static string? TextOf(Input<string> input)
    {
        var text = input.Expression is LiteralExpression { Value: string written }
            ? written
            : input.DefaultValue as string;
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static Role? ParseRole(Input<string> input) =>
        IsWritten(input) && Enum.TryParse<Role>(TextOf(input), out var role) ? role : null;

    private static Department? Find(DepartmentDirectory directory, string name) =>
        Guid.TryParse(name, out var id) ? directory.Find(id) : directory.Find(name);
}
