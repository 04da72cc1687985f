using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace AshPlot.Core.Pdf;

/// <summary>
/// Writes the numbered objects of a PDF. What is written twice is there once: the base map, fonts and states of many
/// maps are the same to the byte, and only known by their hashes, so that a document of thousands of maps takes little
/// memory.
/// </summary>
/// <remarks>The format: ISO 32000-1, sections 7.3.10 (objects) and 7.5 (file structure).</remarks>
internal sealed partial class PdfObjects
{
    private readonly Stream destination;
    private readonly List<long> offsets = [0];
    private readonly Dictionary<UInt128, int> known = [];
    private long position;

    /// <summary>Begins a file.</summary>
    /// <param name="destination">Where to; need not seek.</param>
    public PdfObjects(Stream destination)
    {
        this.destination = destination;
        Text("%PDF-1.4\n%\u00D3\u00EB\u00E9\u00E1\n");
    }

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    /// <summary>Writes an object, or finds the one that is the same.</summary>
    /// <param name="dictionary">What it is.</param>
    /// <param name="stream">Of a stream all from its first word on; else nothing.</param>
    /// <returns>Its number.</returns>
    public int Add(string dictionary, ReadOnlySpan<byte> stream = default)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.Latin1.GetBytes(dictionary));
        hash.Append(stream);
        var name = hash.GetCurrentHashAsUInt128();
        if (known.TryGetValue(name, out var number))
            return number;
        number = Reserve();
        known.Add(name, number);
        Write(number, dictionary, stream);
        return number;
    }

    /// <summary>Writes a stream of bytes, packed.</summary>
    /// <param name="entries">Entries of its dictionary beside length and filter.</param>
    /// <param name="packed">The bytes, by zlib.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> packed) =>
        Add(
            $"<<{entries}/Filter /FlateDecode\n/Length {Plain(packed.Length)}>> ",
            (byte[])[.. "stream\n"u8, .. packed, .. "\nendstream\n"u8]
        );

    /// <summary>Writes an object whose number was reserved.</summary>
    public void Write(int number, string dictionary, ReadOnlySpan<byte> stream = default)
    {
        offsets[number] = position;
        Text($"{Plain(number)} 0 obj\n{dictionary}");
        destination.Write(stream);
        position += stream.Length;
        Text("endobj\n");
    }

    /// <summary>Copies an object of a file with all that it refers to.</summary>
    /// <param name="file">The file.</param>
    /// <param name="number">Its number there.</param>
    /// <param name="copies">What was copied of the file: number there to number here.</param>
    public int Copy(PdfFile file, int number, Dictionary<int, int> copies)
    {
        if (copies.TryGetValue(number, out var copy))
            return copy;
        // An object that refers to itself is no part of a map.
        copies.Add(number, 0);
        var (dictionary, stream) = file.Object(number) ?? throw new FormatException();
        return copies[number] = PdfFonts.IsOutlines(dictionary)
            ? PdfFonts.Add(this, file, dictionary)
            : Add(CopyReferences(file, dictionary, copies), stream.Span);
    }

    /// <summary>
    /// The text of an object of a file with the numbers that what it refers to has here; that is copied.
    /// </summary>
    public string CopyReferences(PdfFile file, string dictionary, Dictionary<int, int> copies) =>
        Reference()
            .Replace(dictionary, match =>
                $"{Plain(Copy(file, int.Parse(match.ValueSpan[..^4], NumberStyles.None, CultureInfo.InvariantCulture), copies))} 0 R"
            );

    /// <summary>Ends the file.</summary>
    public void End(int catalog, int information)
    {
        var table = position;
        Text($"xref\n0 {Plain(offsets.Count)}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
            Text(
                offset == 0
                    ? "0000000000 65535 f \n"
                    : string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n")
            );
        Text(
            $"trailer\n<</Size {Plain(offsets.Count)}\n/Root {Plain(catalog)} 0 R\n/Info {Plain(information)} 0 R>>\nstartxref\n{table.ToString(CultureInfo.InvariantCulture)}\n%%EOF\n"
        );
    }

    /// <summary>A number as PDFs have it.</summary>
    public static string Plain(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Any text as a hexadecimal string, in which nothing has a meaning.</summary>
    public static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void Text(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        destination.Write(bytes);
        position += bytes.Length;
    }

    [GeneratedRegex(@"\b\d+ 0 R\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
