namespace Workflows.Engine.Expressions;

/// <summary>A script failed, or was stopped because it used too much.</summary>
public sealed class ExpressionException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public ExpressionException() { }

    /// <summary>Says why.</summary>
    public ExpressionException(string message)
        : base(message) { }

    /// <summary>Says why and what revealed it.</summary>
    public ExpressionException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>A value can't become what is asked for: malformed JSON, or a number out of range.</summary>
public sealed class ValueConversionException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public ValueConversionException() { }

    /// <summary>Says why.</summary>
    public ValueConversionException(string message)
        : base(message) { }

    /// <summary>Says why and what revealed it.</summary>
    public ValueConversionException(string message, Exception innerException)
        : base(message, innerException) { }
}
