namespace Workflows.Documents;

/// <summary>Where in the given text something stands.</summary>
/// <param name="Line">The line it begins on, counted from 1.</param>
/// <param name="Column">Its first character in that line, counted from 1 in UTF-16 units.</param>
/// <param name="EndLine">The line it ends on.</param>
/// <param name="EndColumn">The place after its last character in that line.</param>
public sealed record SourcePlace(int Line, int Column, int EndLine, int EndColumn);

/// <summary>Where a field of a draft was read.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">What was read there: a unit, a target's words, a day; null for the field as a whole.</param>
/// <param name="Source">The place.</param>
public sealed record FieldSource(DraftField Field, string? Value, SourcePlace Source);

/// <summary>A field that stands somewhere in the document.</summary>
public enum DraftField
{
    /// <summary>The title, of the plan or of a task.</summary>
    Title,

    /// <summary>The title of the notice that transmits the plan.</summary>
    NoticeTitle,

    /// <summary>发文字号.</summary>
    DocumentNumber,

    /// <summary>发文机关.</summary>
    Issuer,

    /// <summary>成文日期.</summary>
    IssuedOn,

    /// <summary>The sentence that says which listed department leads.</summary>
    LeadRule,

    /// <summary>The body of a task.</summary>
    Text,

    /// <summary>A lead department.</summary>
    Lead,

    /// <summary>What makes it the lead: the marker, or the cell of a table.</summary>
    LeadBasis,

    /// <summary>A participant, or a group of them.</summary>
    Participants,

    /// <summary>The words that give the last day.</summary>
    DueOn,

    /// <summary>The words that give the period.</summary>
    Period,

    /// <summary>A target.</summary>
    Targets,
}
