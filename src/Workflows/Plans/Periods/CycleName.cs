using Workflows.Documents;

namespace Workflows.Plans.Periods;

internal static class CycleName
{
    public static string Of(Cycle cycle) =>
        cycle switch
        {
            Cycle.Month => "按月",
            Cycle.Quarter => "按季度",
            Cycle.HalfYear => "按半年",
            _ => "按年",
        };
}
