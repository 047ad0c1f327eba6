using System.Net;

namespace Engine.Sdk.Testing;

/// <summary>The faults a stub shows on demand.</summary>
internal sealed class StubFaults
{
    // More than any connector may read; see ApiDescription.MaxAnswerBytes.
    private const int Huge = (256 * 1024 * 1024) + 1;

    private readonly Lock _lock = new();
    private ContractFault _fault;
    private int _times;

    public void Set(ContractFault fault, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        lock (_lock)
            (_fault, _times) = (fault, times);
    }

    /// <returns>How the next request fails; null when it does not.</returns>
    public ContractFault? Take()
    {
        lock (_lock)
        {
            if (_times == 0)
                return null;
            if (_times != int.MaxValue)
                _times--;
            return _fault;
        }
    }

    public static async Task<HttpResponseMessage> AnswerAsync(ContractFault fault, HttpRequestMessage request, StubHttp stub, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case ContractFault.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
                break;
            case ContractFault.Reset:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was reset.");
        }
        var response = new HttpResponseMessage(StatusOf(fault)) { RequestMessage = request, Content = ContentOf(fault, stub) };
        response.Content.Headers.ContentType = new("application/json");
        if (fault == ContractFault.TooManyRequests)
            response.Headers.RetryAfter = new(stub.RetryAfter);
        return response;
    }

    private static HttpContent ContentOf(ContractFault fault, StubHttp stub) => fault switch
    {
        ContractFault.HalfBody => new StreamContent(new BrokenStream()),
        ContractFault.Garbage => new ByteArrayContent([0x00, 0xFF, 0x3C, 0x7B, 0x22]),
        ContractFault.WrongType => new StringContent(stub.WrongType),
        ContractFault.HugeAnswer => new StreamContent(new BlankStream(Huge)),
        _ => new ByteArrayContent([]),
    };

    private static HttpStatusCode StatusOf(ContractFault fault) => fault switch
    {
        ContractFault.Unauthorized => HttpStatusCode.Unauthorized,
        ContractFault.Forbidden => HttpStatusCode.Forbidden,
        ContractFault.NotFound => HttpStatusCode.NotFound,
        ContractFault.TooManyRequests => HttpStatusCode.TooManyRequests,
        ContractFault.ServerError => HttpStatusCode.InternalServerError,
        ContractFault.Unavailable => HttpStatusCode.ServiceUnavailable,
        _ => HttpStatusCode.OK,
    };
}
