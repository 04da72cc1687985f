using System.Collections.Immutable;

namespace AshPlot.Cli.StartMethods;

/// <summary>What <c>start-methods --json</c> prints.</summary>
/// <param name="Rows">The observations.</param>
internal sealed record ExperimentDocument(ImmutableArray<ExperimentRow> Rows);
