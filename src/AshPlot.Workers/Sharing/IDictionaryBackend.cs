namespace AshPlot.Workers.Sharing;

/// <summary>Where a shared dictionary's operations are carried out: in the parent's store, or by a call to it.</summary>
internal interface IDictionaryBackend
{
    /// <summary>Carries out one operation; returns once it is applied.</summary>
    /// <exception cref="SharedDictionaryUnavailableException">The parent is gone.</exception>
    DictionaryReply Call(DictionaryRequest request);
}
