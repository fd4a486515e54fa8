using System.Globalization;
using System.Xml.Linq;

namespace Workflows.Documents.Files.Packages;

/// <summary>
/// Reads XML by local names: the strict and the transitional form of Office's formats differ in their namespaces only.
/// </summary>
internal static class Elements
{
    public static bool Named(this XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.Ordinal);

    public static XElement? Child(this XElement? element, string name) =>
        element?.Elements().FirstOrDefault(child => child.Named(name));

    public static IEnumerable<XElement> Children(this XElement? element, string name) =>
        element?.Elements().Where(child => child.Named(name)) ?? [];

    public static string? Get(this XElement? element, string attribute) =>
        element
            ?.Attributes()
            .FirstOrDefault(each => each.Name.LocalName.Equals(attribute, StringComparison.Ordinal))
            ?.Value;

    public static bool Is(this XElement? element, string attribute, string value) =>
        string.Equals(element.Get(attribute), value, StringComparison.Ordinal);

    public static string? Val(this XElement? element) => element.Get("val");

    public static int? Int(this XElement? element, string attribute = "val") =>
        int.TryParse(element.Get(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>Whether a switch is on: present and not turned off.</summary>
    public static bool IsOn(this XElement? element) =>
        element is not null && element.Val() is not ("0" or "false" or "off");
}
