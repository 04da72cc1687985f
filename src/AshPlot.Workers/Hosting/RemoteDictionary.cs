using AshPlot.Workers.Sharing;

namespace AshPlot.Workers.Hosting;

/// <summary>A shared dictionary as a worker has it: every operation is a call to the parent.</summary>
internal sealed class RemoteDictionary(ParentLink link, string name) : IDictionaryBackend
{
    public DictionaryReply Call(DictionaryRequest request) => link.Call(name, request);
}
