using System.Text.RegularExpressions;
using Workflows.Documents;

namespace Workflows.Tests.Documents;

/// <summary>Every field of a draft says where it stands, and nothing of a document is lost.</summary>
public sealed class SourceTests
{
    private static readonly Regex ColumnHeading = new(
        "^[^。，；]*(序号|编号|任务|事项|实事|内容|要求|单位|部门|牵头|配合|责任|科室|领导|时限|时间)[^。，；]*$|^[|: -]+$|^— [0-9]+ —$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    private static readonly Regex Reading = new(@"\(\p{Ll}+\)", RegexOptions.NonBacktracking);

    public static TheoryData<string> Documents =>
        [
            .. Directory
                .GetFiles(CorpusTests.Folder)
                .Where(file => !file.EndsWith(".json", StringComparison.Ordinal))
                .Select(file => Path.GetFileName(file)),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_field_stands_where_its_source_says(string name)
    {
        var (plan, lines) = Read(name);

        foreach (var source in plan.Sources!.Concat(plan.Tasks.SelectMany(task => task.Sources!)))
        {
            var words = WordsAt(lines, source.Source);
            Assert.False(string.IsNullOrWhiteSpace(words));
            // A name made whole is longer than what is printed; formatting marks, readings and line breaks may stand between.
            if (source.Field is DraftField.Lead or DraftField.Participants)
            {
                Assert.EndsWith(words[^1..], source.Value, StringComparison.Ordinal);
                Assert.True(Reading.Replace(words, "").Length <= source.Value!.Length, $"{source.Value}: {words}");
            }
        }

        Assert.All(plan.Tasks, HasSources);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_line_belongs_to_a_task_or_a_field_or_is_left_out_with_a_reason(string name)
    {
        var (plan, lines) = Read(name);
        var covered = new bool[lines.Length];
        SourcePlace[] places =
        [
            .. plan.Sources!.Select(source => source.Source),
            .. plan.Tasks.Select(task => task.Source),
            .. plan.LeftOut!.Select(part => part.Source),
        ];
        foreach (var place in places)
        {
            Array.Fill(covered, true, place.Line - 1, place.EndLine - place.Line + 1);
        }

        // A heading of tasks or of their headings, and those of a table's columns, are neither.
        var rest = lines.Where((line, i) => !covered[i] && line.Trim().Length > 0);
        Assert.All(
            rest,
            line =>
                Assert.True(
                    plan.Sections.Any(section =>
                        line.Contains(section.Title, StringComparison.Ordinal)
                        || line.TrimStart().StartsWith($"{section.Number[0]}、", StringComparison.Ordinal)
                    ) || ColumnHeading.IsMatch(line),
                    line
                )
        );
    }

    private static void HasSources(TaskDraft task)
    {
        var fields = task.Sources!.Select(source => source.Field).ToHashSet();
        Assert.Contains(DraftField.Title, fields);
        Assert.Equal(task.Lead.Count, task.Sources!.Count(source => source.Field is DraftField.Lead));
        Assert.Equal(
            task.Participants.Count + task.Groups.Count,
            task.Sources!.Count(source => source.Field is DraftField.Participants)
        );
        // A term that gives no day is shown too, with a doubt.
        Assert.True(task.DueOn is null || fields.Contains(DraftField.DueOn));
        Assert.Equal(task.Period is not null, fields.Contains(DraftField.Period));
        Assert.Equal(task.Targets.Count, task.Sources!.Count(source => source.Field is DraftField.Targets));
    }

    private static string WordsAt(string[] lines, SourcePlace place) =>
        place.Line == place.EndLine
            ? lines[place.Line - 1][(place.Column - 1)..(place.EndColumn - 1)]
            : lines[place.Line - 1][(place.Column - 1)..] + lines[place.EndLine - 1][..(place.EndColumn - 1)];

    private static (PlanDraft Plan, string[] Lines) Read(string name)
    {
        var text = CorpusTests.TextOf(Path.Combine(CorpusTests.Folder, name));
        return (PlanReader.Read(text), text.Split('\n'));
    }
}
