using System.Text;
using System.Xml.Linq;
using Workflows.Documents.Files.Packages;

namespace Workflows.Documents.Files.Word;

/// <summary>The words of a paragraph with its changes accepted, and the text boxes anchored in it.</summary>
internal sealed class RunText(FileLimits limits, int depth)
{
    private static readonly string[] HeavyFonts = ["黑体", "SimHei"];

    private readonly StringBuilder text = new();
    private bool isBold;

    /// <summary>The words; units in bold among others keep their marks.</summary>
    public string Text => Bold.KeepUnits(text.ToString());

    public List<XElement> TextBoxes { get; } = [];

    /// <summary>What is shown of a content offered in several forms: the first, else the fallback.</summary>
    public static XElement? Chosen(XElement alternatives) =>
        alternatives.Child("Choice") ?? alternatives.Child("Fallback");

    public void Read(XElement paragraph)
    {
        Inside(paragraph, depth);
        SetBold(false);
    }

    private void Inside(XElement parent, int level)
    {
        if (level > limits.MaxNesting)
        {
            throw FileRefusals.TooDeep();
        }

        foreach (var element in parent.Elements())
        {
            Element(element, level + 1);
        }
    }

    private void Element(XElement element, int level)
    {
        switch (element.Name.LocalName)
        {
            case "r" when element.Child("rPr").Child("vanish").IsOn():
                break;
            case "r":
                SetBold(IsBold(element.Child("rPr")));
                Inside(element, level);
                break;
            case "t":
                text.Append(element.Value.Replace("\u00AD", "", StringComparison.Ordinal).Replace('\n', ' '));
                break;
            case "tab" or "ptab":
                text.Append(' ');
                break;
            case "br" or "cr":
                text.Append('\n');
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "txbxContent":
                TextBoxes.Add(element);
                break;
            case "AlternateContent" when Chosen(element) is { } chosen:
                Inside(chosen, level);
                break;
            case "AlternateContent" or "pPr" or "rPr" or "del" or "moveFrom" or "delText" or "instrText" or "rt":
                break;
            default:
                Inside(element, level);
                break;
        }
    }

    private void SetBold(bool bold)
    {
        text.Append(bold == isBold ? "" : Bold.Toggle);
        isBold = bold;
    }

    private static bool IsBold(XElement? properties) =>
        properties.Child("b").IsOn()
        || properties.Child("rFonts")?.Attributes().FirstOrDefault(font => font.Name.LocalName is "eastAsia")
            is { } font
            && Words.Holds(font.Value, HeavyFonts);
}
