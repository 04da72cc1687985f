using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;

namespace AshPlot.Workers;

/// <summary>What a journal holds.</summary>
/// <param name="Entries">All changes, the oldest first.</param>
/// <param name="WholeLength">The length in bytes up to the end of the last whole entry.</param>
/// <param name="IsTorn">True if something follows that is no whole entry: the writer was killed while it wrote.</param>
public sealed record DictionaryJournalContent(IReadOnlyList<DictionaryJournalEntry> Entries, long WholeLength, bool IsTorn)
{
    /// <summary>The dictionary as it was after the last whole entry.</summary>
    /// <param name="type">How values are written; the same type as in the dictionary.</param>
    /// <exception cref="JsonException">A value is not of this type.</exception>
    public IReadOnlyDictionary<string, TValue> ToDictionary<TValue>(JsonTypeInfo<TValue> type)
    {
        var last = new Dictionary<string, byte[]?>();
        foreach (var entry in Entries)
            last[entry.Key] = entry.Json;
        return last.Where(entry => entry.Value is not null)
            .ToDictionary(entry => entry.Key, entry => LenientJson.Read(entry.Value, type));
    }
}
