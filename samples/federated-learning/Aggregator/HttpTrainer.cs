using System.Globalization;
using System.Net.Http.Headers;
using Fog.Samples.Learning;

namespace Fog.Samples.Aggregator;

/// <summary>A trainer behind HTTP that may be late, gone for a while, or moved to another host.</summary>
public sealed class HttpTrainer(HttpClient http, Uri address, Backoff backoff, TimeProvider time, Action<string> say) : ITrainer
{
    public bool IsAwaited { get; private set; }

    public async Task<Update> Train(RoundOrder order, Model model, CancellationToken stop)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                var update = await Ask(order, model, stop);
                Answered();
                return update;
            }
            catch (Exception failed) when (!stop.IsCancellationRequested
                && failed is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
            {
                Await(failed);
            }

            await Task.Delay(backoff.After(failures), time, stop);
        }
    }

    private async Task<Update> Ask(RoundOrder order, Model model, CancellationToken stop)
    {
        using var body = new ByteArrayContent(model.ToBytes());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await http.PostAsync(new Uri(address, order.ToQuery()), body, stop);
        if (!response.IsSuccessStatusCode)
        {
            var reason = (await response.Content.ReadAsStringAsync(stop)).Trim();
            throw new HttpRequestException($"answered {(int)response.StatusCode}: {reason}");
        }

        return new(Model.FromBytes(model.Shape, await response.Content.ReadAsByteArrayAsync(stop)), Samples(response.Headers));
    }

    private static int Samples(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-Samples", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var samples) && samples > 0
            ? samples
            : throw new InvalidDataException("answered without its number of samples");

    private void Await(Exception failed)
    {
        if (!IsAwaited)
        {
            say($"waiting for {address.Authority}: {failed.Message}; asking again at least every {backoff.Longest.TotalSeconds} s");
        }

        IsAwaited = true;
    }

    private void Answered()
    {
        if (IsAwaited)
        {
            say($"{address.Authority} answers again");
        }

        IsAwaited = false;
    }
}
