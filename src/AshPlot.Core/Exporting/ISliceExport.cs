namespace AshPlot.Core.Exporting;

/// <summary>A format that slices are exported in. A new one is one class and one line in <see cref="SliceExports"/>.</summary>
internal interface ISliceExport
{
    /// <summary>What <c>--export</c> calls it.</summary>
    string Name { get; }

    /// <summary>Extension of its files, with the point.</summary>
    string Extension { get; }

    /// <summary>The content of the file, or null where a slice has nothing to show in this format.</summary>
    /// <exception cref="Errors.UnwritableOutputException">The slice cannot be put into this format.</exception>
    byte[]? Write(ExportedSlice slice);
}
