using AshPlot.Core.Comparing;
using AshPlot.Core.Errors;
using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace AshPlot.Testing;

/// <summary>
/// Holds for a picture that looks like the expected one: of the same size, and within a tolerance, which by default
/// allows nothing. The actual value is the path of a picture, the bytes of one, or a <see cref="Picture"/>. On failure
/// the expected picture, the actual one and their difference are kept and named in the message.
/// </summary>
public sealed class LooksLikeConstraint : Constraint
{
    private readonly Func<byte[]?> expected;
    private readonly string? path;
    private PictureTolerance tolerance = PictureTolerance.None;
    private string name;
    private string? folder;

    internal LooksLikeConstraint(string name, Func<byte[]?> expected, string? path)
    {
        this.name = name;
        this.expected = expected;
        this.path = path;
    }

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            var allowed =
                tolerance == PictureTolerance.None
                    ? "to the pixel"
                    : FormattableString.Invariant(
                        $"within RMS {tolerance.RootMeanSquare}, {tolerance.MaxDifferentPercent} % of pixels that differ by more than {tolerance.Channel}"
                    );
            return $"a picture that looks like {path ?? name} {allowed}";
        }
    }

    /// <summary>
    /// Allows differences up to a root mean square, over R, G, B and A in 0..255, however many pixels they are in.
    /// </summary>
    /// <exception cref="InvalidOptionException">It is negative or no number.</exception>
    public LooksLikeConstraint Within(double rootMeanSquare) =>
        Within(new PictureTolerance(rootMeanSquare, MaxDifferentPercent: 100));

    /// <summary>Allows differences within both limits of a tolerance.</summary>
    /// <exception cref="InvalidOptionException">A limit is negative, no number, or over what can be.</exception>
    public LooksLikeConstraint Within(PictureTolerance limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        tolerance = limits.Check();
        return this;
    }

    /// <summary>
    /// Chooses where the pictures of a failure are kept; by default under <c>golden-failures</c> in NUnit's work
    /// directory.
    /// </summary>
    /// <param name="failures">The folder; created when something fails.</param>
    /// <param name="as">What they are called; by default as the expected file.</param>
    public LooksLikeConstraint KeepFailuresIn(string failures, string? @as = null)
    {
        folder = failures;
        name = @as ?? name;
        return this;
    }

    /// <inheritdoc/>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var bytes = actual switch
        {
            byte[] encoded => encoded,
            Picture picture => picture.Encode(),
            string file => File.Exists(file) ? File.ReadAllBytes(file) : null,
            _ => throw new ArgumentException(
                "a picture is the path of a file, its bytes, or an AshPlot.Core.Comparing.Picture",
                nameof(actual)
            ),
        };
        var golden = expected();
        var problem = Problem(golden, bytes);
        return problem is null
            ? new LooksLikeResult(this, true, "")
            : new LooksLikeResult(this, false, $"{problem}; see {Keep(golden, bytes)}");
    }

    private string? Problem(byte[]? golden, byte[]? actual)
    {
        if (golden is null)
            return $"there is no golden picture {path}: look at the actual one, and put it there if it is right";
        if (actual is null)
            return "there is no actual picture";
        try
        {
            var (one, other) = (
                Picture.Decode(golden, "the expected picture"),
                Picture.Decode(actual, "the actual picture")
            );
            return PictureDifference.Between(one, other, tolerance.Channel) is not { } difference
                    ? $"it is {other.Width}x{other.Height}, the expected one {one.Width}x{one.Height}"
                : tolerance.Allows(difference) ? null
                : ComparisonText.Difference(difference);
        }
        catch (UnreadableInputException error)
        {
            return error.Message;
        }
    }

    /// <summary>Keeps the pictures, and returns the folder.</summary>
    private string Keep(byte[]? golden, byte[]? actual)
    {
        var target = folder ?? Path.Combine(TestContext.CurrentContext.WorkDirectory, "golden-failures");
        Directory.CreateDirectory(target);
        Write("expected", golden);
        Write("actual", actual);
        Write("difference", Difference(golden, actual));
        return target;

        void Write(string what, byte[]? content)
        {
            // What an earlier failure left must not be taken for a part of this one.
            var file = Path.Combine(target, $"{name}-{what}.png");
            if (content is null)
                File.Delete(file);
            else
                File.WriteAllBytes(file, content);
        }
    }

    private byte[]? Difference(byte[]? golden, byte[]? actual)
    {
        if (golden is null || actual is null)
            return null;
        try
        {
            var (one, other) = (Picture.Decode(golden), Picture.Decode(actual));
            return (one.Width, one.Height) == (other.Width, other.Height)
                ? DifferencePicture.Of(one, other, tolerance.Channel).Encode()
                : null;
        }
        catch (UnreadableInputException)
        {
            // The message says already which of the two cannot be read.
            return null;
        }
    }
}

/// <summary>The result of looking at a picture: says in words what differs, since pixels cannot be printed.</summary>
internal sealed class LooksLikeResult(LooksLikeConstraint constraint, bool isSuccess, string problem)
    : ConstraintResult(constraint, problem, isSuccess)
{
    public override void WriteActualValueTo(MessageWriter writer) =>
        writer.Write(problem.Length == 0 ? "a picture that looks like it" : problem);
}
