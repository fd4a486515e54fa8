namespace Workflows.Engine.Execution;

/// <summary>The instance doesn't wait at this bookmark (any more): it was hit, burnt or never there.</summary>
public sealed class BookmarkNotFoundException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public BookmarkNotFoundException() { }

    /// <summary>Says which bookmark.</summary>
    public BookmarkNotFoundException(string message)
        : base(message) { }

    /// <summary>Says which bookmark and what revealed it.</summary>
    public BookmarkNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>The instance is finished, or interrupted in a way that forbids this step.</summary>
public sealed class InstanceStateException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public InstanceStateException() { }

    /// <summary>Says which state forbids what.</summary>
    public InstanceStateException(string message)
        : base(message) { }

    /// <summary>Says which state forbids what and what revealed it.</summary>
    public InstanceStateException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>An input's expression failed; the inner exception says why.</summary>
public sealed class InputEvaluationException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public InputEvaluationException() { }

    /// <summary>Says which input.</summary>
    public InputEvaluationException(string message)
        : base(message) { }

    /// <summary>Says which input and why.</summary>
    public InputEvaluationException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>The burst ran more activities than allowed: most likely a loop without end.</summary>
public sealed class StepLimitException : Exception
{
    /// <summary>Says nothing in particular.</summary>
    public StepLimitException() { }

    /// <summary>Says which limit.</summary>
    public StepLimitException(string message)
        : base(message) { }

    /// <summary>Says which limit and what revealed it.</summary>
    public StepLimitException(string message, Exception innerException)
        : base(message, innerException) { }
}
