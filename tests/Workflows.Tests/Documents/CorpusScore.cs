using System.Globalization;
using System.Text;
using Workflows.Documents;

namespace Workflows.Tests.Documents;

internal sealed record CorpusDocument(
    string Form,
    IReadOnlyList<CorpusTask> Tasks,
    IReadOnlyList<string>? Doubts,
    IReadOnlyList<string>? LeftOut = null
);

internal sealed record CorpusTask(
    string Number,
    string Title,
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Participants,
    string Basis,
    DateOnly? Due,
    IReadOnlyList<string>? Doubts,
    PeriodRule? Period,
    IReadOnlyList<string>? Targets = null
);

/// <summary>What was read held against what was to be read.</summary>
internal sealed class CorpusScore
{
    private readonly Count tasks = new();
    private readonly Count leads = new();
    private readonly Count participants = new();
    private readonly Count dueDays = new();
    private readonly Count periods = new();
    private readonly Count targets = new();
    private readonly Count leftOut = new();
    private int doubtsExpected;
    private int doubtsRaised;

    public void Add(CorpusDocument expected, PlanDraft? read, string name, StringBuilder misses)
    {
        var found = read?.Tasks.ToList() ?? [];
        foreach (var task in expected.Tasks)
        {
            var match = found.Find(one =>
                one.Number == task.Number && one.Title.StartsWith(task.Title, StringComparison.Ordinal)
            );
            found.Remove(match!);
            Add(task, match, name, misses);
        }

        foreach (var extra in found)
        {
            Add(null, extra, name, misses);
        }

        AddDoubts(expected.Doubts, read?.Doubts, $"{name} document", misses);
        if (expected.LeftOut is { } parts)
        {
            AddLeftOut(parts, read?.LeftOut ?? [], name, misses);
        }
    }

    public void Add(CorpusScore other)
    {
        tasks.Add(other.tasks);
        leads.Add(other.leads);
        participants.Add(other.participants);
        dueDays.Add(other.dueDays);
        periods.Add(other.periods);
        targets.Add(other.targets);
        leftOut.Add(other.leftOut);
        doubtsExpected += other.doubtsExpected;
        doubtsRaised += other.doubtsRaised;
    }

    public override string ToString() =>
        $"{tasks} | {leads} | {participants} | {dueDays} | {periods} | {targets} | {leftOut} | {(doubtsExpected == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{doubtsRaised}/{doubtsExpected}"))}";

    private void Add(CorpusTask? expected, TaskDraft? read, string name, StringBuilder misses)
    {
        var before = misses.Length;
        var place = $"{name} {expected?.Number ?? read?.Number}";
        tasks.Add(Of(expected?.Title), Of(read is null ? null : expected?.Title ?? read.Title), "task", misses);
        leads.Add(
            [.. expected?.Lead.Select(unit => $"{unit}·{expected.Basis}") ?? []],
            [.. read?.Lead.Select(unit => $"{unit}·{read.LeadBasis}") ?? []],
            "lead",
            misses
        );
        participants.Add(
            [.. expected?.Participants ?? []],
            [.. read?.Participants.Concat(read.Groups) ?? []],
            "participants",
            misses
        );
        dueDays.Add(Of(expected?.Due?.ToString("O")), Of(read?.DueOn?.ToString("O")), "due", misses);
        periods.Add(Of(expected?.Period?.ToString()), Of(read?.Period?.ToString()), "period", misses);
        if (expected?.Targets is { } wanted)
        {
            targets.Add([.. wanted], [.. read?.Targets.Select(Spelled) ?? []], "targets", misses);
        }

        AddDoubts(expected?.Doubts, read?.Doubts, "", misses);
        if (misses.Length > before)
        {
            misses.Insert(before, $"{place}:");
            misses.AppendLine();
        }
    }

    // Each is written as its code and how it begins.
    private void AddLeftOut(
        IReadOnlyList<string> expected,
        IReadOnlyList<LeftOutPart> read,
        string name,
        StringBuilder misses
    )
    {
        var before = misses.Length;
        string[] got = [.. read.Select(part => $"{part.Code} {part.Text}")];
        leftOut.Add(
            [
                .. expected.Select(part =>
                    got.FirstOrDefault(one => one.StartsWith(part, StringComparison.Ordinal)) ?? part
                ),
            ],
            got,
            "left out",
            misses
        );
        if (misses.Length > before)
        {
            misses.Insert(before, $"{name}:");
            misses.AppendLine();
        }
    }

    private void AddDoubts(
        IReadOnlyList<string>? expected,
        IReadOnlyList<Doubt>? raised,
        string name,
        StringBuilder misses
    )
    {
        foreach (var code in expected ?? [])
        {
            doubtsExpected++;
            if (raised?.Any(doubt => doubt.Code == code) is true)
            {
                doubtsRaised++;
            }
            else
            {
                misses.Append(CultureInfo.InvariantCulture, $" {name} doubt {code}");
            }
        }
    }

    private static string Spelled(TargetDraft target) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"{target.Quantity} {target.Unit} {target.Comparison} {target.Period} {(target.Expected ? "expected" : "")}"
            )
            .Replace("  ", " ", StringComparison.Ordinal)
            .Trim();

    private static string[] Of(string? value) => value is null ? [] : [value];

    private sealed class Count
    {
        private int expected;
        private int read;
        private int right;

        public void Add(string[] wanted, string[] got, string what, StringBuilder misses)
        {
            var common = wanted.Intersect(got, StringComparer.Ordinal).Count();
            expected += wanted.Length;
            read += got.Length;
            right += common;
            if (common < wanted.Length || common < got.Length)
            {
                misses.Append(
                    CultureInfo.InvariantCulture,
                    $" {what} [{string.Join('、', wanted)}] read [{string.Join('、', got)}];"
                );
            }
        }

        public void Add(Count other)
        {
            expected += other.expected;
            read += other.read;
            right += other.right;
        }

        public override string ToString() =>
            expected == 0 && read == 0 ? "—"
            : right == expected && right == read ? "100%"
            : $"{Share(right, read)} / {Share(right, expected)}";

        private static string Share(int part, int whole) =>
            whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0}%");
    }
}
