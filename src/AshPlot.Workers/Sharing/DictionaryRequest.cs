using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Sharing;

/// <summary>One operation on a shared dictionary; values are UTF-8 JSON.</summary>
internal readonly record struct DictionaryRequest(
    DictionaryOperation Operation,
    string Key = "",
    byte[]? Value = null,
    byte[]? Comparison = null,
    long Version = 0
)
{
    public static DictionaryRequest Read(ref Frame frame) =>
        new((DictionaryOperation)frame.Byte(), frame.Text(), frame.Bytes(), frame.Bytes(), frame.Int64());

    public void Write(FrameWriter writer) =>
        writer.Byte((byte)Operation).Text(Key).Bytes(Value).Bytes(Comparison).Int64(Version);
}

/// <summary>What can be done to a shared dictionary, each atomically.</summary>
internal enum DictionaryOperation : byte
{
    Set,
    TryGet,

    /// <summary>Adds, or replies with the value that is there.</summary>
    TryAdd,
    TryRemove,

    /// <summary>Replaces a value whose JSON is the comparison's.</summary>
    TryUpdate,

    /// <summary>
    /// Replaces a value whose version is the given one: the step from which compound operations are made.
    /// </summary>
    TryExchange,

    /// <summary>
    /// Adds to a whole number, or begins one; what is to be added stands in the place of the version.
    /// </summary>
    Increment,

    /// <summary>Adds an element to a JSON array, or begins one.</summary>
    Append,

    Count,
    Snapshot,
}

/// <summary>
/// What an operation gave: whether it did what it says, the value found with its version, a count, entries.
/// </summary>
internal readonly record struct DictionaryReply(
    bool Succeeded,
    byte[]? Value = null,
    long Version = 0,
    int Count = 0,
    KeyValuePair<string, byte[]>[]? Entries = null
)
{
    public static DictionaryReply Read(ref Frame frame)
    {
        var reply = new DictionaryReply(frame.Byte() != 0, frame.Bytes(), frame.Int64(), frame.Int32());
        if (frame.Rest.IsEmpty)
            return reply;
        var entries = new KeyValuePair<string, byte[]>[reply.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new(frame.Text(), frame.Bytes()!);
        return reply with { Entries = entries };
    }

    public void Write(FrameWriter writer)
    {
        writer.Byte(Succeeded ? (byte)1 : (byte)0).Bytes(Value).Int64(Version).Int32(Count);
        foreach (var (key, value) in Entries ?? [])
            writer.Text(key).Bytes(value);
    }
}

/// <summary>
/// Where a shared dictionary's operations are carried out: in the parent's store, or by a call to it.
/// </summary>
internal interface IDictionaryBackend
{
    /// <summary>Carries out one operation; returns once it is applied.</summary>
    /// <exception cref="SharedDictionaryUnavailableException">The parent is gone.</exception>
    DictionaryReply Call(DictionaryRequest request);
}
