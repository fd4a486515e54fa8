using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workflows.Audit;

/// <summary>The hash of a row, over bytes that do not depend on the database, the machine or the version.</summary>
/// <remarks>
/// The bytes are one line a field, in a fixed order: the length of the value in UTF-8 bytes, a colon, the value;
/// a value that is not there is a hyphen. Lengths make it impossible to move text from one field to the next.
/// A row of a work item has that as one line more at the end; rows from before there was one have none.
/// See docs/adr/0008; the form of rows already written never changes.
/// </remarks>
internal static class AuditHash
{
    /// <summary>Name of the algorithm in use.</summary>
    public const string Sha256 = "sha256";

    /// <summary>What the first row has before it.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    private const string Form = "workflows-audit-1";

    /// <summary>Whether rows of this algorithm can be recomputed by this version.</summary>
    public static bool Knows(string algorithm) => algorithm is Sha256;

    /// <summary>The hash that the row should have.</summary>
    public static string Of(AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(CanonicalBytes(entry)));

    internal static byte[] CanonicalBytes(AuditEntry entry)
    {
        var text = new StringBuilder();
        Append(text, Form);
        Append(text, entry.Algorithm);
        Append(text, entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Append(text, entry.PreviousHash);
        Append(text, entry.Id);
        Append(text, entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        Append(text, entry.Action);
        Append(text, entry.Summary);
        Append(text, entry.PersonId);
        Append(text, entry.PersonName);
        Append(text, entry.DepartmentId);
        Append(text, entry.Comment);
        Append(text, entry.PlanId);
        Append(text, entry.TaskId);
        Append(text, entry.SubtaskId);
        if (entry.WorkItemId is not null)
            Append(text, entry.WorkItemId);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, Guid? value) => Append(text, value?.ToString("D"));

    private static void Append(StringBuilder text, string? value)
    {
        if (value is null)
            text.Append('-');
        else
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(value)}:").Append(value);
        text.Append('\n');
    }
}
