namespace AshPlot.Cli.StartMethods;

/// <summary>What became of children that were forked while a thread of their parent held a lock that they want.</summary>
/// <param name="Parent">The process that forked.</param>
/// <param name="FreeChild">A child that was forked while nobody held the lock.</param>
/// <param name="FreeChildTookLock">True if that one took the lock and ended: the way is clear but for the lock.</param>
/// <param name="Child">The child that was forked while the lock was held.</param>
/// <param name="ChildTookLock">True if it took the lock.</param>
/// <param name="ChildWasKilled">True if it still waited when its time was over.</param>
/// <param name="LimitSeconds">Its time.</param>
/// <param name="ReleasedInParentAfterSeconds">After what part of its time the parent's thread released the lock.</param>
/// <param name="ParentTookLock">True if the parent itself then took the lock.</param>
internal sealed record LockReport(
    int Parent, int FreeChild, bool FreeChildTookLock, int Child, bool ChildTookLock, bool ChildWasKilled, double LimitSeconds,
    double ReleasedInParentAfterSeconds, bool ParentTookLock);
