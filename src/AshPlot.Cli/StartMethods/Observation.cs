using System.Globalization;

namespace AshPlot.Cli.StartMethods;

/// <summary>What a task saw in its worker.</summary>
/// <param name="Process">The worker's process.</param>
/// <param name="InitialisedIn">The process in which the witness's type was initialised, as the worker has it.</param>
/// <param name="Address">Where the worker's specimen lies.</param>
/// <param name="Mark">The mark of the worker's specimen.</param>
/// <param name="SetByMain">What Main had set; null if nothing.</param>
/// <param name="SeenByMain">What Main saw in the process that the worker was forked from; null if no Main ran
/// there.</param>
/// <param name="Square">The square of 7 by a static method.</param>
/// <param name="Tasks">How many tasks this worker has run, this one included.</param>
/// <param name="Random">The next number of the random generator that Main has used where it ran.</param>
/// <param name="ChangedBefore">What an earlier task had set, as far as it is seen here.</param>
internal sealed record Observation(
    int Process,
    int InitialisedIn,
    string Address,
    string Mark,
    string? SetByMain,
    ParentFacts? SeenByMain,
    int Square,
    int Tasks,
    int Random,
    string? ChangedBefore
);

/// <summary>What the experiment's Main saw in the process that it ran in.</summary>
/// <param name="Process">The process.</param>
/// <param name="InitialisedIn">The process in which the witness's type was initialised.</param>
/// <param name="Address">Where the specimen lies.</param>
/// <param name="Mark">The specimen's mark.</param>
internal sealed record ParentFacts(int Process, int InitialisedIn, string Address, string Mark);

/// <summary>
/// Facts about this process, asked of the kernel each time: what .NET remembers is inherited by a fork.
/// </summary>
internal static class ProcessFacts
{
    /// <summary>The process id.</summary>
    public static int Id() =>
        OperatingSystem.IsLinux()
            ? int.Parse(new FileInfo("/proc/self").LinkTarget!, NumberStyles.None, CultureInfo.InvariantCulture)
            : Environment.ProcessId;
}
