using System.Buffers.Binary;
using System.Text;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// Checks that the header of a NetCDF-3 file is sound and the file as long as it says, before the C library opens it.
/// The library does neither: counts in a damaged header send it into loops of minutes, and what is missing at the end
/// of a file that was cut short it reads as zeros, which would be drawn as clean air.
/// </summary>
/// <remarks>
/// The form of the header: "The NetCDF Classic Format Specification" in Unidata's NetCDF User's Guide, appendix B.
/// </remarks>
internal sealed class ClassicHeader
{
    private const long StillStreaming = uint.MaxValue;

    private readonly string path;
    private readonly BinaryReader reader;
    private readonly int version;
    private long attributeBytes;

    private ClassicHeader(string path, BinaryReader reader, int version)
    {
        this.path = path;
        this.reader = reader;
        this.version = version;
    }

    /// <summary>Refuses a NetCDF-3 file that is cut short.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="file">The file, at its beginning.</param>
    /// <returns>False for a file that is not NetCDF-3; nothing is known of it.</returns>
    /// <exception cref="UnreadableInputException">Values of a variable lie past the end of the file.</exception>
    public static bool Check(string path, Stream file)
    {
        try
        {
            using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
            Span<byte> magic = stackalloc byte[4];
            if (reader.Read(magic) != 4 || !magic[..3].SequenceEqual("CDF"u8) || magic[3] is not (1 or 2 or 5))
                return false;
            new ClassicHeader(path, reader, magic[3]).Check();
            return true;
        }
        catch (Exception error)
            when (error is IOException or InvalidDataException or OverflowException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                path,
                "has a header that cannot be read; fetch the file again",
                innerException: error
            );
        }
    }

    private void Check()
    {
        var records = ReadLength();
        if (records < 0)
            throw new InvalidDataException("the number of records is negative");
        var dimensions = ReadList(() =>
        {
            SkipName();
            return ReadLength();
        });
        SkipAttributes();
        var variables = ReadList(() => ReadVariable(dimensions));

        var recordVariables = variables.FindAll(variable => variable.IsRecord);
        var recordLength = recordVariables is [var only]
            ? only.Bytes
            : recordVariables.Sum(variable => Padded(variable.Bytes));
        foreach (var (name, bytes, begin, isRecord) in variables)
        {
            if (isRecord && records is 0 or StillStreaming)
                continue;
            var end = checked(begin + bytes + (isRecord ? (records - 1) * recordLength : 0));
            if (end > reader.BaseStream.Length)
            {
                throw new UnreadableInputException(
                    path,
                    $"the file is cut short: {end - reader.BaseStream.Length} bytes are missing; fetch it again",
                    variable: name
                );
            }
        }
    }

    private (string Name, long Bytes, long Begin, bool IsRecord) ReadVariable(List<long> dimensions)
    {
        var name = Encoding.UTF8.GetString(ReadName());
        var rank = ReadCount(sizeof(int));
        var (count, isRecord) = (1L, false);
        for (var index = 0L; index < rank; index++)
        {
            var dimension = ReadLength();
            if (dimension < 0 || dimension >= dimensions.Count)
                throw new InvalidDataException($"{name} has a dimension that is not defined");
            var length = dimensions[(int)dimension];
            // Length 0 marks the dimension that records are appended along.
            isRecord |= length == 0;
            count = checked(count * (length == 0 ? 1 : length));
        }

        SkipAttributes();
        var bytes = checked(count * SizeOf(ReadInt()));
        _ = ReadLength(); // The stored size, which overflows for large variables.
        var begin = version == 1 ? (uint)ReadInt() : ReadLong();
        return (name, bytes, begin, isRecord);
    }

    private void SkipAttributes() =>
        ReadList(() =>
        {
            SkipName();
            var size = SizeOf(ReadInt());
            var bytes = Padded(checked(ReadLength() * size));
            // The library would read them all into memory.
            if ((attributeBytes = checked(attributeBytes + bytes)) > NetCdfLimits.AttributeBytes)
                throw NetCdfLimits.AttributesTooLong(path);
            Skip(bytes);
            return 0;
        });

    private List<T> ReadList<T>(Func<T> readEntry)
    {
        _ = ReadInt(); // The tag of the list.
        var entries = new List<T>();
        for (var left = ReadCount(2 * sizeof(int)); left > 0; left--)
            entries.Add(readEntry());
        return entries;
    }

    /// <summary>A number of entries, of which each takes at least so many bytes of the rest of the file.</summary>
    private long ReadCount(int leastBytes)
    {
        var count = ReadLength();
        return count >= 0 && count <= (reader.BaseStream.Length - reader.BaseStream.Position) / leastBytes
            ? count
            : throw new InvalidDataException("a list is longer than the file");
    }

    private void SkipName() => Skip(Padded(ReadLength()));

    private byte[] ReadName()
    {
        var length = ReadLength();
        if (length is < 0 or > NetCdfNative.LongestName)
            throw new InvalidDataException("a name is too long");
        var name = reader.ReadBytes((int)length);
        Skip(Padded(length) - length);
        return name;
    }

    private void Skip(long bytes)
    {
        if (bytes < 0 || bytes > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new EndOfStreamException();
        reader.BaseStream.Seek(bytes, SeekOrigin.Current);
    }

    private long ReadLength() => version == 5 ? ReadLong() : (uint)ReadInt();

    private int ReadInt() => BinaryPrimitives.ReverseEndianness(reader.ReadInt32());

    private long ReadLong() => BinaryPrimitives.ReverseEndianness(reader.ReadInt64());

    private static long Padded(long bytes) => (bytes + 3) / 4 * 4;

    private static long SizeOf(int type) =>
        (NetCdfType)type switch
        {
            NetCdfType.SignedByte or NetCdfType.UnsignedByte or NetCdfType.Text => 1,
            NetCdfType.Short or NetCdfType.UnsignedShort => 2,
            NetCdfType.Int or NetCdfType.UnsignedInt or NetCdfType.Float => 4,
            NetCdfType.Double or NetCdfType.Long or NetCdfType.UnsignedLong => 8,
            _ => throw new InvalidDataException($"type {type} is unknown"),
        };
}
