using System.Diagnostics.CodeAnalysis;

namespace Workflows.Documents;

/// <summary>A document cannot be imported; the message says in Chinese what to do about it.</summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "A refusal without a code cannot be translated.")]
public sealed class DocumentException : Exception
{
    /// <summary>Refuses a document.</summary>
    /// <param name="code">
    /// A stable code: <c>document_empty</c>, <c>document_encoding</c>, <c>document_too_large</c>,
    /// <c>document_without_tasks</c>, <c>document_kind</c>, <c>document_damaged</c>, <c>document_encrypted</c>,
    /// <c>document_scanned</c> or <c>document_too_complex</c>.
    /// </param>
    /// <param name="message">A plain sentence in Chinese.</param>
    public DocumentException(string code, string message)
        : base(message) => Code = code;

    /// <summary>The stable code of the refusal.</summary>
    public string Code { get; }
}
