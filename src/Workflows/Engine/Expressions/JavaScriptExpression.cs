using Acornima;
using Jint;

namespace Workflows.Engine.Expressions;

/// <summary>A script, parsed once. The value of its last statement, or of a top-level return, is the result.</summary>
public sealed class JavaScriptExpression : Expression
{
    private static readonly ScriptPreparationOptions Preparation = new()
    {
        ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true },
        CollectReferencedGlobals = true,
    };

    private readonly bool _isGuarded;
    private readonly Prepared<Acornima.Ast.Script> _script;

    /// <summary>Parses a script; a syntax error is kept for validation and faults the evaluation.</summary>
    public JavaScriptExpression(string source)
    {
        Source = source;
        _isGuarded = ScriptGuard.IsNeededFor(source);
        try
        {
            _script = Jint.Engine.PrepareScript(source, options: Preparation);
            // They grow without bound within one operation, which no limit would stop.
            if (HasBigInt(_script.Program!))
                Problem = "脚本不支持 BigInt 数值。";
        }
        catch (Exception exception) when (exception is ParseErrorException or ScriptPreparationException)
        {
            Problem = $"JavaScript 语法错误：{(exception.InnerException ?? exception).Message}";
        }
    }

    /// <summary>The script's text.</summary>
    public string Source { get; }

    /// <inheritdoc/>
    public override string? Problem { get; }

    internal override IReadOnlyList<ExpressionReference> References =>
        Problem is null ? ScriptReferences.Of(_script.Program!, _script.ReferencedGlobals!) : [];

    /// <inheritdoc/>
    public override object? Evaluate(ExpressionScope scope)
    {
        if (Problem is not null)
            throw new ExpressionException(Problem);
        if (Source.Length == 0)
            return null;
        using var run = new ScriptRun(scope);
        return run.Evaluate(_script, Source, _isGuarded);
    }

    private static bool HasBigInt(Acornima.Ast.Node program)
    {
        var open = new Stack<Acornima.Ast.Node>([program]);
        while (open.TryPop(out var node))
        {
            if (node is Acornima.Ast.BigIntLiteral)
                return true;
            foreach (var child in node.ChildNodes)
                open.Push(child);
        }
        return false;
    }
}
