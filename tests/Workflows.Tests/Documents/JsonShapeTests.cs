using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workflows.Tests.Documents;

/// <summary>A draft goes to the page as plain camelCase JSON; the names are a contract.</summary>
public sealed class JsonShapeTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [Fact]
    public void A_draft_serialises_to_the_shape_the_page_reads()
    {
        var plan = JsonSerializer.SerializeToNode(CondensedEdition.Read(), Web)!.AsObject();
        var task = plan["tasks"]![12]!.AsObject();

        Assert.Equal(
            "title documentNumber issuer issuedOn leadRule sections tasks doubts sources leftOut sourceText",
            Keys(plan)
        );
        Assert.Equal("number title", Keys(plan["sections"]![0]!));
        Assert.Equal(
            "number title section text lead participants groups dueOn targets source doubts leadBasis period sources",
            Keys(task)
        );
        Assert.Equal("text quantity unit comparison period expected", Keys(task["targets"]![0]!));
        Assert.Equal("code message", Keys(plan["doubts"]![0]!));
        Assert.Equal("2021-03-17", plan["issuedOn"]!.GetValue<string>());
        Assert.Equal("explicitRule", task["leadBasis"]!.GetValue<string>());
        Assert.Equal("atLeast", task["targets"]![0]!["comparison"]!.GetValue<string>());
        Assert.Equal("line column endLine endColumn", Keys(task["source"]!));
        Assert.Equal("field value source", Keys(task["sources"]![0]!));
        Assert.Equal("title", task["sources"]![0]!["field"]!.GetValue<string>());
        Assert.Equal("code message text source", Keys(plan["leftOut"]![0]!));
    }

    private static string Keys(JsonNode node) => string.Join(' ', node.AsObject().Select(member => member.Key));
}
