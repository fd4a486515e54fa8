namespace Workflows.Tests.Documents.Files;

/// <summary>Writes .docx files as small as a test wants them.</summary>
public static class WordFile
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Of(string body, string numbering = "", string styles = "") =>
        OfDocument($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>", numbering, styles);

    public static byte[] OfDocument(string document, string numbering = "", string styles = "") =>
        Zip.Of(
            (
                "_rels/.rels",
                $"<Relationships><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
            (
                "word/_rels/document.xml.rels",
                $"""
                <Relationships>
                  <Relationship Id="r1" Type="{Relations}/numbering" Target="numbering.xml"/>
                  <Relationship Id="r2" Type="{Relations}/styles" Target="/word/styles.xml"/>
                  <Relationship Id="r3" Type="{Relations}/image" TargetMode="External" Target="http://127.0.0.1:9/x.png"/>
                </Relationships>
                """
            ),
            ("word/numbering.xml", $"<w:numbering {Namespaces}>{numbering}</w:numbering>"),
            ("word/styles.xml", $"<w:styles {Namespaces}>{styles}</w:styles>"),
            ("word/document.xml", document)
        );

    /// <summary>A paragraph a line.</summary>
    public static byte[] OfText(string text) =>
        Of(string.Concat(text.Split('\n').Select(line => Paragraph(line.TrimEnd('\r')))));

    public static string Paragraph(string text, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr>{Run(text)}</w:p>";

    public static string Run(string text) =>
        $"<w:r><w:t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</w:t></w:r>";

    /// <summary>A paragraph of a list.</summary>
    public static string Item(string text, int list, int level = 0) =>
        Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static string Level(int level, string format, string pattern, string more = "", int start = 1) =>
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{pattern}\"/></w:lvl>";

    /// <summary>A list definition and the list that uses it, both with the same number.</summary>
    public static string List(int id, params string[] levels) => Definition(id, levels) + Use(id, id);

    public static string Definition(int id, params string[] levels) =>
        $"<w:abstractNum w:abstractNumId=\"{id}\">{string.Concat(levels)}</w:abstractNum>";

    public static string Use(int id, int definition, string overrides = "") =>
        $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{overrides}</w:num>";

    public static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows)}</w:tbl>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string Cell(string text, string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr>{string.Concat(text.Split('\n').Select(line => Paragraph(line)))}</w:tc>";
}
