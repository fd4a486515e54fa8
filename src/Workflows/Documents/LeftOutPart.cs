namespace Workflows.Documents;

/// <summary>A part of the document that belongs to no task (未列为任务的内容).</summary>
/// <param name="Code">Why, as a stable snake_case code that a page can translate.</param>
/// <param name="Message">Why, as a plain sentence in Chinese.</param>
/// <param name="Text">How it begins.</param>
/// <param name="Source">Where it stands.</param>
public sealed record LeftOutPart(string Code, string Message, string Text, SourcePlace Source);

/// <summary>Why something is no task.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">The sentence.</param>
internal sealed record LeftOutReason(string Code, string Message)
{
    public static LeftOutReason Notice { get; } = new("notice", "印发通知的正文，不是任务。");

    public static LeftOutReason Preamble { get; } = new("preamble", "正文开头的说明，不是任务。");

    public static LeftOutReason Introduction { get; } =
        new("introduction", "这一部分开头的说明，没有责任单位，不是任务。");

    public static LeftOutReason Principles { get; } =
        new("principles", "指导思想、总体要求一类的表述，没有责任单位，不是任务。");

    public static LeftOutReason Goals { get; } = new("goals", "工作目标，没有责任单位，不是任务。");

    public static LeftOutReason Safeguards { get; } =
        new("safeguards", "组织保障、工作要求一类的表述，没有责任单位，不是任务。");

    public static LeftOutReason WithoutUnit { get; } =
        new("without_unit", "没有写明责任单位，没有列为任务，请核对是否遗漏。");

    public static LeftOutReason AfterTask { get; } = new("after_task", "任务之后的文字，没有计入任务，请核对。");

    public static LeftOutReason Table { get; } = new("table", "表格没有责任单位一栏，没有列为任务，请核对。");

    public static LeftOutReason Note { get; } = new("note", "文件的注释或说明，不是任务。");

    public static LeftOutReason Enclosures { get; } = new("enclosures", "附件的目录或标题，不是任务。");

    public static LeftOutReason Imprint { get; } = new("imprint", "落款、日期或版记，不是任务。");

    private static readonly (LeftOutReason Reason, string[] Words)[] ByHeading =
    [
        (
            Safeguards,
            [
                "保障",
                "组织领导",
                "组织实施",
                "加强领导",
                "工作要求",
                "有关要求",
                "相关要求",
                "几点要求",
                "督导",
                "督查",
                "监督",
                "考核",
                "附则",
            ]
        ),
        (Goals, ["目标"]),
        (Principles, ["总体要求", "指导思想", "总体思路", "原则", "总则", "重要意义", "工作思路", "基本思路"]),
    ];

    /// <summary>The reason that a heading gives for all that stands below it.</summary>
    public static LeftOutReason ByTitle(string title)
    {
        foreach (var (reason, words) in ByHeading)
        {
            if (Documents.Words.Holds(Traditional.Simplified(title), words))
            {
                return reason;
            }
        }

        return WithoutUnit;
    }
}
