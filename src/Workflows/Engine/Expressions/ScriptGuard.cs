using System.Buffers;
using Jint;

namespace Workflows.Engine.Expressions;

/// <summary>
/// Refuses what could use up memory or time within one native call, which no check between statements would notice:
/// long strings made at once, buffers, numbers without bound.
/// </summary>
internal static class ScriptGuard
{
    private static readonly Prepared<Acornima.Ast.Script> Script = Jint.Engine.PrepareScript(
        """
        (() => {
          const most = 1048576, TooLong = RangeError, { apply } = Reflect;
          const check = length => { if (length > most) throw new TooLong('The string would be too long.'); };
          const guard = (owner, name, measure) => {
            const native = owner[name];
            const guarded = function (...given) {
              check(measure(this, given));
              return apply(native, this, given);
            };
            Object.defineProperty(owner, name, { configurable: false, writable: false, value: guarded });
          };
          const lengthOf = value => {
            if (typeof value === 'string') return value.length;
            if (value === null || typeof value !== 'object') return 20;
            let sum = 2;
            for (const key in value) {
              sum += key.length + lengthOf(value[key]);
              check(sum);
            }
            return sum;
          };
          const replacing = (text, [pattern, by]) =>
            typeof by === 'string' && by.length > 8 ? String(text).length * by.length / Math.max(1, typeof pattern === 'string' ? pattern.length : 1) : 0;
          guard(String.prototype, 'repeat', (text, [count]) => String(text).length * Number(count));
          guard(String.prototype, 'padStart', (_, [length]) => Number(length));
          guard(String.prototype, 'padEnd', (_, [length]) => Number(length));
          guard(String.prototype, 'concat', (text, others) => lengthOf(String(text)) + lengthOf(others));
          guard(String.prototype, 'replaceAll', replacing);
          guard(Array.prototype, 'join', (list, [separator]) => lengthOf(list) + list.length * (separator === undefined ? 1 : String(separator).length));
          guard(String, 'raw', (_, given) => lengthOf(given));
          guard(Array.prototype, 'toLocaleString', list => lengthOf(list));
          const sized = ['ArrayBuffer', 'SharedArrayBuffer', 'Atomics', 'DataView', 'BigInt', 'Int8Array', 'Uint8Array',
            'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array',
            'Float64Array', 'BigInt64Array', 'BigUint64Array'];
          delete Object.getPrototypeOf(Uint8Array).prototype.constructor;
          for (const name of sized) {
            const value = globalThis[name];
            if (value?.prototype) delete value.prototype.constructor;
            delete globalThis[name];
          }
          guard(JSON, 'stringify', (_, [value]) => lengthOf(value));
        })();
        """
    );

    // Whatever could name or reach a guarded function: by its name, by a computed one, through reflection, by an escape.
    private static readonly SearchValues<string> Suspects = SearchValues.Create(
        [
            "repeat",
            "pad",
            "concat",
            "replace",
            "join",
            "raw",
            "toLocale",
            "toString",
            "String",
            "stringify",
            "Array",
            "Buffer",
            "Big",
            "DataView",
            "Atomics",
            "Object",
            "Reflect",
            "globalThis",
            "this",
            "constructor",
            "prototype",
            "__proto__",
            "with",
            "`",
            "[",
            "\\",
        ],
        StringComparison.Ordinal
    );

    /// <summary>Whether a script could reach anything that is guarded; most expressions plainly can't.</summary>
    public static bool IsNeededFor(string source) => source.AsSpan().ContainsAny(Suspects);

    /// <summary>Wraps or removes what a script mustn't use freely.</summary>
    public static void Install(Jint.Engine engine) => engine.Execute(Script);
}
