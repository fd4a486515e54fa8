using System.Text;

namespace Workflows.Documents.Files;

/// <summary>Finds the encoding of a text: by its mark, by what the sender declared, by what makes readable Chinese.</summary>
internal static class TextEncoding
{
    // Of the characters of a real text, this share is common Chinese or ASCII; other encodings of it are far below.
    private const double ReadableShare = 0.85;
    private const int SampleLength = 64 * 1024;

    private static readonly Encoding Utf8 = Strict(new UTF8Encoding(false, true));
    private static readonly Encoding LittleEndian = new UnicodeEncoding(false, false, true);
    private static readonly Encoding BigEndian = new UnicodeEncoding(true, false, true);
    private static readonly Encoding Gb18030 = Strict(CodePagesEncodingProvider.Instance.GetEncoding(54936)!);

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], Utf8),
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(false, false, true)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(true, false, true)),
        ([0xFF, 0xFE], LittleEndian),
        ([0xFE, 0xFF], BigEndian),
        ([0x84, 0x31, 0x95, 0x33], Gb18030),
    ];

    /// <summary>The text, or null when no encoding makes one of the bytes.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                return TryDecode(encoding, bytes[mark.Length..]);
            }
        }

        if (Declared(charset) is { } declared && TryDecode(declared, bytes) is { } text && !text.Contains('\0'))
        {
            return text;
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.Contains((byte)0))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        return IsDamagedUtf8(bytes) ? null : MostReadable(bytes);
    }

    // Read as GB18030 it would become other, equally Chinese characters: better no text than a wrong one.
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var (sound, damaged) = (0, 0);
        foreach (var rune in Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, SampleLength)]).EnumerateRunes())
        {
            damaged += rune == Rune.ReplacementChar ? 1 : 0;
            sound += rune.Value > 0x7FF && rune != Rune.ReplacementChar ? 1 : 0;
        }

        return sound > damaged;
    }

    private static string? MostReadable(ReadOnlySpan<byte> bytes)
    {
        Encoding? best = null;
        var bestShare = ReadableShare;
        foreach (var encoding in (Encoding[])[LittleEndian, BigEndian, Gb18030])
        {
            var share = Readability(encoding, bytes);
            if (share > bestShare)
            {
                (best, bestShare) = (encoding, share);
            }
        }

        return best is null ? null : TryDecode(best, bytes);
    }

    // A sample may end inside a character, so its decoder is not asked to finish.
    private static double Readability(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (encoding is UnicodeEncoding && bytes.Length % 2 != 0)
        {
            return 0;
        }

        var sample = bytes[..Math.Min(bytes.Length, SampleLength)];
        var characters = new char[encoding.GetMaxCharCount(sample.Length)];
        try
        {
            var count = encoding.GetDecoder().GetChars(sample, characters, flush: false);
            return count == 0 ? 0 : (double)characters.Take(count).Count(IsCommon) / count;
        }
        catch (DecoderFallbackException)
        {
            return 0;
        }
    }

    private static bool IsCommon(char character) =>
        character
            is '\n'
                or '\r'
                or '\t'
                or (>= ' ' and <= '~')
                or (>= '\u2010' and <= '\u2027')
                or (>= '\u2460' and <= '\u2473')
                or (>= '\u3000' and <= '\u301F')
                or (>= '\u4E00' and <= '\u9FA5')
                or (>= '\uFF01' and <= '\uFF5E');

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // GB18030 holds all of GBK and GB2312, the names most often declared, and more than either.
    private static Encoding? Declared(string? charset) =>
        charset?.Trim().Trim('"', '\'').ToUpperInvariant() switch
        {
            null or "" or "UTF-8" or "UTF8" => null,
            "GB18030" or "GBK" or "GB2312" or "GB_2312-80" or "CP936" or "HZ-GB-2312" => Gb18030,
            "UTF-16" or "UTF-16LE" or "UNICODE" => LittleEndian,
            "UTF-16BE" => BigEndian,
            var name => CodePagesEncodingProvider.Instance.GetEncoding(name) is { } known ? Strict(known) : null,
        };

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
