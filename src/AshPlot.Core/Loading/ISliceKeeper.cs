namespace AshPlot.Core.Loading;

/// <summary>
/// Keeps slices between measuring and drawing, so that they are not inflated twice. It may refuse to keep one, and lose one
/// that it has kept: such a slice is read from its file again.
/// </summary>
internal interface ISliceKeeper
{
    /// <summary>Keeps bytes; null where there is no room.</summary>
    KeptSlice? Keep(ReadOnlySpan<byte> content);

    /// <summary>Fetches what was kept, here or by the keeper of another worker; false where it is no longer there.</summary>
    /// <param name="kept">Where it is.</param>
    /// <param name="content">Receives <see cref="KeptSlice.Length"/> bytes.</param>
    bool TryFetch(KeptSlice kept, Span<byte> content);
}
