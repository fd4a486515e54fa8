namespace Workflows.Engine.Definitions;

/// <summary>A definition can't be read at all; the message names the place, in zh-CN.</summary>
public sealed class DefinitionException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public DefinitionException() { }

    /// <summary>Says what is wrong and where.</summary>
    public DefinitionException(string message)
        : base(message) { }

    /// <summary>Says what is wrong and where, and what revealed it.</summary>
    public DefinitionException(string message, Exception innerException)
        : base(message, innerException) { }
}
