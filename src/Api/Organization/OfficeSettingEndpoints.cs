using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflows.Assignments;
using Workflows.Organization;
using Workflows.Reminders;

namespace Workflows.Api.Organization;

/// <summary>What the office decides at run time: reminders, urging, lights, and the ways notices reach people.</summary>
internal static class OfficeSettingEndpoints
{
    public static void MapOfficeSettings(this IEndpointRouteBuilder app)
    {
        var settings = app.MapGroup("/api/settings").WithTags("规则 Settings");

        settings.MapGet("/reminders", RemindersAsync).WithName("GetReminderPolicy");
        settings.MapPut("/reminders", SetRemindersAsync).WithName("SetReminderPolicy");
        settings.MapGet("/urging", UrgingAsync).WithName("GetUrgingInterval");
        settings.MapPut("/urging", SetUrgingAsync).WithName("SetUrgingInterval");
        settings.MapGet("/light", LightAsync).WithName("GetYellowLight");
        settings.MapPut("/light", SetLightAsync).WithName("SetYellowLight");
        settings.MapGet("/channels", ChannelsAsync).WithName("GetChannels");
        settings.MapPost("/channels/mail/try", TryMailAsync).WithName("TryMail");
    }

    /// <summary>When and whom to remind.</summary>
    private static Task<ReminderPolicyView> RemindersAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new ReminderPolicyInForce(), cancellationToken);

    /// <summary>The office decides when and whom to remind; what is open follows at once.</summary>
    private static Task<ReminderPolicyView> SetRemindersAsync(
        SetReminderPolicy command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command, cancellationToken);

    /// <summary>How long a work item is left in peace after urging.</summary>
    private static Task<UrgingInterval> UrgingAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new UrgingIntervalInForce(), cancellationToken);

    /// <summary>The office decides how long a work item is left in peace after urging.</summary>
    private static Task<UrgingInterval> SetUrgingAsync(
        SetUrgingInterval command,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(command, cancellationToken);

    /// <summary>When a light turns yellow.</summary>
    private static Task<YellowLight> LightAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new YellowLightInForce(), cancellationToken);

    /// <summary>The office decides when a light turns yellow.</summary>
    private static async Task<YellowLight> SetLightAsync(
        SetYellowLight command,
        IMediator mediator,
        CalendarStore store,
        CancellationToken cancellationToken
    )
    {
        var decided = await mediator.Send(command, cancellationToken);
        await store.RefreshAsync(cancellationToken);
        return decided;
    }

    /// <summary>By which ways notices reach people.</summary>
    private static Task<ChannelsView> ChannelsAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new Channels(), cancellationToken);

    /// <summary>Mails a notice to oneself, to see whether it arrives.</summary>
    private static async Task<NoContent> TryMailAsync(IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new TryMail(), cancellationToken);
        return TypedResults.NoContent();
    }
}
