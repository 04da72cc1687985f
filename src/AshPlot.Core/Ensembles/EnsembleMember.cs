using AshPlot.Core.Runs;

namespace AshPlot.Core.Ensembles;

/// <summary>One of several runs that are taken together.</summary>
/// <param name="Name">What people call it: its file or folder.</param>
/// <param name="Run">The run.</param>
internal sealed record EnsembleMember(string Name, RunDescription Run);
