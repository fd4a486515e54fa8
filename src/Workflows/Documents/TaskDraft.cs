namespace Workflows.Documents;

/// <summary>A numbered task (任务) as the document states it; typos of the source are kept.</summary>
/// <param name="Number">The number as printed, without its brackets or stop: <c>1</c>, <c>十二</c>.</param>
/// <param name="Title">The sentence before the first 。.</param>
/// <param name="Section">The number of the section the task stands under, null when it stands under none.</param>
/// <param name="Text">The body after the title, without the responsibility markers.</param>
/// <param name="Lead">The lead departments (牵头部门): one as a rule, several when the document names them jointly.</param>
/// <param name="Participants">The other departments (参与部门), in document order.</param>
/// <param name="Groups">
/// Participants named as a part of the issuer's own structure (机关各部门、下属各单位), to be expanded from the
/// organisation.
/// </param>
/// <param name="DueOn">The last day (时限) the document gives, null when it gives none.</param>
/// <param name="Targets">The measurable targets (指标) in the body.</param>
/// <param name="Source">Where the task stands in the given text.</param>
/// <param name="Doubts">What a person should check about this task.</param>
public sealed record TaskDraft(
    string Number,
    string Title,
    string? Section,
    string Text,
    IReadOnlyList<string> Lead,
    IReadOnlyList<string> Participants,
    IReadOnlyList<string> Groups,
    DateOnly? DueOn,
    IReadOnlyList<TargetDraft> Targets,
    SourcePlace Source,
    IReadOnlyList<Doubt> Doubts
)
{
    /// <summary>Why <see cref="Lead"/> is the lead.</summary>
    public LeadBasis LeadBasis { get; init; }

    /// <summary>The rule by which a result is due again and again (每季度末月25日前), null when the task is done once.</summary>
    public PeriodRule? Period { get; init; }

    /// <summary>Where each field stands, in the order of the fields.</summary>
    public IReadOnlyList<FieldSource>? Sources { get; init; }
}

/// <summary>What makes a department the lead of a task.</summary>
public enum LeadBasis
{
    /// <summary>The document names no lead.</summary>
    None,

    /// <summary>A sentence of the document says that the first listed leads (列在首位的为牵头部门).</summary>
    ExplicitRule,

    /// <summary>A label says so (牵头单位：…), or one unit is responsible and others are labelled as assisting.</summary>
    Label,

    /// <summary>A verb says so (…牵头，…配合).</summary>
    Verb,

    /// <summary>Only one unit is named.</summary>
    SoleUnit,

    /// <summary>Several units lead together (…、…牵头; …、…共同负责).</summary>
    Joint,

    /// <summary>The column of a table says so.</summary>
    Column,

    /// <summary>Nothing says so: the first of several listed units was taken, with a doubt.</summary>
    ImplicitFirst,
}
