using System.Collections.Immutable;

namespace AshPlot.Core.Runs;

/// <summary>A variable that no quantity is made of; listed by <c>info</c>, drawn only when named by <c>--variable</c>.</summary>
/// <param name="Name">The variable's name in the file.</param>
/// <param name="Units">Its units, or null.</param>
/// <param name="LongName">Its description, or null.</param>
/// <param name="Dimensions">Names of its dimensions in order.</param>
/// <param name="Reason">Why it is not drawn, as what follows its name in a sentence; null where it only is none of the quantities.</param>
/// <param name="Advice">Options with which it is drawn; null where there are none.</param>
internal sealed record OtherVariable(
    string Name, string? Units, string? LongName, ImmutableArray<string> Dimensions, string? Reason = null, string? Advice = null);
