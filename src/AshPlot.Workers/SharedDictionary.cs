using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Workers.Formats;
using AshPlot.Workers.Sharing;

namespace AshPlot.Workers;

/// <summary>
/// A dictionary that lives in the parent and that all workers read and write while they run. Each operation is atomic;
/// a worker's call returns after the parent has applied it (one round trip). Values are copies: to change what lies
/// inside one, store the changed value again. Safe for any number of threads.
/// </summary>
/// <typeparam name="TValue">The values. Two values are the same if their JSON is.</typeparam>
public class SharedDictionary<TValue>
{
    private readonly IDictionaryBackend backend;
    private readonly JsonTypeInfo<TValue> type;

    internal SharedDictionary(string name, IDictionaryBackend backend, JsonTypeInfo<TValue> type)
    {
        Name = name;
        this.backend = backend;
        this.type = type;
    }

    /// <summary>The name under which parent and workers know it.</summary>
    public string Name { get; }

    /// <summary>How many entries there are now.</summary>
    /// <exception cref="SharedDictionaryUnavailableException">In a worker: the parent is gone. So for every
    /// member.</exception>
    public int Count => backend.Call(new DictionaryRequest(DictionaryOperation.Count)).Count;

    /// <summary>The keys there are now, in no order.</summary>
    public IReadOnlyCollection<string> Keys => [.. Entries().Select(entry => entry.Key)];

    /// <summary>Gets an entry that must exist, or sets it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    public TValue this[string key]
    {
        get =>
            TryGet(key, out var value)
                ? value
                : throw new KeyNotFoundException($"The shared dictionary '{Name}' has no entry '{key}'.");
        set => Set(key, value);
    }

    /// <summary>Adds or replaces an entry.</summary>
    public void Set(string key, TValue value) =>
        backend.Call(new DictionaryRequest(DictionaryOperation.Set, key, Write(value)));

    /// <summary>Gets a copy of an entry's value.</summary>
    public bool TryGet(string key, [MaybeNullWhen(false)] out TValue value) =>
        Read(backend.Call(new DictionaryRequest(DictionaryOperation.TryGet, key)), out value);

    /// <summary>Adds an entry if there is none of this key.</summary>
    public bool TryAdd(string key, TValue value) => Add(key, value).Succeeded;

    /// <summary>Removes an entry and gives what it was.</summary>
    public bool TryRemove(string key, [MaybeNullWhen(false)] out TValue value) =>
        Read(backend.Call(new DictionaryRequest(DictionaryOperation.TryRemove, key)), out value);

    /// <summary>Replaces an entry's value if it is <paramref name="comparison"/>.</summary>
    public bool TryUpdate(string key, TValue value, TValue comparison) =>
        backend
            .Call(new DictionaryRequest(DictionaryOperation.TryUpdate, key, Write(value), Write(comparison)))
            .Succeeded;

    /// <summary>Gets the entry's value, after adding <paramref name="value"/> if there was none.</summary>
    public TValue GetOrAdd(string key, TValue value)
    {
        var reply = Add(key, value);
        return reply.Succeeded ? value : Read(reply.Value!);
    }

    /// <summary>
    /// As <see cref="GetOrAdd(string,TValue)"/>; the factory runs only if there is no entry, though another may be
    /// first to add.
    /// </summary>
    public TValue GetOrAdd(string key, Func<string, TValue> factory) =>
        TryGet(key, out var value) ? value : GetOrAdd(key, factory(key));

    /// <summary>
    /// Adds an entry or replaces its value by a function of it, and gives the new value. No change of another is ever
    /// lost: if one comes between, <paramref name="update"/> is called again with the newer value.
    /// </summary>
    public TValue AddOrUpdate(string key, TValue added, Func<string, TValue, TValue> update)
    {
        while (true)
        {
            var current = backend.Call(new DictionaryRequest(DictionaryOperation.TryGet, key));
            var value = current.Succeeded ? update(key, Read(current.Value!)) : added;
            var reply = current.Succeeded
                ? backend.Call(
                    new DictionaryRequest(DictionaryOperation.TryExchange, key, Write(value), Version: current.Version)
                )
                : Add(key, value);
            if (reply.Succeeded)
                return value;
        }
    }

    /// <summary>Adds to an entry that is a whole number, where it lies.</summary>
    internal long Increment(string key, long added)
    {
        var reply = backend.Call(new DictionaryRequest(DictionaryOperation.Increment, key, Version: added));
        return reply.Succeeded && Utf8Parser.TryParse(reply.Value, out long sum, out _)
            ? sum
            : throw new InvalidOperationException(
                $"The entry '{key}' of the shared dictionary '{Name}' is no whole number, or becomes too large."
            );
    }

    /// <summary>Adds an element to an entry that is an array, where it lies.</summary>
    internal void Append(string key, byte[] json)
    {
        if (!backend.Call(new DictionaryRequest(DictionaryOperation.Append, key, json)).Succeeded)
            throw new InvalidOperationException($"The entry '{key}' of the shared dictionary '{Name}' is no array.");
    }

    /// <summary>A copy of all entries at one moment.</summary>
    public IReadOnlyDictionary<string, TValue> Snapshot() =>
        Entries().ToDictionary(entry => entry.Key, entry => Read(entry.Value));

    /// <summary>Its name and type of values; the entries may be far away.</summary>
    public override string ToString() => $"shared dictionary '{Name}' of {typeof(TValue).Name}";

    private protected TValue Read(byte[] json) => LenientJson.Read(json, type);

    private byte[] Write(TValue value) => LenientJson.Write(value, type);

    private DictionaryReply Add(string key, TValue value) =>
        backend.Call(new DictionaryRequest(DictionaryOperation.TryAdd, key, Write(value)));

    private KeyValuePair<string, byte[]>[] Entries() =>
        backend.Call(new DictionaryRequest(DictionaryOperation.Snapshot)).Entries ?? [];

    private bool Read(DictionaryReply reply, [MaybeNullWhen(false)] out TValue value)
    {
        value = reply.Succeeded ? Read(reply.Value!) : default;
        return reply.Succeeded;
    }
}

/// <summary>
/// Counters and lists in a shared dictionary: changed where they lie, by one call, however many change them at the same
/// time.
/// </summary>
public static class SharedDictionaryExtensions
{
    /// <summary>Adds to a counter, which begins at 0, and gives its new value.</summary>
    /// <exception cref="InvalidOperationException">The sum is too large for a counter.</exception>
    public static long Increment(this SharedDictionary<long> counters, string key, long added = 1) =>
        counters.Increment(key, added);

    /// <summary>
    /// Adds an element to a list, which begins empty. The list is copied each time, so it should not become long.
    /// </summary>
    /// <param name="lists">The lists.</param>
    /// <param name="key">Which one.</param>
    /// <param name="element">The element.</param>
    /// <param name="type">How an element is written.</param>
    public static void Append<T>(this SharedDictionary<T[]> lists, string key, T element, JsonTypeInfo<T> type) =>
        lists.Append(key, LenientJson.Write(element, type));
}
