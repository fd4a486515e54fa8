using System.Globalization;
using System.Text;

namespace Workflows.Engine.Expressions;

/// <summary>Collects text up to a limit.</summary>
/// <param name="limit">How many characters it holds at most; one more fails.</param>
internal sealed class BoundedWriter(int limit) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Reserve(1).Append(value);

    public override void Write(char[] buffer, int index, int count) => Reserve(count).Append(buffer, index, count);

    public override void Write(string? value) => Reserve(value?.Length ?? 0).Append(value);

    public override string ToString() => _text.ToString();

    private StringBuilder Reserve(int count)
    {
        LiquidLimits.Check((long)_text.Length + count, limit);
        return _text;
    }
}
