using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;

namespace AshPlot.Workers;

/// <summary>Counters and lists in a shared dictionary: changed where they lie, by one call, however many change them at the same time.</summary>
public static class SharedDictionaryExtensions
{
    /// <summary>Adds to a counter, which begins at 0, and gives its new value.</summary>
    /// <exception cref="InvalidOperationException">The sum is too large for a counter.</exception>
    public static long Increment(this SharedDictionary<long> counters, string key, long added = 1) => counters.Increment(key, added);

    /// <summary>Adds an element to a list, which begins empty. The list is copied each time, so it should not become long.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="key">Which one.</param>
    /// <param name="element">The element.</param>
    /// <param name="type">How an element is written.</param>
    public static void Append<T>(this SharedDictionary<T[]> lists, string key, T element, JsonTypeInfo<T> type) =>
        lists.Append(key, LenientJson.Write(element, type));
}
