using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NameText;

/// <summary>Rows of one time and height: all rows of a file, where those do not stand in columns.</summary>
/// <param name="Time">Time of the rows; null where it stands in the headings.</param>
/// <param name="Level">Height of the rows; null where it stands in the headings.</param>
/// <param name="Rows">The values; null where they were not asked for.</param>
internal sealed record RowGroup(ModelTime? Time, Level? Level, RowStore? Rows);
