using Jint;
using Jint.Runtime;

namespace Workflows.Engine.Expressions;

/// <summary>One evaluation of one script, in an engine of its own with nothing but values inside.</summary>
internal sealed class ScriptRun : IDisposable
{
    private readonly Jint.Engine _engine;
    private readonly TimeSpan _timeout;
    private readonly ScriptValues _values;
    private readonly ScriptVariables _variables;
    private readonly ScriptGlobals _globals;

    public ScriptRun(ExpressionScope scope)
    {
        _timeout = scope.Limits.Timeout;
        _engine = new Jint.Engine(options => Limit(options, scope));
        _values = new ScriptValues(_engine);
        _variables = new ScriptVariables(_engine, _values, scope);
        _globals = new ScriptGlobals(_engine, _values, _variables, scope);
    }

    /// <summary>Runs the script and writes changed variables back.</summary>
    /// <exception cref="ExpressionException">The script failed or was stopped.</exception>
    public object? Evaluate(Prepared<Acornima.Ast.Script> script, string source, bool isGuarded)
    {
        try
        {
            _variables.Load(source);
            if (isGuarded)
                ScriptGuard.Install(_engine);
            _globals.Install(script.ReferencedGlobals!);
            var value = _engine.Evaluate(script).UnwrapIfPromise(_timeout);
            _engine.Constraints.Check();
            _variables.WriteBack();
            return _values.FromScript(value);
        }
        catch (JavaScriptException exception)
        {
            throw new ExpressionException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is JintException or TimeoutException or OutOfMemoryException)
        {
            throw new ExpressionException($"The script was stopped: {exception.Message}", exception);
        }
    }

    public void Dispose() => _engine.Dispose();

    private static void Limit(Options options, ExpressionScope scope)
    {
        var limits = scope.Limits;
        options
            .TimeoutInterval(limits.Timeout)
            .LimitMemory(limits.MemoryLimit)
            .LimitRecursion(limits.RecursionLimit)
            .MaxStatements(limits.StatementLimit)
            .DisableStringCompilation()
            .CatchClrExceptions(exception => exception is not ExpressionException);
        options.Constraints.MaxArraySize = limits.ArrayLimit;
        options.Constraints.RegexTimeout = limits.Timeout;
        options.Constraints.PromiseTimeout = limits.Timeout;
        options.Constraints.StackOverflowGuard = true;
        options.AgentCanSuspend = false;
        options.Interop.AllowWrite = false;
        options.TimeSystem = new ScriptClock(scope.Clock, limits.TimeZone);
        options.Culture = System.Globalization.CultureInfo.InvariantCulture;
    }
}
