using System.Text.Json;
using Workflows.Documents;

namespace Workflows.Tests.Documents;

/// <summary>Two public State Council documents, read and held against what a person read from them.</summary>
public sealed class StateCouncilDocumentTests
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    [Theory]
    [InlineData("01-*")]
    [InlineData("02-*")]
    public void The_tasks_are_those_a_person_read(string name)
    {
        var plan = PlanReader.Read(
            DocumentText.Decode(File.ReadAllBytes(SharedFiles.Require("documents", $"{name}.txt")))
        );
        var expected = JsonSerializer.Deserialize<List<ExpectedTask>>(
            File.ReadAllText(SharedFiles.Require("documents", $"{name}.expected.json")),
            SnakeCase
        )!;

        Assert.Equal(expected.Count, plan.Tasks.Count);
        Assert.All(expected.Zip(plan.Tasks), pair => Matches(pair.First, pair.Second, plan));
    }

    private static void Matches(ExpectedTask expected, TaskDraft task, PlanDraft plan)
    {
        var section = plan.Sections.Single(section => section.Number == task.Section);
        Assert.Equal(expected.Number, task.Number);
        Assert.StartsWith(expected.Title, task.Title, StringComparison.Ordinal);
        Assert.Contains(section.Title, expected.Section, StringComparison.Ordinal);
        Assert.Equal(expected.Lead, task.Lead, StringComparer.Ordinal);
        Assert.Equal(expected.Participants, task.Participants.Concat(task.Groups), StringComparer.Ordinal);
        Assert.Equal(expected.LeadBasis, JsonNamingPolicy.SnakeCaseLower.ConvertName(task.LeadBasis.ToString()));
        Assert.Equal(expected.Etc, task.Doubts.Any(doubt => doubt.Code == "participants_open"));
    }

    private sealed record ExpectedTask(
        string Number,
        string Title,
        string Section,
        string[] Lead,
        string[] Participants,
        string LeadBasis,
        bool Etc = false
    );
}
