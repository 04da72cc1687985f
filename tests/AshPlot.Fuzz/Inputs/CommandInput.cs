namespace AshPlot.Fuzz.Inputs;

/// <summary>Model output of any kind, taken through a whole command.</summary>
internal sealed class CommandInput(string name, Func<FuzzInput, string, int> run) : FuzzClass
{
    public override string Name => name;

    // In the product, workers read what is not text; here all is in one process.
    internal override bool IsReadByNativeCode(Random random) => !ModelInputs.IsText(random);

    internal override FuzzVerdict Try(FuzzInput input)
    {
        var path = ModelInputs.Any(input);
        return CommandTrial.Run(() => run(input, path));
    }
}
