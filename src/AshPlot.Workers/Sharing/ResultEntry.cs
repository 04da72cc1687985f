using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Sharing;

/// <summary>An entry of a shared dictionary that comes with the result of a task.</summary>
internal readonly record struct ResultEntry(string Dictionary, string Key, byte[] Json)
{
    /// <exception cref="InvalidDataException">They are not whole.</exception>
    public static ResultEntry[] ReadAll(ref Frame frame)
    {
        var count = frame.Byte();
        ResultEntry[] entries = count == 0 ? [] : new ResultEntry[count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new ResultEntry(
                frame.Text(),
                frame.Text(),
                frame.Bytes() ?? throw new InvalidDataException("An entry came without a value.")
            );
        return entries;
    }

    /// <exception cref="InvalidOperationException">They are more than 255.</exception>
    public static void WriteAll(ReadOnlySpan<ResultEntry> entries, FrameWriter writer)
    {
        if (entries.Length > byte.MaxValue)
            throw new InvalidOperationException(
                $"A result can bring {byte.MaxValue} entries of shared dictionaries, not {entries.Length}."
            );
        writer.Byte((byte)entries.Length);
        foreach (var (dictionary, key, json) in entries)
            writer.Text(dictionary).Text(key).Bytes(json);
    }
}
