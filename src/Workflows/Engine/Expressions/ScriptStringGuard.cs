using Jint;

namespace Workflows.Engine.Expressions;

/// <summary>
/// Refuses to build a string beyond the memory limit in one native call, which no check between statements would
/// notice in time.
/// </summary>
internal static class ScriptStringGuard
{
    private static readonly Prepared<Acornima.Ast.Script> Script = Jint.Engine.PrepareScript(
        """
        (() => {
          const most = 4194304;
          const guard = (name, length) => {
            const native = String.prototype[name];
            Object.defineProperty(String.prototype, name, { configurable: false, writable: false, value: function (count, fill) {
              if (length(String(this), Number(count)) > most) throw new RangeError('The string would be too long.');
              return native.call(this, count, fill);
            }});
          };
          guard('repeat', (text, count) => text.length * count);
          guard('padStart', (text, count) => count);
          guard('padEnd', (text, count) => count);
        })();
        """
    );

    /// <summary>Wraps what can build a long string at once.</summary>
    public static void Install(Jint.Engine engine) => engine.Execute(Script);
}
