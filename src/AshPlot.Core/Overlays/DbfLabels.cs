using System.Buffers.Binary;
using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;

namespace AshPlot.Core.Overlays;

/// <summary>
/// Names of the features of a shapefile: the text column <c>name</c>, <c>title</c> or <c>label</c> of its table, in
/// dBASE format.
/// </summary>
internal sealed class DbfLabels
{
    private const int HeaderLength = 32;
    private const int FieldLength = 32;
    private const byte EndOfFields = 0x0D;
    private const byte Deleted = (byte)'*';

    private readonly byte[] content;
    private readonly Encoding? encoding;
    private readonly int first;
    private readonly int length;
    private readonly (int Start, int Length)? column;

    private DbfLabels(byte[] content, string? codePage)
    {
        this.content = content;
        encoding = codePage?.Trim().ToUpperInvariant() is { Length: > 0 } page and not ("UTF-8" or "UTF8" or "65001")
            ? Encoding.Latin1
            : null;
        if (content.Length < HeaderLength)
            return;
        (first, length) = (
            BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(8)),
            BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(10))
        );
        var columns = new List<(string Name, int Start, int Length)>();
        // The first byte of a row says whether it is deleted.
        var start = 1;
        for (
            var field = HeaderLength;
            field + FieldLength <= Math.Min(first, content.Length) && content[field] != EndOfFields;
            field += FieldLength
        )
        {
            if (content[field + 11] == 'C')
                columns.Add(
                    (
                        Encoding.Latin1.GetString(content, field, 11).TrimEnd('\0').Split('\0')[0],
                        start,
                        content[field + 16]
                    )
                );
            start += content[field + 16];
        }

        column = GeoJsonOverlay
            .LabelKeys.SelectMany(key => columns.Where(one => one.Name.Equals(key, StringComparison.OrdinalIgnoreCase)))
            .Select(one => ((int, int)?)(one.Start, one.Length))
            .FirstOrDefault();
    }

    /// <summary>The names of a shapefile; none where it has no table.</summary>
    /// <exception cref="UnreadableInputException">The table cannot be read.</exception>
    public static DbfLabels Of(string path) =>
        new(
            Beside(path, ".dbf") ?? [],
            Beside(path, ".cpg") is { Length: < 100 } page ? Encoding.Latin1.GetString(page) : null
        );

    /// <summary>The name of a feature, counted from 0; null for none.</summary>
    public string? this[int number] =>
        column is { } place && Row(number) is { Length: > 0 } row && place.Start + place.Length <= row.Length
            ? GeoJsonOverlay.Label(Text(row.Slice(place.Start, place.Length)))
            : null;

    /// <summary>True for a feature that its table says is deleted.</summary>
    public bool IsDeleted(int number) => Row(number) is [Deleted, ..];

    /// <summary>
    /// What a file beside another has, of the same name but for its ending, in small letters or large; null where there
    /// is none.
    /// </summary>
    public static byte[]? Beside(string path, string extension)
    {
        var file = new[] { extension, extension.ToUpperInvariant() }
            .Select(ending => Path.ChangeExtension(path, ending))
            .FirstOrDefault(RegularFile.Is);
        return file is null ? null : OverlayFile.Bytes(file);
    }

    private ReadOnlySpan<byte> Row(int number)
    {
        var start = first + ((long)number * length);
        return length > 0 && start + length <= content.Length ? content.AsSpan((int)start, length) : default;
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        if (encoding is not null)
            return encoding.GetString(bytes);
        // A column ends at a number of bytes, which may cut its last letter.
        var text = Encoding.UTF8.GetString(bytes).TrimEnd('\uFFFD');
        return text.Contains('\uFFFD') ? Encoding.Latin1.GetString(bytes) : text;
    }
}
