using System.Text;
using System.Text.Unicode;

namespace Workflows.Documents;

/// <summary>Turns the bytes of an uploaded text document into text, or refuses them.</summary>
public static class DocumentText
{
    /// <summary>The largest document read, in bytes of UTF-8: 1 MB, some twenty times a long plan.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Decodes UTF-8, with or without a byte order mark.</summary>
    /// <param name="bytes">The file as uploaded.</param>
    /// <returns>The text, without the byte order mark.</returns>
    /// <exception cref="DocumentException">The file is too large, empty, not UTF-8, or not a text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw TooLarge();
        }

        var body = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!Utf8.IsValid(body))
        {
            throw Unreadable();
        }

        var text = Encoding.UTF8.GetString(body);
        RequireReadable(text);
        return text;
    }

    /// <summary>Refuses what no person could have typed: nothing at all, too much, control characters.</summary>
    internal static void RequireReadable(string text)
    {
        // No character takes less than a byte, so this refuses nothing that Decode lets through.
        if (text.Length > MaxBytes)
        {
            throw TooLarge();
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw new DocumentException("document_empty", "文件没有内容，请选择含有正文的方案文件。");
        }

        // A lone surrogate enumerates as the replacement character, the mark of a text already spoilt.
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || IsForbiddenControl(rune.Value))
            {
                throw Unreadable();
            }
        }
    }

    private static bool IsForbiddenControl(int value) => value is < 0x20 and not ('\t' or '\n' or '\v' or '\f' or '\r');

    private static DocumentException TooLarge() =>
        new("document_too_large", "文件超过1 MB，请只上传方案正文的纯文本，不要包含图片或附件。");

    private static DocumentException Unreadable() =>
        new("document_encoding", "文件不是UTF-8编码的纯文本，请用记事本或WPS另存为UTF-8编码的txt文件后再上传。");
}
