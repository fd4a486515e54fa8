using DotLiquid;
using DotLiquid.Exceptions;

namespace Workflows.Engine.Expressions;

/// <summary>A tag that templates of workflows can't use.</summary>
internal sealed class UnsupportedLiquidTag : Tag
{
    public override void Initialize(string tagName, string markup, List<string> tokens) =>
        throw new SyntaxException($"Tag '{tagName}' is not supported.");
}

/// <summary>Keeps what is rendered within as a variable, no longer than a template's output may be.</summary>
internal sealed class LiquidCapture : Block
{
    private string _name = "";

    public override void Initialize(string tagName, string markup, List<string> tokens)
    {
        _name = markup.Trim().Trim('\'', '"');
        if (_name.Length == 0)
            throw new SyntaxException("Tag 'capture' needs the name of a variable.");
        base.Initialize(tagName, markup, tokens);
    }

    public override void Render(Context context, TextWriter result)
    {
        using var captured = new BoundedWriter(LiquidLimits.OutputLimit(context));
        base.Render(context, captured);
        context.Scopes[^1][_name] = captured.ToString();
    }
}
