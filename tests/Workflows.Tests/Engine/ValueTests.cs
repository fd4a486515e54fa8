using System.Text.Json.Nodes;
using Workflows.Engine.Execution;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class ValueTests
{
    [Theory]
    [InlineData("true", "True")]
    [InlineData("1e20", "1E+20")]
    [InlineData("5", "5")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("null", "")]
    [InlineData("undefined", "")]
    [InlineData("new Date(0)", "1970-01-01")]
    [InlineData("new Date(Date.UTC(2026, 0, 2, 3, 4, 5))", "01/02/2026 03:04:05")]
    [InlineData("[1,'a',{b:true}]", """[1,"a",{"b":true}]""")]
    [InlineData("({a:1,b:[2]})", """{"a":1,"b":[2]}""")]
    [InlineData("return 'early'; 'late'", "early")]
    [InlineData("Promise.resolve(7)", "7")]
    [InlineData("isNullOrWhiteSpace('  ')", "True")]
    [InlineData("toJson({Name:'ü'})", """{"Name":"ü"}""")]
    [InlineData("stringToBase64('hé')", "aMOp")]
    [InlineData("getVariable('unknown') === null", "True")]
    [InlineData("getInput('unknown') === null", "True")]
    [InlineData("variables.unknown === undefined", "True")]
    [InlineData("setVariable('made', 3); getVariable('made')", "3")]
    [InlineData(
        "getWorkflowDefinitionId() + getWorkflowDefinitionVersionId() + getWorkflowDefinitionVersion()",
        "definitionversion11"
    )]
    [InlineData("getWorkflowInstanceId()", "instance")]
    [InlineData("parseGuid('0f8fad5b-d9cb-469f-a165-70867728950e')", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("TimeSpan.FromMinutes(90)", "01:30:00")]
    [InlineData("new Date().getUTCFullYear()", "2026")]
    [InlineData("bytesToString(bytesFromString('abc'))", "abc")]
    public void A_scripts_value_is_written_as_NET_writes_it(string script, string expected)
    {
        var run = Scenario.Run(Workflow(Script("Line", script)));

        Assert.Empty(run.Messages);
        Assert.Equal(expected, Assert.Single(run.Lines));
    }

    [Fact]
    public void An_input_whose_type_name_is_null_is_given_as_Studio_writes_it()
    {
        var text = Wrapped("String", "Literal", "said");
        text["typeName"] = null;
        text["memoryReference"] = null;

        Assert.Equal("said", Assert.Single(Scenario.Run(Workflow(Node("WriteLine", "L", ("text", text)))).Lines));
    }

    [Theory]
    [InlineData("Int32", "3.7", "4")]
    [InlineData("Int32", "2.5", "2")]
    [InlineData("Int32", "'3.7'", "0")]
    [InlineData("Int32", "'abc'", "0")]
    [InlineData("Int32", "'5'", "5")]
    [InlineData("Boolean", "'yes'", "False")]
    [InlineData("Boolean", "'true'", "True")]
    [InlineData("String", "5", "5")]
    [InlineData("TimeSpan", "'00:00:05'", "00:00:05")]
    [InlineData("Int64", "12345678901", "12345678901")]
    [InlineData("Decimal", "'1.50'", "1.5")]
    public void A_variable_takes_what_its_type_allows_and_never_faults(string type, string script, string expected)
    {
        var run = Scenario.Run(Workflow(Sequence(Set("X", Js(script)), Script("Line", "getX()")), Variable("X", type)));

        Assert.Empty(run.Messages);
        Assert.Equal(expected, Assert.Single(run.Lines));
    }

    [Fact]
    public void A_number_out_of_range_faults() =>
        Assert.Equal("Finished/Faulted", Scenario.Run(Workflow(Set("X", Js("1e12")), Variable("X", "Int32"))).Status);

    [Theory]
    [InlineData("Object", "string")]
    [InlineData("JSON", "object")]
    [InlineData("JsonObject", "object")]
    [InlineData("ObjectDictionary", "object")]
    public void An_object_expression_stays_text_unless_the_variable_is_of_a_JSON_type(string type, string expected)
    {
        var root = Sequence(
            Set("X", Object("""{"a":1}""")),
            Script("Kind", "typeof getX()"),
            Script("Initial", "typeof getY()")
        );

        var run = Scenario.Run(Workflow(root, Variable("X", type), Variable("Y", type, """{"a":1}""")));

        Assert.Equal($"{expected} {expected}", run.Text);
    }

    [Fact]
    public void Assigned_variables_and_changed_objects_are_written_back_but_changes_in_a_list_are_not()
    {
        var root = Sequence(
            Script("1", "variables.n = 99; variables.customer.Name = 'Ann'; variables.list.push(4); 'x'"),
            Script("2", "variables.n + variables.customer.Name + variables.list.length"),
            Script("3", "getVariable('customer').Name = 'Bo'; variables.unknown = 1; 'x'"),
            Script("4", "getCustomer().Name + getVariable('unknown')"),
            Script("5", "variables.customer.Tags.sort(); 'x'"),
            Script("6", "getCustomer().Tags.join()")
        );

        var run = Scenario.Run(
            Workflow(
                root,
                Variable("n", "Int32", "1"),
                Variable("customer", "JSON", """{"Name":"?","Tags":["b","a"]}"""),
                Variable("list", "JsonArray", "[1,2,3]")
            )
        );

        Assert.Equal("x 99Ann3 x Bonull x a,b", run.Text);
    }

    [Fact]
    public void The_items_that_a_loop_hands_out_are_those_of_the_list()
    {
        var body = Script("Mark", "getCurrentValue().done = true; ''");
        var loop = Node("ForEach", "Loop", ("items", Js("getOrder().Lines")), ("body", body));

        var run = Scenario.Run(
            Workflow(
                Sequence(loop, Script("See", "getOrder().Lines.map(l => l.done).join()")),
                Variable("Order", "JSON", """{"Lines":[{},{}]}""")
            )
        );

        Assert.Equal("true,true", run.Lines[^1]);
    }

    [Fact]
    public void A_variable_without_storage_driver_starts_over_after_a_suspension()
    {
        var root = Sequence(
            Set("Kept", Js("'new'")),
            Set("Lost", Js("'new'")),
            Script("1", "getKept() + getLost()"),
            Event("Go"),
            Script("2", "getKept() + getLost()")
        );

        var run = Scenario.Run(
            Workflow(root, Variable("Kept", "String", "old"), Variable("Lost", "String", "old", kept: false))
        );

        Assert.Equal("newnew newold", run.Send("Go").Text);
    }

    [Fact]
    public void Only_inputs_with_a_storage_driver_outlast_a_suspension()
    {
        var root = Sequence(Script("1", "getA() + getB()"), Event("Go"), Script("2", "getA() + '-' + getB()"));
        var definition = Workflow(
            root,
            change =>
                change["inputs"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "A",
                        ["type"] = "Int32",
                        ["storageDriverType"] = "WorkflowInstanceStorageDriver",
                    },
                    new JsonObject { ["name"] = "B", ["type"] = "Int32" }
                )
        );

        var run = Scenario.Run(definition, ("A", "41"), ("B", "1"));

        Assert.Equal("411 41-null", run.Send("Go").Text);
    }

    [Fact]
    public void Outputs_are_read_by_id_or_name_in_the_burst_that_gave_them_and_the_first_value_counts()
    {
        var give = Node(
            "RunJavaScript",
            "Give",
            ("script", Literal("variables.N = variables.N + 1; return variables.N"))
        );
        var root = Sequence(
            Node("For", "Loop", ("end", Literal(1)), ("body", Sequence(give, Script("In", "getResultFromGive()")))),
            Node("RunJavaScript", "Top", ("script", Literal("'r'"))),
            Script("1", "getOutputFrom('Top') + getResultFromTop() + getLastResult()"),
            Event("Go"),
            Script("2", "getResultFromTop()")
        );

        var run = Scenario.Run(Workflow(root, Variable("N", "Int32", "0")));

        Assert.Equal("1 1 rrr ", run.Send("Go").Text);
    }

    [Theory]
    [InlineData("getOutputFrom('Nobody')", "Activity not found.")]
    [InlineData("getNothing()", "getNothing is not defined")]
    [InlineData("getOutputFrom('Inner')", "Activity not found.")]
    public void Asking_for_what_is_out_of_reach_faults(string script, string message)
    {
        var run = Scenario.Run(Workflow(Sequence(Sequence(Line("Inner")), Script("Ask", script))));

        Assert.Equal("Failed to evaluate activity input 'Text'", Assert.Single(run.Messages));
        Assert.Equal(message, run.State.Incidents[0].Exception.InnerException!.Message);
    }

    [Fact]
    public void A_null_result_leaves_what_caught_it_unchanged()
    {
        var root = Sequence(
            Node("RunJavaScript", "S", ("script", Literal("null")), ("result", Output("XId"))),
            Script("Line", "getX()")
        );

        Assert.Equal("before", Scenario.Run(Workflow(root, Variable("X", "String", "before"))).Text);
    }

    [Theory]
    [InlineData("setOutcome('Odd')", "odd")]
    [InlineData("setOutcomes(['Odd','Even'])", "odd even")]
    [InlineData("1", "done")]
    public void A_script_chooses_its_outcomes(string script, string expected)
    {
        var flow = Flow(
            [Node("RunJavaScript", "S", ("script", Literal(script))), Line("odd"), Line("even"), Line("done")],
            "S.Odd->odd",
            "S.Even->even",
            "S->done"
        );

        Assert.Equal(expected, Scenario.Run(Workflow(flow)).Text);
    }

    [Fact]
    public void Workflow_outputs_take_any_value_under_any_name()
    {
        var root = Sequence(
            Node("SetOutput", "O", ("outputName", Literal("Age")), ("outputValue", Js("30"))),
            Node("RunJavaScript", "R", ("script", Literal("'bound'")), ("result", Output("Total")))
        );
        var definition = Workflow(
            root,
            change => change["outputs"] = new JsonArray(new JsonObject { ["name"] = "Total", ["type"] = "Int32" })
        );

        var run = Scenario.Run(definition);

        Assert.Equal(30d, run.State.Output["Age"]);
        Assert.Equal("bound", run.State.Output["Total"]);
    }

    [Fact]
    public void Names_and_correlation_are_kept_unless_given_null()
    {
        var root = Sequence(
            Node("SetName", "N", ("value", Literal("Order 7"))),
            Node("Correlate", "C", ("correlationId", Literal("order-7"))),
            Node("SetName", "N2"),
            Script("Line", "getWorkflowInstanceName() + '/' + getCorrelationId()")
        );

        var run = Scenario.Run(Workflow(root));

        Assert.Equal("Order 7/order-7", run.Text);
        Assert.Equal("Order 7", run.State.Name);
        Assert.Equal("order-7", run.State.CorrelationId);
    }

    [Fact]
    public void An_unknown_kind_of_expression_evaluates_to_nothing() =>
        Assert.Equal(
            "",
            Assert.Single(
                Scenario.Run(Workflow(Node("WriteLine", "L", ("text", Wrapped("String", "Cobol", "x"))))).Lines
            )
        );

    [Theory]
    [InlineData("while(true){}")]
    [InlineData("'x'.repeat(1073741824)")]
    [InlineData("let s = 'x'; while(true) s += s; s")]
    [InlineData("'x'.padEnd(1073741824).length")]
    [InlineData("const f = () => f(); f()")]
    [InlineData("new Array(1e9).fill(1)")]
    [InlineData("const a = []; while(true) a.push('xxxxxxxxxxxxxxxxx' + a.length)")]
    [InlineData(
        "let a = 'x'.repeat(4000000); let b = [a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a]; b.concat(b).concat(b).join('')"
    )]
    [InlineData("JSON.stringify(Array.from({length: 900000}, (_, i) => 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' + i))")]
    [InlineData("/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')")]
    [InlineData("const a = 'x'.repeat(500000); Array(1000).fill(a).toString()")]
    [InlineData("const a = 'x'.repeat(500000); JSON.stringify(Array(1000).fill({ a: [a] }))")]
    [InlineData("const a = 'x'.repeat(500000); a.replaceAll('x', a)")]
    [InlineData("const a = 'x'.repeat(500000); a.replace(/x/g, () => a)")]
    [InlineData("const a = 'x'.repeat(500000); ''.concat(...Array(1000).fill(a))")]
    [InlineData("(2n ** 1000000000n).toString()")]
    [InlineData("10n ** 10000000n; 1")]
    [InlineData("let b = 2n; while (true) b = b * b")]
    [InlineData("(10n ** 400000n).toString()")]
    [InlineData("new Uint8Array(2000000000).length")]
    [InlineData("new ArrayBuffer(2000000000).byteLength")]
    [InlineData("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60000)")]
    [InlineData("const a = 'x'.repeat(1000000); Array(10000).fill(a).toLocaleString()")]
    [InlineData("const a = 'x'.repeat(1000000); String.raw({ raw: Array(1000).fill(a) })")]
    [InlineData("const f = async () => { while (true) await null; }; f()")]
    [InlineData("new Promise(() => {})")]
    [InlineData("[3,2,1].sort(() => { while (true) {} })")]
    [InlineData(
        "const a = 'x'.repeat(1000000); const s = a + a + a + a; s.split('').join('').split('').length + s.normalize().length"
    )]
    [InlineData("[].constructor.constructor('return 1')()")]
    [InlineData("eval('1')")]
    [InlineData("System.IO.File.Exists('/etc/passwd')")]
    [InlineData("newGuid().GetType().Assembly")]
    [InlineData("const o = {}; o.o = o; o")]
    public void A_script_that_uses_too_much_is_stopped_in_time(string script)
    {
        var scenario = new Scenario(Workflow(Script("Line", script)));
        var runner = new WorkflowRunner(scenario.Clock);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var burst = runner.Start(scenario.Graph, new StartRequest("instance"));

        Assert.Equal("Faulted", burst.State.SubStatus.ToString());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
