using Workflows.Engine.Catalog;

namespace Workflows.Approvals;

/// <summary>The activities flows are made of: Elsa's core ones and those that wait for people.</summary>
public static class FlowCatalog
{
    /// <summary>The catalog definitions are compiled against.</summary>
    public static ActivityCatalog Activities { get; } =
        ActivityCatalog.Core.With(
            typeof(Accept),
            typeof(Work),
            typeof(Review),
            typeof(JointReview),
            typeof(Consult),
            typeof(Close),
            typeof(Copy),
            typeof(Circulate),
            typeof(HandOut),
            typeof(Urge),
            typeof(SetTerm)
        );

    /// <summary>Whether activities of this type wait for people.</summary>
    public static bool IsForPeople(string typeName) =>
        Activities.FindType(typeName, version: 0)?.Create() is HumanActivity;
}
