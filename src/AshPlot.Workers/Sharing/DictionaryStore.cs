using System.Collections.Concurrent;

namespace AshPlot.Workers.Sharing;

/// <summary>
/// The entries of one shared dictionary, in the parent. Holds JSON, so that neither side can change a value behind the
/// other's back. Each operation is atomic under one lock, held only for a look-up.
/// </summary>
internal sealed class DictionaryStore : IDictionaryBackend
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (byte[] Value, long Version)> entries = [];
    private readonly Queue<StoreChange> undelivered = new();
    private DictionaryJournal? journal;
    private long lastVersion;
    private bool delivering;

    /// <summary>
    /// Every change, one at a time and in the order in which they were made; on the thread that made one of them.
    /// </summary>
    public event Action<StoreChange>? Changed;

    public DictionaryReply Call(DictionaryRequest request)
    {
        DictionaryReply reply;
        lock (gate)
            reply = Apply(request);
        Deliver();
        return reply;
    }

    /// <summary>Takes over what the journal holds, then writes every change to it before making it.</summary>
    /// <exception cref="InvalidOperationException">There is a journal already, or there are entries that it would not
    /// have.</exception>
    public void JournalTo(DictionaryJournal destination)
    {
        lock (gate)
        {
            if (journal is not null || entries.Count > 0)
                throw new InvalidOperationException(
                    "A journal is for a dictionary that has neither entries nor a journal."
                );
            foreach (var entry in destination.Content.Entries)
            {
                if (entry.Json is null)
                    entries.Remove(entry.Key);
                else
                    entries[entry.Key] = (entry.Json, ++lastVersion);
            }

            journal = destination;
        }
    }

    private DictionaryReply Apply(DictionaryRequest request)
    {
        var found = entries.TryGetValue(request.Key, out var entry);
        switch (request.Operation)
        {
            case DictionaryOperation.Set:
                return Put(request);
            case DictionaryOperation.TryGet:
                return new DictionaryReply(found, entry.Value, entry.Version);
            case DictionaryOperation.TryAdd:
                return found ? new DictionaryReply(false, entry.Value, entry.Version) : Put(request);
            case DictionaryOperation.TryRemove:
                if (found)
                {
                    journal?.Append(request.Key, null);
                    entries.Remove(request.Key);
                    Announce(new StoreChange(request.Key, null));
                }

                return new DictionaryReply(found, entry.Value);
            case DictionaryOperation.TryUpdate:
                return found && entry.Value.AsSpan().SequenceEqual(request.Comparison) ? Put(request) : default;
            case DictionaryOperation.TryExchange:
                return found && entry.Version == request.Version ? Put(request) : default;
            case DictionaryOperation.Increment:
                return JsonSteps.TryAdd(entry.Value, request.Version) is { } sum
                    ? Put(request with { Value = sum }) with
                    {
                        Value = sum,
                    }
                    : default;
            case DictionaryOperation.Append:
                return JsonSteps.TryAppend(entry.Value, request.Value) is { } list
                    ? Put(request with { Value = list })
                    : default;
            case DictionaryOperation.Count:
                return new DictionaryReply(true, Count: entries.Count);
            case DictionaryOperation.Snapshot:
                return new DictionaryReply(
                    true,
                    Count: entries.Count,
                    Entries: [.. entries.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value))]
                );
            default:
                throw new InvalidDataException($"Unknown dictionary operation {(byte)request.Operation}.");
        }
    }

    private DictionaryReply Put(DictionaryRequest request)
    {
        var value = request.Value ?? throw new InvalidDataException($"{request.Operation} without a value.");
        journal?.Append(request.Key, value);
        entries[request.Key] = (value, ++lastVersion);
        if (journal is { IsLong: true })
            journal.Compact([.. entries.Select(static entry => KeyValuePair.Create(entry.Key, entry.Value.Value))]);
        Announce(new StoreChange(request.Key, value));
        return new DictionaryReply(true, Version: lastVersion);
    }

    private void Announce(StoreChange change)
    {
        if (Changed is not null)
            undelivered.Enqueue(change);
    }

    /// <summary>
    /// Handlers run outside the lock, or one that waits for another thread's operation would never return. Whoever
    /// delivers also delivers what others change meanwhile: that keeps the order.
    /// </summary>
    private void Deliver()
    {
        if (Changed is null)
            return;
        lock (gate)
        {
            if (delivering)
                return;
            delivering = true;
        }

        try
        {
            while (true)
            {
                StoreChange change;
                lock (gate)
                {
                    if (!undelivered.TryDequeue(out change))
                    {
                        delivering = false;
                        return;
                    }
                }

                Changed?.Invoke(change);
            }
        }
        catch
        {
            lock (gate)
                delivering = false;
            throw;
        }
    }
}

/// <summary>One change of a store; a null value is a removal.</summary>
internal readonly record struct StoreChange(string Key, byte[]? Value);

/// <summary>The shared dictionaries of one pool by their names; made when first asked for.</summary>
internal sealed class DictionaryStores
{
    private readonly ConcurrentDictionary<string, DictionaryStore> stores = new();

    public DictionaryStore this[string name] => stores.GetOrAdd(name, static _ => new DictionaryStore());
}
