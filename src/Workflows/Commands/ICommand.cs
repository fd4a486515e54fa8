using MediatR;

namespace Workflows.Commands;

/// <summary>A request that changes something: it runs in one transaction, once per Idempotency-Key, by a person who may.</summary>
/// <typeparam name="TResponse">What the caller gets back; it must survive a JSON round trip, since a repeated request is answered from the stored copy.</typeparam>
public interface ICommand<out TResponse> : IRequest<TResponse>;
