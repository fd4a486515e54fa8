namespace Workflows.Documents;

/// <summary>
/// Reads a plan document (实施方案): lines, paragraphs, the outline of numbered items, the items with a responsibility
/// marker. One grammar for the whole genre; nothing in it knows a particular document.
/// </summary>
public static class PlanReader
{
    /// <summary>Reads a plan.</summary>
    /// <param name="text">The document's plain text.</param>
    /// <returns>The draft, with a doubt wherever a person should look.</returns>
    /// <exception cref="DocumentException">The text is no plan document; the message says what to do.</exception>
    public static PlanDraft Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        DocumentText.RequireReadable(text);

        var lines = Line.Split(text);
        if (Array.TrueForAll(lines, line => line.IsBlank))
        {
            throw DocumentText.Empty();
        }

        var head = Letterhead.Read(lines);
        var imprint = Imprint.Read(lines);
        var paragraphs = Tables.Paragraphs(new ArraySegment<Line>(lines)[head.End..Math.Max(head.End, imprint.Start)]);
        var outline = Outline.Of(paragraphs);
        var blocks = TaskBlocks.Of(outline);
        if (blocks.Count == 0)
        {
            outline.ForEach(block => block.ReadSentences());
            blocks = TaskBlocks.Of(outline);
        }

        if (blocks.Count == 0)
        {
            outline.ForEach(block => block.ReadDuties());
            blocks = TaskBlocks.Of(outline);
        }

        blocks = blocks.Count > 0 ? blocks : Unnumbered.Of(paragraphs);
        if (blocks.Count == 0)
        {
            throw new DocumentException(
                "document_without_tasks",
                "没有找到任务：请确认文件是实施方案，并且每项任务都有序号和责任标注，例如“（责任部门：办公室）”。"
            );
        }

        var leadRule = LeadRule.Find(paragraphs) ?? LeadRule.Find(Paragraphs.Of(lines[..head.End]));
        return Draft(lines, head, imprint, leadRule, paragraphs, outline, blocks);
    }

    private static PlanDraft Draft(
        Line[] lines,
        Letterhead head,
        Imprint imprint,
        Passage? leadRule,
        List<Paragraph> paragraphs,
        List<Block> outline,
        List<Block> blocks
    )
    {
        var issuedOn = head.SignedOn ?? imprint.Date;
        var title = head.Title ?? lines.First(line => !line.IsBlank).Text;
        var planYear = OfficialDate.YearIn(title) ?? OfficialDate.YearIn(head.DocumentNumber);
        var sections = Sections.Of(blocks);
        var texts = blocks.ConvertAll(TaskText.Of);
        var starsLead = LeadMark.IsExplainedIn(paragraphs);
        var tasks = blocks
            .Zip(
                texts,
                (block, text) =>
                    TaskReader.Read(
                        block,
                        text,
                        sections.NumberOf(block),
                        leadRule is not null,
                        starsLead,
                        issuedOn,
                        planYear
                    )
            )
            .ToList();
        var draft = new PlanDraft(
            title,
            head.DocumentNumber,
            head.Issuer ?? imprint.Signer,
            issuedOn,
            leadRule?.Text,
            sections.Drafts,
            tasks,
            []
        );
        var sources = PlanSources.Of(lines, draft, head, imprint, leadRule);
        return draft with
        {
            Doubts = PlanDoubts.About(draft, head, blocks),
            Sources = sources,
            LeftOut = LeftOut.Of(lines, head, imprint, paragraphs, outline, blocks, texts, sources),
        };
    }
}
