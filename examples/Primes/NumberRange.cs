namespace Primes;

/// <summary>Numbers from <paramref name="From"/> to before <paramref name="To"/>.</summary>
/// <param name="From">The first one.</param>
/// <param name="To">The one after the last.</param>
internal sealed record NumberRange(int From, int To);
