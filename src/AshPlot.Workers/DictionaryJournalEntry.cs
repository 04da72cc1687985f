namespace AshPlot.Workers;

/// <summary>One change as the journal has it.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Json">The new value as UTF-8 JSON; null if the entry was removed.</param>
public sealed record DictionaryJournalEntry(string Key, byte[]? Json);
