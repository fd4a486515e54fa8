using Workflows.Documents;

namespace Workflows.Tests.Documents;

/// <summary>A small plan around the lines a test is about.</summary>
internal static class PlanText
{
    public static PlanDraft Read(params string[] body) =>
        PlanReader.Read(
            $"某某市机关事务局\n某机〔2026〕3号\n某某市节约用电实施方案\n\n{string.Join('\n', body)}\n\n某某市机关事务局\n2026年2月10日\n"
        );

    public static TaskDraft ReadTask(params string[] body) => Assert.Single(Read(body).Tasks);

    /// <summary>牵头｜参与｜依据 of a single task whose marker is given.</summary>
    public static string Responsible(string marker, params string[] otherLines)
    {
        var task = Read([.. otherLines, "一、总体安排", $"1. 更换灯具。更换老旧灯具。{marker}"]).Tasks[^1];
        return $"{string.Join('、', task.Lead)}|{string.Join('、', task.Participants.Concat(task.Groups))}|{task.LeadBasis}";
    }

    public static string[] Codes(IEnumerable<Doubt> doubts) => [.. doubts.Select(doubt => doubt.Code)];
}
