using System.Collections.Concurrent;

namespace AshPlot.Workers.Sharing;

/// <summary>The shared dictionaries of one pool by their names; made when first asked for.</summary>
internal sealed class DictionaryStores
{
    private readonly ConcurrentDictionary<string, DictionaryStore> stores = new();

    public DictionaryStore this[string name] => stores.GetOrAdd(name, static _ => new DictionaryStore());
}
