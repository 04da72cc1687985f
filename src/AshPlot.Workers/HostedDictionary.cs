using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers;

/// <summary>A shared dictionary as the parent has it: it is at home here, so that changes can be watched as they happen.</summary>
/// <typeparam name="TValue">The values.</typeparam>
public sealed class HostedDictionary<TValue> : SharedDictionary<TValue>
{
    private readonly DictionaryStore store;

    internal HostedDictionary(string name, DictionaryStore store, JsonTypeInfo<TValue> type) : base(name, store, type) => this.store = store;

    /// <summary>
    /// Raised for every change made from now on, by whomever, in order and one at a time, on the thread that received a
    /// change from a worker: it should return soon. If it throws at a worker's change, the pool is broken.
    /// </summary>
    public event Action<DictionaryChange<TValue>> Changed
    {
        add
        {
            var handler = value;
            Action<StoreChange> translated = change => handler(
                new DictionaryChange<TValue>(change.Key, change.Value is null, change.Value is null ? default : Read(change.Value)));
            lock (handlers)
                handlers.Add((handler, translated));
            store.Changed += translated;
        }

        remove
        {
            lock (handlers)
            {
                var index = handlers.FindLastIndex(pair => pair.Handler == value);
                if (index < 0)
                    return;
                store.Changed -= handlers[index].Translated;
                handlers.RemoveAt(index);
            }
        }
    }

    /// <summary>
    /// Takes over what the journal holds, without raising <see cref="Changed"/>, and from then on writes every change to it
    /// before the change is made. A change that cannot be written is not made: whoever asked for it, here or in a worker,
    /// gets a <see cref="DictionaryJournalException"/>. To be called before tasks use the dictionary.
    /// </summary>
    /// <param name="journal">The journal, for this dictionary alone. The caller disposes of it, after the pool.</param>
    /// <exception cref="InvalidOperationException">The dictionary has entries or a journal already.</exception>
    public void JournalTo(DictionaryJournal journal) => store.JournalTo(journal);

    private readonly List<(Action<DictionaryChange<TValue>> Handler, Action<StoreChange> Translated)> handlers = [];
}
