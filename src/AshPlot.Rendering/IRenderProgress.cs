using AshPlot.Core.Planning;

namespace AshPlot.Rendering;

/// <summary>Sees maps being finished. Its members are called one at a time.</summary>
internal interface IRenderProgress
{
    /// <summary>Drawing begins: what is left of the plan.</summary>
    void Begin(RunPlan left);

    /// <summary>Drawing has ended, whether all maps are finished or not.</summary>
    void End();

    /// <summary>A map is finished: drawn, failed, or, before drawing begins, taken over from an earlier run.</summary>
    void Finished(MapPlan map, MapOutcome outcome);
}
