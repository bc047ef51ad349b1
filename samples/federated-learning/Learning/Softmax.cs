using System.Runtime.Intrinsics;

namespace Fog.Samples.Learning;

/// <summary>Scores to probabilities.</summary>
internal static class Softmax
{
    /// <summary>In place; the largest score is taken off first so that no exponential overflows.</summary>
    public static void Apply(Span<float> scores)
    {
        var largest = scores[0];
        foreach (var score in scores)
        {
            largest = MathF.Max(largest, score);
        }

        var sum = 0f;
        foreach (ref var score in scores)
        {
            sum += score = Exp(score - largest);
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }

    // Vector256.Exp is .NET's own code; MathF.Exp calls the C library, whose last bit depends on version and processor.
    private static float Exp(float x) => Vector256.Exp(Vector256.Create(x))[0];
}
