using Workflows.Documents;

namespace Workflows.Tests.Documents;

public sealed class PlanDocumentTests
{
    [Fact]
    public void The_condensed_edition_gives_the_expected_structure() => ExpectedPlan.Matches(Condensed());

    [Fact]
    public void The_full_document_gives_the_expected_structure() => ExpectedPlan.Matches(Full());

    [Fact]
    public void The_full_document_names_forty_nine_participations()
    {
        var tasks = Full().Tasks;

        Assert.Equal(46, tasks.Sum(task => task.Participants.Count));
        Assert.Equal(3, tasks.Sum(task => task.Groups.Count));
    }

    [Fact]
    public void Both_editions_have_the_same_headings() => Assert.Equal(Full().Sections, Condensed().Sections);

    [Fact]
    public void Every_task_says_on_which_line_it_begins()
    {
        var lines = CondensedEdition.Text.Split('\n');

        Assert.All(
            CondensedEdition.Read().Tasks,
            task =>
                Assert.StartsWith($"{task.Number}. {task.Title}", lines[task.Source.Line - 1], StringComparison.Ordinal)
        );
    }

    [Fact]
    public void No_text_holds_its_marker_or_the_closing_note() =>
        Assert.All(
            Full().Tasks.Concat(Condensed().Tasks),
            task =>
            {
                Assert.DoesNotContain("责任部门", task.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("列在首位", task.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("印发", task.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("**", task.Text, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', task.Text);
                Assert.EndsWith("。", task.Text, StringComparison.Ordinal);
            }
        );

    [Fact]
    public void A_page_break_in_the_full_document_is_joined_without_a_space() =>
        Assert.Contains("开展大中专学生“返家乡”社会实践", Full().Tasks[13].Text, StringComparison.Ordinal);

    [Fact]
    public void Typos_of_the_source_are_kept()
    {
        Assert.Contains("职院院校", Full().Tasks[5].Text, StringComparison.Ordinal);
        Assert.Contains("普惠性实项目", Full().Tasks[20].Text, StringComparison.Ordinal);
    }

    private static PlanDraft Condensed() => CondensedEdition.Read();

    private static PlanDraft Full() =>
        PlanReader.Read(DocumentText.Decode(File.ReadAllBytes(SharedFiles.Require("seeds", "*.txt"))));
}
