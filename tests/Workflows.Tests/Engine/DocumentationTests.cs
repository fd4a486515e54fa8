using System.Text.RegularExpressions;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Tests.Organization;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

/// <summary>What <c>docs/engine.md</c> says is supported is, and the other way round.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Internal = ["NotFoundActivity", "Workflow"];

    [Fact]
    public void Every_activity_type_stands_in_the_table_as_what_it_is()
    {
        var table = Table("Activities");
        var known = ActivityCatalog
            .Core.Descriptors.Select(descriptor => descriptor.Name)
            .Except(Internal, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        var supported = table
            .Where(row => row.Value is "supported" or "differs" && char.IsUpper(row.Key[0]))
            .Select(row => row.Key)
            .Order(StringComparer.Ordinal);

        Assert.Equal(known, supported);
    }

    [Fact]
    public void Every_expression_type_stands_in_the_table_as_what_it_is()
    {
        var table = Table("Expressions");
        Assert.NotEmpty(table);

        foreach (var (type, status) in table)
        {
            var definition = Workflow(Node("WriteLine", "L", ("text", Wrapped("String", type, "1"))));
            var problems = GraphValidator.Validate(GraphCompiler.Compile(definition, ActivityCatalog.Core));

            Assert.True(
                (status == "not supported") == problems.Any(problem => problem.Code == ProblemCodes.BadExpression),
                $"{type} is {status}"
            );
        }
    }

    [Fact]
    public void Every_problem_code_is_explained_with_its_weight()
    {
        var table = Table("What publishing checks");
        var codes = typeof(ProblemCodes)
            .GetFields()
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

        foreach (var code in codes)
            Assert.Equal(ProblemCodes.Warnings.Contains(code) ? "doubt" : "fault", table[code]);
    }

    /// <summary>The names in the first column of a section's first table, each with what the second column says.</summary>
    private static Dictionary<string, string> Table(string section)
    {
        var text = File.ReadAllText(RepositoryFiles.Path("docs/engine.md"));
        var rows = text[text.IndexOf($"## {section}\n", StringComparison.Ordinal)..]
            .Split('\n')
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
        return rows.SelectMany(row => Quoted().Matches(row[1]).Select(name => (name.Groups["name"].Value, row[2])))
            .ToDictionary(pair => pair.Value, pair => pair.Item2, StringComparer.Ordinal);
    }

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
