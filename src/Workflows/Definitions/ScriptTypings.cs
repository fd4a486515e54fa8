using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Commands;
using Workflows.Engine.Definitions;
using Workflows.Engine.Expressions;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Definitions;

/// <summary>TypeScript declarations of what scripts of a definition can call, for the editor's suggestions.</summary>
/// <param name="DefinitionId">The definition; one that isn't stored yet has the functions every script has.</param>
/// <param name="ActivityType">The activity the script belongs to, if it is said.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record ScriptTypings(string DefinitionId, string? ActivityType) : IRequest<string>;

internal sealed class ScriptTypingsHandler(WorkflowsDbContext db, GraphCompilation compilation)
    : IRequestHandler<ScriptTypings, string>
{
    public async Task<string> Handle(ScriptTypings query, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(Everywhere);
        if (query.ActivityType == "Elsa.RunJavaScript")
            text.Append(Outcomes);
        var json = await db.Set<DefinitionVersion>()
            .Where(row => row.DefinitionId == query.DefinitionId && row.IsLatest)
            .Select(row => row.Json)
            .SingleOrDefaultAsync(cancellationToken);
        if (json is not null)
            Write(text, await compilation.CompileAsync(json, cancellationToken));
        return text.ToString();
    }

    private static void Write(StringBuilder text, WorkflowGraph graph)
    {
        var variables = graph
            .Nodes.SelectMany(node => node.Variables)
            .DistinctBy(variable => variable.Name, StringComparer.Ordinal)
            .ToArray();
        text.Append("declare const variables: {\n");
        foreach (var variable in variables.Where(variable => IsIdentifier(variable.Name)))
            text.Append("  ").Append(variable.Name).Append(": ").Append(TypeOf(variable.TypeName)).Append(";\n");
        text.Append("  [name: string]: any;\n};\n");

        foreach (var variable in variables)
        {
            var name = ExpressionScope.Pascal(variable.Name);
            Function(text, $"get{name}", "", TypeOf(variable.TypeName));
            Function(text, $"set{name}", $"value: {TypeOf(variable.TypeName)}", "void");
        }
        foreach (var input in graph.Inputs)
            Function(text, $"get{ExpressionScope.Pascal(input.Name)}", "", TypeOf(input.TypeName));
        foreach (var node in graph.Nodes.Where(node => node.Name is not null))
        {
            foreach (var output in node.Descriptor.Outputs)
                Function(
                    text,
                    $"get{output.Name}From{ExpressionScope.Pascal(node.Name!)}",
                    "",
                    TypeOf(output.TypeName)
                );
        }
    }

    private static void Function(StringBuilder text, string name, string parameters, string result)
    {
        if (IsIdentifier(name))
            text.Append("declare function ")
                .Append(name)
                .Append('(')
                .Append(parameters)
                .Append("): ")
                .Append(result)
                .Append(";\n");
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0
        && (char.IsLetter(name[0]) || name[0] is '_' or '$')
        && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$');

    private static string TypeOf(string alias)
    {
        if (alias.EndsWith("[]", StringComparison.Ordinal))
            return TypeOf(alias[..^2]) + "[]";
        return TypeAliases.Find(alias) switch
        {
            { } type when type == typeof(string) || type == typeof(Guid) => "string",
            { } type when type == typeof(bool) => "boolean",
            { IsPrimitive: true } => "number",
            { } type when type == typeof(decimal) => "number",
            { } type when type == typeof(DateTime) || type == typeof(DateTimeOffset) => "Date",
            _ => "any",
        };
    }

    private const string Everywhere = """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        declare function getCorrelationId(): string | null;
        declare function setCorrelationId(value: string | null): void;
        declare function getWorkflowInstanceName(): string | null;
        declare function setWorkflowInstanceName(value: string | null): void;
        declare function toJson(value: any): string;
        declare function isNullOrWhiteSpace(value: string | null): boolean;
        declare function isNullOrEmpty(value: string | null): boolean;
        declare function parseGuid(value: string): any;
        declare function newGuid(): any;
        declare function newGuidString(): string;
        declare function newShortGuid(): string;
        declare function bytesToString(value: any): string;
        declare function bytesFromString(value: string): any;
        declare function bytesToBase64(value: any): string;
        declare function bytesFromBase64(value: string): any;
        declare function stringToBase64(value: string): string;
        declare function stringFromBase64(value: string): string;

        """;

    private const string Outcomes = """
        declare function setOutcome(name: string): void;
        declare function setOutcomes(names: string[]): void;

        """;
}
