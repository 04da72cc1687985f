using System.Collections.Immutable;

namespace AshPlot.Core.Runs;

/// <summary>A variable that no quantity is made of; listed by <c>info</c>, drawn only when named by <c>--variable</c>.</summary>
/// <param name="Name">The variable's name in the file.</param>
/// <param name="Units">Its units, or null.</param>
/// <param name="LongName">Its description, or null.</param>
/// <param name="Dimensions">Names of its dimensions in order.</param>
public sealed record OtherVariable(string Name, string? Units, string? LongName, ImmutableArray<string> Dimensions);
