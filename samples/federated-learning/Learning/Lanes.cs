using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fog.Samples.Learning;

/// <summary>The two vector operations that the network is made of.</summary>
/// <remarks>
/// Always eight lanes and always fused: float sums depend on their order, so a wider vector on one host would give
/// another model there. (System.Numerics.Tensors takes the widest vector that the processor has.)
/// </remarks>
internal static class Lanes
{
    private const int Width = 8;

    /// <summary>target += factor · source.</summary>
    public static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        if (source.Length != target.Length)
        {
            throw new ArgumentException($"{source.Length} values don't add to {target.Length}.", nameof(source));
        }

        ref var t = ref MemoryMarshal.GetReference(target);
        ref var s = ref MemoryMarshal.GetReference(source);
        var factors = Vector256.Create(factor);
        var i = 0;
        for (; i <= target.Length - Width; i += Width)
        {
            var sum = Vector256.FusedMultiplyAdd(factors, Vector256.LoadUnsafe(ref s, (nuint)i), Vector256.LoadUnsafe(ref t, (nuint)i));
            sum.StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] = MathF.FusedMultiplyAdd(factor, source[i], target[i]);
        }
    }

    /// <summary>Σ a·b.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"{a.Length} values don't multiply with {b.Length}.", nameof(b));
        }

        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        var lanes = Vector256<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Width; i += Width)
        {
            lanes = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref left, (nuint)i), Vector256.LoadUnsafe(ref right, (nuint)i), lanes);
        }

        var sum = InOrder(lanes);
        for (; i < a.Length; i++)
        {
            sum = MathF.FusedMultiplyAdd(a[i], b[i], sum);
        }

        return sum;
    }

    // Vector256.Sum may pair the lanes as suits the processor.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float InOrder(Vector256<float> lanes)
    {
        var sum = 0f;
        for (var i = 0; i < Width; i++)
        {
            sum += lanes[i];
        }

        return sum;
    }
}
