using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers;

/// <summary>
/// A shared dictionary as the parent has it: it is at home here, so that changes can be watched as they happen.
/// </summary>
/// <typeparam name="TValue">The values.</typeparam>
public sealed class HostedDictionary<TValue> : SharedDictionary<TValue>
{
    private readonly DictionaryStore store;

    internal HostedDictionary(string name, DictionaryStore store, JsonTypeInfo<TValue> type)
        : base(name, store, type) => this.store = store;

    /// <summary>
    /// Raised for every change made from now on, by whomever, in order and one at a time, on the thread that received a
    /// change from a worker: it should return soon. If it throws at a worker's change, the pool is broken.
    /// </summary>
    public event Action<DictionaryChange<TValue>> Changed
    {
        add
        {
            var handler = value;
            Action<StoreChange> translated = change => handler(Translate(change));
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
    /// The changes from the beginning of the enumeration on, in order, without holding up whoever makes them. If the
    /// reader is slow, the latest <paramref name="capacity"/> changes wait for it; of those before, it learns how many
    /// they were.
    /// </summary>
    /// <param name="isWanted">Which keys are of interest; null: all. Called where the change is made, so it should
    /// return soon.</param>
    /// <param name="capacity">How many changes may wait.</param>
    /// <param name="cancellation">Ends the enumeration.</param>
    public async IAsyncEnumerable<DictionaryChange<TValue>> WatchAsync(
        Func<string, bool>? isWanted = null,
        int capacity = 1024,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var missed = 0;
        var waiting = Channel.CreateBounded<StoreChange>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref missed)
        );
        Action<StoreChange> noted = change =>
        {
            if (isWanted is null || isWanted(change.Key))
                waiting.Writer.TryWrite(change);
        };
        store.Changed += noted;
        try
        {
            await foreach (var change in waiting.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return Translate(change) with
                {
                    Missed = Interlocked.Exchange(ref missed, 0),
                };
        }
        finally
        {
            store.Changed -= noted;
        }
    }

    /// <summary>
    /// Takes over what the journal holds, without raising <see cref="Changed"/>, and from then on writes every change
    /// to it before the change is made. A change that cannot be written is not made: whoever asked for it, here or in a
    /// worker, gets a <see cref="DictionaryJournalException"/>. To be called before tasks use the dictionary.
    /// </summary>
    /// <param name="journal">The journal, for this dictionary alone. The caller disposes of it, after the pool.</param>
    /// <exception cref="InvalidOperationException">The dictionary has entries or a journal already.</exception>
    public void JournalTo(DictionaryJournal journal) => store.JournalTo(journal);

    private readonly List<(Action<DictionaryChange<TValue>> Handler, Action<StoreChange> Translated)> handlers = [];

    private DictionaryChange<TValue> Translate(StoreChange change) =>
        new(change.Key, change.Value is null, change.Value is null ? default : Read(change.Value));
}

/// <summary>One change of a shared dictionary.</summary>
/// <param name="Key">The entry.</param>
/// <param name="Removed">True if the entry was removed; false if it was added or replaced.</param>
/// <param name="Value">A copy of the new value; default for a removal.</param>
public readonly record struct DictionaryChange<TValue>(string Key, bool Removed, TValue? Value)
{
    /// <summary>
    /// How many changes before this one a slow reader of <see cref="HostedDictionary{TValue}.WatchAsync"/> has missed
    /// since the last one that it saw.
    /// </summary>
    public int Missed { get; init; }
}
