namespace AshPlot.Cli.StartMethods;

/// <summary>What the experiment's Main saw in the process that it ran in.</summary>
/// <param name="Process">The process.</param>
/// <param name="InitialisedIn">The process in which the witness's type was initialised.</param>
/// <param name="Address">Where the specimen lies.</param>
/// <param name="Mark">The specimen's mark.</param>
internal sealed record ParentFacts(int Process, int InitialisedIn, string Address, string Mark);
