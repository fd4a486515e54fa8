using System.Globalization;
using System.Text.RegularExpressions;
using DotLiquid;
using DotLiquid.Exceptions;

namespace Workflows.Engine.Expressions;

/// <summary>A Liquid template, parsed once. It yields text; one that renders to blanks yields nothing (Elsa).</summary>
public sealed partial class LiquidExpression : Expression
{
    private readonly Template? _template;

    /// <summary>Parses a template; of a syntax error the message is kept, for validation and to be rendered.</summary>
    public LiquidExpression(string source)
    {
        Source = source;
        (_template, Problem) = LiquidSyntax.Parse(source);
    }

    /// <summary>The template's text.</summary>
    public string Source { get; }

    /// <inheritdoc/>
    public override string? Problem { get; }

    internal override IReadOnlyList<ExpressionReference> References =>
        [
            .. Names()
                .Matches(Source)
                .Select(match => new ExpressionReference(
                    match.Groups["kind"].Value == "Input" ? ReferenceKind.Input : ReferenceKind.Variable,
                    match.Groups["name"].Value
                )),
        ];

    [GeneratedRegex(@"\{[{%][^{}]*?\b(?<kind>Variables|Input)\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    /// <inheritdoc/>
    public override object? Evaluate(ExpressionScope scope)
    {
        if (string.IsNullOrWhiteSpace(Source))
            return null;
        // Elsa: what can't be parsed says so in its own place and fails nothing.
        var text = _template is null ? Problem : Render(_template, scope);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private static string Render(Template template, ExpressionScope scope)
    {
        var limits = scope.Limits;
        using var timeout = new CancellationTokenSource(limits.Timeout);
        using var output = new BoundedWriter(limits.LiquidOutputLimit);
        var context = new Context(
            [LiquidValues.Of(scope)],
            new Hash(),
            LiquidLimits.Registers(scope),
            ErrorsOutputMode.Rethrow,
            limits.LiquidIterationLimit,
            CultureInfo.InvariantCulture,
            timeout.Token
        )
        {
            SyntaxCompatibilityLevel = LiquidSyntax.Level,
            UseRubyDateFormat = true,
        };
        context.AddFilters(typeof(LiquidFilters));
        try
        {
            template.Render(output, new RenderParameters(CultureInfo.InvariantCulture) { Context = context });
            return output.ToString();
        }
        catch (OperationCanceledException exception)
        {
            throw new ExpressionException($"The template was stopped after {limits.Timeout}.", exception);
        }
        catch (MaximumIterationsExceededException exception)
        {
            throw new ExpressionException($"The template was stopped: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not (ExpressionException or OutOfMemoryException))
        {
            throw new ExpressionException($"The template failed: {exception.Message}", exception);
        }
    }
}
