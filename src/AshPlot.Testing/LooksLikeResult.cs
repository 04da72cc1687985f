using NUnit.Framework.Constraints;

namespace AshPlot.Testing;

/// <summary>The result of looking at a picture: says in words what differs, since pixels cannot be printed.</summary>
internal sealed class LooksLikeResult(LooksLikeConstraint constraint, bool isSuccess, string problem)
    : ConstraintResult(constraint, problem, isSuccess)
{
    public override void WriteActualValueTo(MessageWriter writer) => writer.Write(problem.Length == 0 ? "a picture that looks like it" : problem);
}
