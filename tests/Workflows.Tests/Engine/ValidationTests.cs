using System.Text.Json.Nodes;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class ValidationTests
{
    [Fact]
    public void A_sound_definition_has_no_problems()
    {
        var trigger = Event("Go").With("canStartWorkflow", true);
        var flow = Flow(
            [trigger, Line("A"), Node("FlowDecision", "If", ("condition", Js("getX() > 1"))), Line("B")],
            "Go->A",
            "A->If",
            "If.True->B",
            "If.False->A"
        );

        Assert.Empty(Problems(Workflow(flow, Variable("X", "Int32", "1"))));
    }

    public static TheoryData<string, string, string?> Faulty =>
        new()
        {
            { Workflow(Flow([Node("Mystery", "M")])), ProblemCodes.UnknownActivityType, "M" },
            { Workflow(Flow([Line("A")], "A->Gone")), ProblemCodes.DanglingConnection, "A" },
            { Workflow(Flow([Line("A"), Line("B")], "A.Nope->B")), ProblemCodes.UnknownPort, "A" },
            { Workflow(Flow([Line("A"), Line("Island")])), ProblemCodes.UnreachableActivity, "Island" },
            { Workflow(Script("S", "1 +")), ProblemCodes.BadExpression, "S" },
            { Workflow(Node("RunJavaScript", "S", ("script", Literal("if (")))), ProblemCodes.BadExpression, "S" },
            {
                Workflow(Node("WriteLine", "L", ("text", Wrapped("String", "Liquid", "{% if X %}")))),
                ProblemCodes.BadExpression,
                "L"
            },
            {
                Workflow(Node("WriteLine", "L", ("text", Wrapped("String", "CSharp", "1 + 1")))),
                ProblemCodes.BadExpression,
                "L"
            },
            {
                Workflow(Node("WriteLine", "L", ("text", Wrapped("String", "Python", "1 + 1")))),
                ProblemCodes.BadExpression,
                "L"
            },
            { Workflow(Sequence(Node("Event", "E"))), ProblemCodes.MissingInput, "E" },
            { Workflow(Node("SetVariable", "S")), ProblemCodes.MissingInput, "S" },
            { Workflow(Sequence(Line("A"), Line("A"))), ProblemCodes.DuplicateId, "A" },
            {
                Workflow(Flow([Line("A"), Line("B"), Line("C"), Line("D")], "A->B", "A->C", "B->D", "C->D", "D->B")),
                ProblemCodes.InvalidBackwardConnection,
                "D"
            },
            { Workflow(Line("A"), Variable("V", "Nonsense")), ProblemCodes.UnknownVariableType, null },
            { Workflow(Script("S", "getGone() + 1")), ProblemCodes.UnknownVariable, "S" },
            { Workflow(Script("S", "getVariable('Gone')")), ProblemCodes.UnknownVariable, "S" },
            { Workflow(Script("S", "variables.Gone")), ProblemCodes.UnknownVariable, "S" },
            { Workflow(Script("S", "getResultFromNobody()")), ProblemCodes.UnknownVariable, "S" },
            { Workflow(Script("S", "getInput('Gone')")), ProblemCodes.UnknownInput, "S" },
            {
                Workflow(Node("RunJavaScript", "S", ("script", Literal("setGone(1)")))),
                ProblemCodes.UnknownVariable,
                "S"
            },
            {
                Workflow(Node("WriteLine", "L", ("text", Wrapped("String", "Liquid", "{{ Variables.Gone }}")))),
                ProblemCodes.UnknownVariable,
                "L"
            },
            {
                Workflow(
                    Node("WriteLine", "L", ("text", Wrapped("String", "Input", new JsonObject { ["name"] = "Gone" })))
                ),
                ProblemCodes.UnknownInput,
                "L"
            },
            {
                Workflow(Node("SetVariable", "S", ("variable", new JsonObject { ["id"] = "gone" }))),
                ProblemCodes.UnknownVariable,
                "S"
            },
            {
                Workflow(
                    Flow([Node("FlowDecision", "If", ("condition", Literal(true, "Boolean"))), Line("A")], "If.True->A")
                ),
                ProblemCodes.DeadEnd,
                "If"
            },
            { Workflow(Line("A"), Twice("inputs")), ProblemCodes.DuplicateInput, null },
            { Workflow(Line("A"), Twice("outputs")), ProblemCodes.DuplicateOutput, null },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Every_fault_has_its_code_and_place(string definition, string code, string? activityId)
    {
        var problem = Assert.Single(Problems(definition));

        Assert.Equal(code, problem.Code);
        Assert.Equal(activityId, problem.ActivityId);
        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public void Names_that_scripts_loops_and_callers_make_are_known()
    {
        var sequence = Sequence(
            Node(
                "RunJavaScript",
                "Make",
                ("script", Literal("setVariable('Made', 1); function getOwn() { return 1; } getOwn()"))
            ),
            Script("Read", "getMade() + getVariable('Made') + getResultFromMake() + getLastResult()"),
            Script("Given", "getX() + getInput('X') + getInput('ParentInstanceId')"),
            Node(
                "ForEach",
                "Loop",
                ("items", Js("[1]")),
                ("body", Script("Body", "getCurrentValue() + getVariable('CurrentIndex')"))
            )
        );

        Assert.Empty(
            Problems(
                Workflow(
                    sequence,
                    definition => definition["inputs"] = new JsonArray(new JsonObject { ["name"] = "X" })
                )
            )
        );
    }

    [Fact]
    public void A_fault_keeps_a_definition_from_being_published_and_a_doubt_does_not()
    {
        Assert.All(Problems(Workflow(Flow([Line("A"), Line("Island")]))), problem => Assert.True(problem.IsWarning));
        Assert.All(Problems(Workflow(Script("S", "1 +"))), problem => Assert.False(problem.IsWarning));
    }

    [Theory]
    [InlineData("{", "第1行")]
    [InlineData("[]", "应当是一个 JSON 对象")]
    [InlineData("""{"root":{"id":"x"}}""", "root 没有活动类型")]
    [InlineData(
        """{"root":{"type":"Elsa.Sequence","activities":[{"type":"Elsa.If","then":{"id":"x"}}]}}""",
        "root.activities[0].then 没有活动类型"
    )]
    [InlineData("""{"root":{"type":"Elsa.Sequence","activities":[5]}}""", "root.activities[0] 应当是一个活动")]
    [InlineData("""{"root":{"type":"Elsa.Fork","joinMode":"Sometimes"}}""", "root.joinMode 不是有效的 ForkJoinMode")]
    public void What_cannot_be_read_is_refused_with_its_place(string definition, string message)
    {
        var exception = Assert.Throws<DefinitionException>(() =>
            GraphCompiler.Compile(definition, ActivityCatalog.Core)
        );

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_without_root_does_nothing_and_succeeds() =>
        Assert.Equal("Finished/Finished", Scenario.Run("""{"definitionId":"d","id":"v"}""").Status);

    [Fact]
    public void Ids_and_paths_are_filled_in()
    {
        var graph = GraphCompiler.Compile(
            """{"root":{"type":"Elsa.Sequence","activities":[{"type":"Elsa.WriteLine"},{"type":"Elsa.WriteLine","id":"WriteLine1"}]}}""",
            ActivityCatalog.Core
        );

        Assert.Equal(
            "Workflow1 Workflow1:Sequence1 Workflow1:Sequence1:WriteLine2 Workflow1:Sequence1:WriteLine1",
            string.Join(' ', graph.Nodes.Select(node => node.NodeId))
        );
    }

    [Fact]
    public void Every_activity_type_describes_itself()
    {
        foreach (var descriptor in ActivityCatalog.Core.Descriptors)
        {
            Assert.StartsWith("Elsa.", descriptor.TypeName, StringComparison.Ordinal);
            Assert.True(!descriptor.IsBrowsable || descriptor.Description is not null, descriptor.TypeName);
        }
        var decision = ActivityCatalog.Core.Find("Elsa.FlowDecision")!;
        Assert.Equal("True,False", string.Join(',', decision.Outcomes));
        Assert.Equal("Boolean", Assert.Single(decision.Inputs).TypeName);
        Assert.Equal("then,else", string.Join(',', ActivityCatalog.Core.Find("Elsa.If")!.Ports));
        Assert.Equal("Result", Assert.Single(ActivityCatalog.Core.Find("Elsa.Event")!.Outputs).Name);
    }

    private static IReadOnlyList<DefinitionProblem> Problems(string definition) =>
        GraphValidator.Validate(GraphCompiler.Compile(definition, ActivityCatalog.Core));

    private static Action<JsonObject> Twice(string property) =>
        definition =>
            definition[property] = new JsonArray(new JsonObject { ["name"] = "X" }, new JsonObject { ["name"] = "X" });
}
