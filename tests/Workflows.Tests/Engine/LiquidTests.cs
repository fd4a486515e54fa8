using System.Diagnostics;
using System.Text.Json.Nodes;
using Workflows.Engine.Catalog;
using Workflows.Engine.Definitions;
using Workflows.Engine.Execution;
using Workflows.Engine.Expressions;
using static Workflows.Tests.Engine.Json;

namespace Workflows.Tests.Engine;

public sealed class LiquidTests
{
    private const string Order =
        """{"Customer":{"Name":"王"},"Items":[{"Name":"first","Price":1.5},{"Name":"second"}]}""";

    [Theory]
    [InlineData(
        "Order {{ Variables.Order.Items[0].Name }} of {{ Variables.Order.Customer.Name }}",
        "Order first of 王"
    )]
    [InlineData("{{ Variables.Order['Items'][Variables.Index].Name }}", "second")]
    [InlineData("{{ Variables.Order.Items.size }} {{ Variables.Order.Items[0].Price }}", "2 1.5")]
    [InlineData("{{ Variables.Missing.Name }}!", "!")]
    [InlineData("{{ Variables.order }}!", "!")]
    [InlineData("{{ Input.City }} {{ Variables.Flag }}", "北京 true")]
    [InlineData("{{ CorrelationId }} {{ WorkflowInstanceId }}", "correlation instance")]
    [InlineData(
        "{{ WorkflowDefinitionId }} {{ WorkflowDefinitionVersionId }} {{ WorkflowDefinitionVersion }}",
        "definition version1 1"
    )]
    [InlineData("{% for i in Variables.Order.Items %}{{ forloop.index }}{{ i.Name }} {% endfor %}", "1first 2second ")]
    [InlineData("{% if Variables.Index == 1 and Variables.Flag %}yes{% else %}no{% endif %}", "yes")]
    [InlineData("{% capture both %}{{ Input.City }}!{% endcapture %}{{ both | append: '?' }}", "北京!?")]
    public void A_template_sees_variables_inputs_and_the_instance(string template, string expected) =>
        Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ 'hello' | base64 }}", "aGVsbG8=")]
    [InlineData("{{ Variables.Order | keys | join: ',' }}", "Customer,Items")]
    [InlineData("{{ Variables.Order.Customer | json }}", """{"Name":"王"}""")]
    [InlineData("{{ 'a.b.c' | replace: '.', '-' | upcase }}", "A-B-C")]
    [InlineData("{{ 'a.b' | replace_first: '.', '' | prepend: '<' | escape }}", "&lt;ab")]
    [InlineData("{{ 'now' | date: '%Y-%m-%d %H:%M' }}", "2026-05-04 08:00")]
    [InlineData("{{ Variables.Order.Items | map: 'Name' | concat: Variables.Order.Items | size }}", "4")]
    [InlineData("{{ Variables.Missing | default: 'none' }} {{ 'a b' | split: ' ' | last }}", "none b")]
    [InlineData("{{ 'abc' | remove: 'b' | size | plus: 1 }}", "3")]
    public void Filters_work(string template, string expected) => Assert.Equal(expected, Render(template));

    [Fact]
    public void A_blank_template_is_nothing()
    {
        var run = Scenario.Run(
            Workflow(
                Sequence(Set("X", Liquid("{{ Variables.Missing }}  ")), Script("L", "getX() === null")),
                Variable("X")
            )
        );

        Assert.Equal("True", run.Text);
    }

    [Fact]
    public void A_template_is_converted_to_what_the_input_asks_for()
    {
        var definition = Workflow(
            Sequence(Set("X", Liquid("{{ Variables.X | plus: 1 }}")), Script("L", "getX() + 1")),
            Variable("X", "Int32", "1")
        );

        Assert.Equal("3", Scenario.Run(definition).Text);
    }

    [Theory]
    [InlineData("before {% if %}")]
    [InlineData("{{ Variables.X")]
    [InlineData("{% include 'secrets' %}")]
    [InlineData("{% nonsense %}")]
    public void A_syntax_error_renders_what_is_wrong(string template) =>
        Assert.StartsWith("Liquid 语法错误：", Render(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("{% for a in (1..90000) %}{% for b in (1..90000) %}x{% endfor %}{% endfor %}")]
    [InlineData("{% for a in (1..2000000000) %}{% endfor %}")]
    [InlineData("{% for a in (1..90000) %}{% for b in (1..90000) %}{% endfor %}{% endfor %}")]
    [InlineData("{% assign x = 'xxxxxxxxxx' %}{% for a in (1..60) %}{% assign x = x | append: x %}{% endfor %}")]
    [InlineData("{% assign x = 'xxxxxxxxxx' %}{% for a in (1..9) %}{% assign x = x | replace: 'x', x %}{% endfor %}")]
    [InlineData("{% assign x = 'a b' | split: ' ' %}{% for a in (1..60) %}{% assign x = x | concat: x %}{% endfor %}")]
    [InlineData("{% assign x = '\"' %}{% for a in (1..60) %}{% assign x = x | json %}{% endfor %}")]
    [InlineData("{% for a in (1..60) %}{% capture x %}{{ x }}{{ x }}y{% endcapture %}{% endfor %}")]
    public void A_template_without_end_becomes_an_incident_quickly(string template)
    {
        var graph = GraphCompiler.Compile(
            Workflow(Node("WriteLine", "L", ("text", Liquid(template)))),
            ActivityCatalog.Core
        );
        var runner = new WorkflowRunner(
            TimeProvider.System,
            new ExpressionOptions { Timeout = TimeSpan.FromMilliseconds(300) }
        );
        var time = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var burst = runner.Start(graph, new StartRequest("instance"));

        Assert.Contains(
            "The template was stopped",
            Assert.Single(burst.Incidents).Exception.InnerException!.Message,
            StringComparison.Ordinal
        );
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000_000);
    }

    [Fact]
    public void Blocks_and_conditions_nested_past_reason_are_a_syntax_error()
    {
        var blocks = string.Concat(Enumerable.Repeat("{% if true %}", 50_000));
        var conditions = "{% if " + string.Concat(Enumerable.Repeat("true and ", 50_000)) + "true %}{% endif %}";

        Assert.Contains("嵌套超过64层", Render(blocks), StringComparison.Ordinal);
        Assert.Contains("一个标签的条件超过64个", Render(conditions), StringComparison.Ordinal);
    }

    private static string Render(string template)
    {
        var definition = Workflow(
            Node("WriteLine", "L", ("text", Liquid(template))),
            Variable("Order", "JSON", Order),
            Variable("Index", "Int64", "1"),
            Variable("Flag", "Boolean", "true")
        );
        var run = new Scenario(definition).Start(
            new("instance")
            {
                CorrelationId = "correlation",
                Input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["City"] = "北京" },
            }
        );
        Assert.Empty(run.Messages);
        return run.Text;
    }

    private static JsonObject Liquid(string template) => Wrapped("String", "Liquid", template);
}
