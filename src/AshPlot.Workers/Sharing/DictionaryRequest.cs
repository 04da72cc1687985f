using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Sharing;

/// <summary>One operation on a shared dictionary; values are UTF-8 JSON.</summary>
internal readonly record struct DictionaryRequest(
    DictionaryOperation Operation, string Key = "", byte[]? Value = null, byte[]? Comparison = null, long Version = 0)
{
    public static DictionaryRequest Read(ref Frame frame) =>
        new((DictionaryOperation)frame.Byte(), frame.Text(), frame.Bytes(), frame.Bytes(), frame.Int64());

    public void Write(FrameWriter writer) =>
        writer.Byte((byte)Operation).Text(Key).Bytes(Value).Bytes(Comparison).Int64(Version);
}
