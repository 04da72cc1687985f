using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>
/// The largest sizes that are believed. A damaged header can claim any; far beyond every model's output, these keep it
/// from taking all memory.
/// </summary>
internal static class NetCdfLimits
{
    /// <summary>Entries of an axis with its bounds.</summary>
    public const long AxisEntries = 1_000_000;

    /// <summary>
    /// Cells of a latitude-longitude plane: more than a globe of 0.05 degrees has (26 million). To draw it takes some
    /// 40 bytes for each.
    /// </summary>
    public const long PlaneCells = 1L << 25;

    /// <summary>Planes that the maps of one quantity are made of.</summary>
    public const int Terms = 1_000_000;

    /// <summary>
    /// Bytes that the attributes of a file take together; models write some kilobytes, tools a history of a megabyte.
    /// </summary>
    public const long AttributeBytes = 64 << 20;

    /// <summary>
    /// Chunks that one read may touch: HDF5 takes about a kilobyte and some microseconds for each, whether it is stored
    /// or not.
    /// </summary>
    public const long ChunksOfRead = 200_000;

    /// <summary>The attributes of a file are longer than <see cref="AttributeBytes"/>.</summary>
    public static UnreadableInputException AttributesTooLong(string path) =>
        new(path, $"has attributes of more than {AttributeBytes >> 20} MiB; the file may be damaged");

    /// <summary>The product of the lengths of a variable's dimensions.</summary>
    /// <exception cref="UnreadableInputException">It is beyond the limit.</exception>
    public static int CheckedCount(INetCdfFile file, NetCdfVariable variable, long limit)
    {
        var total = 1L;
        foreach (var dimension in variable.Dimensions)
        {
            if (dimension.Length > limit || (total *= dimension.Length) > limit)
                throw new UnreadableInputException(
                    file.Path,
                    $"claims more than {limit} values; the file may be damaged",
                    variable: variable.Name
                );
        }

        return (int)total;
    }
}
