using AshPlot.Sample;

if (args is not [var folder])
{
    Console.Error.WriteLine("Usage: AshPlot.Sample <output folder>");
    return 2;
}

SampleEruption.Write(folder);
return 0;
