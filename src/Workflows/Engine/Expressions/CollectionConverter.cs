using System.Collections;

namespace Workflows.Engine.Expressions;

/// <summary>Converts between kinds of lists, item by item.</summary>
internal static class CollectionConverter
{
    /// <summary>The item type of an array, list or collection interface; null for anything else.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        if (!type.IsGenericType || type.GetGenericArguments() is not [var element])
            return null;
        return typeof(IEnumerable).IsAssignableFrom(type) ? element : null;
    }

    /// <summary>Makes the wanted kind of list out of any items.</summary>
    public static object Convert(IEnumerable items, Type target, Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items)
            list.Add(ValueConverter.Convert(item, element));
        if (target.IsInstanceOfType(list))
            return list;
        if (!target.IsArray)
            return Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(element), list)!;
        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return array;
    }
}
