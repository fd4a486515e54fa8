using System.Text.Json.Nodes;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

/// <summary>The many ways in which definitions written by old versions, by hand and by other tools say the same.</summary>
public sealed class SpellingTests
{
    [Fact]
    public void The_parts_of_an_activity_are_read_in_any_letter_case()
    {
        var flow = Flow(
            [
                Node(
                    "FlowSwitch",
                    "S",
                    (
                        "cases",
                        JsonNode.Parse("""[{"Label":"Big","Condition":{"Type":"JavaScript","Value":"getX() > 1"}}]""")
                    )
                ),
                Line("big"),
            ],
            "S.Big->big"
        );
        flow["connections"] = JsonNode.Parse(
            """[{"Source":{"Activity":"S","Port":"Big"},"Target":{"Activity":"big","Port":"In"}}]"""
        );

        Assert.Equal("big", Scenario.Run(Workflow(flow, Variable("X", "Int32", "5"))).Text);
    }

    [Theory]
    [InlineData("""{"$type":"System.String, System.Private.CoreLib","value":"hi"}""")]
    [InlineData("""{"_type":"String","_value":"hi"}""")]
    public void A_value_that_names_its_type_is_unwrapped(string value)
    {
        var line = Node("WriteLine", "L", ("text", Wrapped("String", "Literal", JsonNode.Parse(value))));

        Assert.Equal("hi", Scenario.Run(Workflow(line)).Text);
    }

    [Fact]
    public void Empty_places_in_a_list_of_activities_are_passed_over()
    {
        var sequence = Sequence(Line("a"), Line("b"));
        sequence["activities"]!.AsArray().Insert(1, null);

        Assert.Equal("a b", Scenario.Run(Workflow(sequence)).Text);
    }

    [Theory]
    [InlineData("0", "b1 b2 end")]
    [InlineData("1", "b1 end")]
    [InlineData("\"waitany\"", "b1 end")]
    public void Choices_are_read_by_number_and_in_any_letter_case(string mode, string expected)
    {
        var fork = Node(
            "Fork",
            "F",
            ("joinMode", JsonNode.Parse(mode)),
            ("branches", new JsonArray(Sequence(Event("Wait"), Line("b2")), Line("b1")))
        );

        var run = Scenario.Run(Workflow(Sequence(fork, Line("end"))));
        if (run.State.Bookmarks.Count > 0)
            run.Send("Wait");

        Assert.Equal(expected, run.Text);
    }

    [Theory]
    [InlineData("MemoryStorageDriver", "kept")]
    [InlineData("Elsa.Workflows.Core.Services.WorkflowStorageDriver, Elsa.Workflows.Core", "kept")]
    [InlineData("workflowinstancestoragedriver", "kept")]
    [InlineData("", "first")]
    public void A_variable_outlives_a_burst_by_its_storage_driver(string driver, string expected)
    {
        var variable = Variable("X", "String", "first");
        variable["storageDriverTypeName"] = driver;
        var sequence = Sequence(Set("X", Literal("kept")), Event("Go"), Script("L", "getX()"));

        Assert.Equal(
            expected,
            new Scenario(Workflow(sequence, variable), savesBetweenBursts: true).Start().Send("Go").Text
        );
    }

    [Theory]
    [InlineData("HttpRequest")]
    [InlineData("IDictionary<String, Object>")]
    [InlineData("list<int32>")]
    [InlineData("Int32?")]
    [InlineData(
        "System.Collections.Generic.ICollection`1[[System.String, System.Private.CoreLib]], System.Private.CoreLib"
    )]
    public void Every_type_name_of_the_designer_is_known(string type) => Assert.NotNull(TypeAliases.Find(type));

    [Fact]
    public void A_workflow_used_as_activity_is_found_by_its_definition_when_it_was_renamed()
    {
        var child = JsonNode.Parse(Workflow(Line("child")))!;
        child["definitionId"] = "greeter";
        child["name"] = "New name";
        child["options"] = new JsonObject { ["usableAsActivity"] = true };
        var use = new JsonObject
        {
            ["type"] = "OldName",
            ["id"] = "use",
            ["workflowDefinitionId"] = "greeter",
        };
        var catalog = ActivityCatalog.Core.WithWorkflows(WorkflowActivityType.Of(child.ToJsonString()));

        Assert.Equal("child", new Scenario(Workflow(use), catalog).Start().Text);
    }
}
