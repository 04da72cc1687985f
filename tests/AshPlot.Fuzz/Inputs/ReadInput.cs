namespace AshPlot.Fuzz.Inputs;

/// <summary>Model output, taken through what <c>ashplot render</c> does before it draws.</summary>
internal sealed class ReadInput(string name, Func<FuzzInput, string> make, bool isNative = false) : FuzzClass
{
    private readonly FileTrial trial = new();

    public override string Name => name;

    public override int Usual => Most;

    public int Most { get; init; } = 1000;

    internal override bool IsReadByNativeCode(Random random) => isNative;

    // Drawing reads decoded planes; info parses the text again.
    internal override FuzzVerdict Try(FuzzInput input) =>
        trial.Run(make(input), input.Number % 4 == 0 ? null : input.File("decoded"));
}
