namespace Workflows.Tests.Documents.Files;

/// <summary>Writes .xlsx files as small as a test wants them.</summary>
public static class SheetFile
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Sheets by name, each with its state and the XML of its rows and merges.</summary>
    public static byte[] Of(params (string Name, string State, string Content)[] sheets) =>
        Zip.Of([
            (
                "_rels/.rels",
                $"<Relationships><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                $"<workbook {Main} xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"s{i}\"/>"))}</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships><Relationship Id=\"a\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"b\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))}</Relationships>"
            ),
            (
                "xl/sharedStrings.xml",
                $"<sst {Main}><si><t>责任单位</t></si><si><r><t>宣传</t></r><r><t>部</t></r><rPh><t>xuan</t></rPh></si></sst>"
            ),
            (
                "xl/styles.xml",
                $"<styleSheet {Main}><numFmts><numFmt numFmtId=\"200\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"200\"/></cellXfs></styleSheet>"
            ),
            .. sheets.Select(
                (sheet, i) => ($"xl/worksheets/sheet{i}.xml", $"<worksheet {Main}>{sheet.Content}</worksheet>")
            ),
        ]);

    public static string Rows(params string[] rows) => $"<sheetData>{string.Concat(rows)}</sheetData>";

    public static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    public static string Text(string place, string text) =>
        $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    public static string Shared(string place, int index) => $"<c r=\"{place}\" t=\"s\"><v>{index}</v></c>";

    public static string Number(string place, string value, int style = 0) =>
        $"<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>";

    public static string Merges(params string[] ranges) =>
        $"<mergeCells>{string.Concat(ranges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>";
}
