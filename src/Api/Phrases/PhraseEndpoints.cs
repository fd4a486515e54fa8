using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Phrases;

namespace Workflows.Api.Phrases;

internal static class PhraseEndpoints
{
    public static void MapPhrases(this IEndpointRouteBuilder app)
    {
        var phrases = app.MapGroup("/api/phrases").WithTags("常用语 Phrases");
        phrases.MapGet("/", ListAsync).WithName("ListPhrases");
        phrases.MapPost("/", AddAsync).WithName("AddPhrase");
        phrases.MapDelete("/{id:guid}", RemoveAsync).WithName("RemovePhrase");
    }

    /// <summary>The sentences I keep for opinions, at most 50.</summary>
    private static Task<IReadOnlyList<PhraseLine>> ListAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new PhraseList(), cancellationToken);

    /// <summary>Keeps a sentence for later opinions.</summary>
    private static Task<PhraseLine> AddAsync(
        AddPhrase command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command, cancellationToken);

    /// <summary>Throws a sentence away.</summary>
    private static async Task<NoContent> RemoveAsync(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemovePhrase(id), cancellationToken);
        return TypedResults.NoContent();
    }
}
