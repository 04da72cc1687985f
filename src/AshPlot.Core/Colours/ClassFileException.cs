using AshPlot.Core.Errors;

namespace AshPlot.Core.Colours;

/// <summary>What is wrong in a file of classes; <see cref="ClassFile"/> adds which file.</summary>
internal sealed class ClassFileException(long? line, string problem) : AshPlotException(problem)
{
    /// <summary>The line, from 1; null where it is about the whole.</summary>
    public long? Line { get; } = line;
}
