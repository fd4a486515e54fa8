using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DotLiquid;
using DotLiquid.Exceptions;

namespace Workflows.Engine.Expressions;

/// <summary>What templates may be written in: Liquid without the tags that reach beyond the template.</summary>
internal static partial class LiquidSyntax
{
    /// <summary>The dialect.</summary>
    public const SyntaxCompatibility Level = SyntaxCompatibility.DotLiquid22a;

    private const int DeepestNesting = 64;
    private const int LongestCondition = 64;

    static LiquidSyntax()
    {
        // The library registers its own tags when it is first used, and would put them over ours.
        RuntimeHelpers.RunClassConstructor(typeof(Liquid).TypeHandle);
        Template.RegexTimeOut = TimeSpan.FromSeconds(1);
        Template.RegisterTag<LiquidCapture>("capture");
        // They read other templates, change the dialect, or collect output past every limit.
        foreach (var name in new[] { "include", "extends", "block", "param", "ifchanged" })
            Template.RegisterTag<UnsupportedLiquidTag>(name);
    }

    /// <summary>Parses a template; either it or what is wrong with it is given.</summary>
    public static (Template? Template, string? Problem) Parse(string source)
    {
        if (FindTooDeep(source) is { } tooDeep)
            return (null, tooDeep);
        try
        {
            return (Template.Parse(source, Level), null);
        }
        catch (Exception exception) when (exception is LiquidException or RegexMatchTimeoutException)
        {
            return (null, $"Liquid 语法错误：{exception.Message}");
        }
    }

    // Blocks within blocks and long conditions are worked off by recursion, and a stack that overflows takes the
    // process along.
    private static string? FindTooDeep(string source)
    {
        var depth = 0;
        foreach (var tag in Tags().EnumerateMatches(source))
        {
            var text = source.AsSpan(tag.Index, tag.Length);
            if (Joints().Count(text) > LongestCondition)
                return $"Liquid 语法错误：一个标签的条件超过{LongestCondition}个。";
            depth += OpenedBy(text);
            if (depth > DeepestNesting)
                return $"Liquid 语法错误：嵌套超过{DeepestNesting}层。";
        }
        return null;
    }

    private static int OpenedBy(ReadOnlySpan<char> tag)
    {
        var name = tag[2..].TrimStart("- \t\r\n");
        if (name.StartsWith("end"))
            return -1;
        return Blocks().IsMatch(name) ? 1 : 0;
    }

    [GeneratedRegex(@"\{%.*?%\}", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\b(?:and|or)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Joints();

    [GeneratedRegex(@"^(?:if|unless|case|for|tablerow|capture|comment|raw|literal)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Blocks();
}
