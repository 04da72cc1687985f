using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>What is to be done for one task. Each step is called once, in this order, unless one before it has thrown.</summary>
internal abstract class TaskSteps
{
    public virtual void Prepare(WorkerContext context)
    {
    }

    public abstract void Run(WorkerContext context);

    public virtual void Finish(WorkerContext context)
    {
    }

    /// <summary>Writes the result as the rest of the frame.</summary>
    public abstract void WriteResult(FrameWriter writer);

    /// <summary>Gives back what argument and result hold in shared memory.</summary>
    public abstract void Release();
}
