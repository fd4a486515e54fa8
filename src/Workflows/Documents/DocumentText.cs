using System.Text;
using Workflows.Documents.Files;

namespace Workflows.Documents;

/// <summary>Turns the bytes of an uploaded text document into text, or refuses them.</summary>
public static class DocumentText
{
    /// <summary>The largest text read, in bytes: 5 MB, some hundred times a long plan.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The most lines read; a plan has some hundreds.</summary>
    public const int MaxLines = 200_000;

    /// <summary>The most tasks read, and the most responsibility markers of a paragraph; a plan has some hundreds.</summary>
    public const int MaxTasks = 10_000;

    /// <summary>The most numbered items read, tasks or not; a plan has some hundreds.</summary>
    public const int MaxItems = 50_000;

    /// <summary>Decodes a text in any encoding that Chinese offices save in.</summary>
    /// <param name="bytes">The file as uploaded.</param>
    /// <param name="charset">The encoding the sender declared, null when it declared none.</param>
    /// <returns>The text, without the byte order mark.</returns>
    /// <exception cref="DocumentException">The file is too large, empty, in no known encoding, or not a text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        if (bytes.Length > MaxBytes)
        {
            throw TooLarge();
        }

        var text = TextEncoding.Decode(bytes, charset) ?? throw Unreadable();
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

        if (text.AsSpan().Count('\n') >= MaxLines)
        {
            throw new DocumentException(
                "document_too_large",
                "文件超过20万行，不像一份方案，请只上传方案正文，不要包含附件。"
            );
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw Empty();
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

    /// <summary>The refusal of a text without a word.</summary>
    internal static DocumentException Empty() => new("document_empty", "文件没有内容，请选择含有正文的方案文件。");

    /// <summary>The refusal of a text that names more tasks than any plan.</summary>
    internal static DocumentException TooManyTasks() =>
        new(
            "document_too_large",
            "文件里的任务超过1万项、编号超过5万项或表格超过2万行，不像一份方案，请只上传方案正文。"
        );

    private static DocumentException TooLarge() =>
        new("document_too_large", "文件的文字超过5 MB，请只上传方案正文，不要包含附件。");

    private static DocumentException Unreadable() =>
        new(
            "document_encoding",
            "文件不是可以识别的文本（UTF-8、UTF-16或GB18030编码），请用记事本或WPS另存为UTF-8编码的txt文件后再上传。"
        );
}
