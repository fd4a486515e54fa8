namespace Workflows.Documents;

/// <summary>What the importer read from a plan document (实施方案), for a person to confirm before anything starts.</summary>
/// <param name="Title">The plan's own title, not the title of the notice (通知) that transmits it.</param>
/// <param name="DocumentNumber">The document number (发文字号), as printed.</param>
/// <param name="Issuer">The issuing body (发文机关).</param>
/// <param name="IssuedOn">The day of signature (成文日期) or, failing that, of printing (印发日期).</param>
/// <param name="LeadRule">The document's own words on which listed department leads, e.g. its closing note.</param>
/// <param name="Sections">The headings under which tasks stand, in document order.</param>
/// <param name="Tasks">The numbered tasks, in document order.</param>
/// <param name="Doubts">What a person should check about the document as a whole.</param>
public sealed record PlanDraft(
    string Title,
    string? DocumentNumber,
    string? Issuer,
    DateOnly? IssuedOn,
    string? LeadRule,
    IReadOnlyList<SectionDraft> Sections,
    IReadOnlyList<TaskDraft> Tasks,
    IReadOnlyList<Doubt> Doubts
)
{
    /// <summary>Where the document's own fields stand.</summary>
    public IReadOnlyList<FieldSource>? Sources { get; init; }

    /// <summary>What belongs to no task, in document order; nothing of the document is missing from tasks, fields and this.</summary>
    public IReadOnlyList<LeftOutPart>? LeftOut { get; init; }

    /// <summary>The document's plain text, whose lines every <see cref="SourcePlace"/> counts; null in a draft read from a text at hand.</summary>
    public string? SourceText { get; init; }
}

/// <summary>A heading under which tasks stand.</summary>
/// <param name="Number">
/// Its number as one cites it: <c>一</c>, or with the heading above it, <c>四（一）</c>; unique in a document that
/// numbers its headings rightly.
/// </param>
/// <param name="Title">The heading's words without the number and without a closing 。.</param>
public sealed record SectionDraft(string Number, string Title);

/// <summary>Something the importer could not settle and a person must.</summary>
/// <param name="Code">A stable snake_case code that a page can translate.</param>
/// <param name="Message">A plain sentence in Chinese.</param>
public sealed record Doubt(string Code, string Message);
