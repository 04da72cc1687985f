using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Sharing;

/// <summary>What an operation gave: whether it did what it says, the value found with its version, a count, entries.</summary>
internal readonly record struct DictionaryReply(
    bool Succeeded, byte[]? Value = null, long Version = 0, int Count = 0, KeyValuePair<string, byte[]>[]? Entries = null)
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
