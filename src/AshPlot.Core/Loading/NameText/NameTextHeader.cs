using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NameText;

/// <summary>The <c>key: value</c> lines that every NAME text file begins with.</summary>
internal sealed class NameTextHeader
{
    /// <summary>The attribute that keeps the first line.</summary>
    public const string VersionAttribute = "NAME Version";

    private const int MostLines = 1000;
    private const int LongestLine = 1 << 20;

    /// <summary>Keys that say how to read the file, not what the run was.</summary>
    private static readonly ImmutableHashSet<string> LayoutKeys = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "X grid origin",
        "Y grid origin",
        "X grid size",
        "Y grid size",
        "X grid resolution",
        "Y grid resolution",
        "Number of preliminary cols",
        "Number of field cols",
        "Number of fields",
        "Number of series",
        "Output format"
    );

    private readonly string path;
    private readonly Dictionary<string, (string? Value, long Line)> entries = new(StringComparer.OrdinalIgnoreCase);

    private NameTextHeader(string path) => this.path = path;

    /// <summary>Which layout follows.</summary>
    public NameTextLayout Layout { get; private set; }

    /// <summary>The first line, e.g. <c>NAME III (version 7.2)</c>.</summary>
    public string Version { get; private set; } = string.Empty;

    /// <summary><c>Forward</c> or <c>Backward</c> for trajectories that say so.</summary>
    public string? Direction { get; private set; }

    /// <summary>The title of the run; null where it is empty.</summary>
    public string? Title => Text("Title") ?? Text("Run name");

    /// <summary>All that the header says of the run, the layout of the file left out.</summary>
    public ImmutableSortedDictionary<string, string> Attributes
    {
        get
        {
            var attributes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var (key, entry) in entries)
            {
                if (entry.Value is { } value && !LayoutKeys.Contains(key))
                    attributes[key] = value;
            }

            attributes[VersionAttribute] = Version;
            if (Direction is { } direction)
                attributes["Direction"] = direction;
            return attributes.ToImmutable();
        }
    }

    /// <summary>Reads the header and the line that ends it.</summary>
    /// <exception cref="UnreadableInputException">It is no header of NAME, or of no layout that is known.</exception>
    public static NameTextHeader Read(LineReader lines, string path)
    {
        var header = new NameTextHeader(path);
        if (!lines.TryRead(out var line) || !NameTextFormat.BeginsAsName(line))
            throw new UnreadableInputException(path, "unrecognised format; expected 'NAME III' in the first line", 1);
        header.Version = TextOf(line);

        while (true)
        {
            if (!lines.TryRead(out line))
                throw new UnreadableInputException(path, "the file ends within its header", lines.LineNumber);
            if (lines.LineNumber > MostLines || line.Length > LongestLine)
                throw new UnreadableInputException(
                    path,
                    "the header does not end; a line without ':' should end it",
                    lines.LineNumber
                );
            var colon = line.IndexOf((byte)':');
            if (colon < 0)
                break;
            var value = TextOf(line[(colon + 1)..]);
            header.entries[TextOf(line[..colon])] = (value.Length == 0 ? null : value, lines.LineNumber);
        }

        var ending = TextOf(line);
        header.Direction = Array.Find(["Forward", "Backward"], direction =>
            ending.StartsWith(direction, StringComparison.Ordinal)
        );
        header.Layout = header.FindLayout();
        return header;
    }

    /// <summary>The text of bytes of the file, without the blanks around it and a byte order mark.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes).Trim().Trim('\uFEFF').Trim();

    /// <summary>True if the key is there, with or without a value.</summary>
    public bool Has(string key) => entries.ContainsKey(key);

    /// <summary>The value of a key; null where it is missing or empty.</summary>
    public string? Text(string key) => entries.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>The line of a key, for messages; null where it is missing.</summary>
    public long? LineOf(string key) => entries.TryGetValue(key, out var entry) ? entry.Line : null;

    /// <summary>A whole number between two limits.</summary>
    /// <exception cref="UnreadableInputException">It is missing, no number, or outside the limits.</exception>
    public int Integer(string key, int smallest, int largest)
    {
        var text = Text(key)
            ?? throw new UnreadableInputException(path, $"'{key}' is missing from the header", LineOf(key));
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw new UnreadableInputException(
                path,
                $"'{key}' is not a whole number: '{Excerpt.Of(text)}'",
                LineOf(key)
            );
        if (number < smallest || number > largest)
        {
            throw new UnreadableInputException(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{key}' is {number}; {smallest} to {largest} can be read"
                ),
                LineOf(key)
            );
        }

        return number;
    }

    /// <summary>A number.</summary>
    /// <exception cref="UnreadableInputException">It is missing, no number, or not finite.</exception>
    public double Number(string key)
    {
        var text = Text(key)
            ?? throw new UnreadableInputException(path, $"'{key}' is missing from the header", LineOf(key));
        var bytes = Encoding.UTF8.GetBytes(text);
        if (
            !CellNumber.TryScan(bytes, out var number)
            || number.Length != bytes.Length
            || !double.IsFinite(number.ToDouble())
        )
            throw new UnreadableInputException(path, $"'{key}' is not a number: '{Excerpt.Of(text)}'", LineOf(key));
        return number.ToDouble();
    }

    private NameTextLayout FindLayout()
    {
        if (Has("Output format"))
            return NameTextLayout.NameThreeVersionTwo;
        if (Has("Run name"))
        {
            if (!Has("X grid origin"))
                return NameTextLayout.Trajectory;
            return Text("X grid origin") is null ? NameTextLayout.TimeSeries : NameTextLayout.NameThreeField;
        }

        if (Has("Title"))
            return Has("Number of series") ? NameTextLayout.TimeSeries : NameTextLayout.NameTwoField;
        throw new UnreadableInputException(
            path,
            "is of no layout of NAME that is known: its header has neither 'Run name' nor 'Title' nor 'Output format'"
        );
    }
}

/// <summary>The layouts of NAME's text output.</summary>
internal enum NameTextLayout
{
    /// <summary>
    /// Fields as NAME II laid them out: half grid indices, the origin a corner. The usual one for ash.
    /// </summary>
    NameTwoField,

    /// <summary>Fields of NAME III: whole grid indices, the origin the centre of the first cell.</summary>
    NameThreeField,

    /// <summary>NAME III version 2: rows of headings that name themselves.</summary>
    NameThreeVersionTwo,

    /// <summary>Values at points over time, in either layout.</summary>
    TimeSeries,

    /// <summary>Paths of particles.</summary>
    Trajectory,
}
