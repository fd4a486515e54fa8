using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Inbox;

namespace Workflows.Commands;

/// <summary>Registers the mediator, its pipeline and every handler and validator of this assembly.</summary>
internal static class CommandsModule
{
    private static readonly Type[] HandlerKinds =
    [
        typeof(IRequestHandler<,>),
        typeof(INotificationHandler<>),
        typeof(IValidator<>),
    ];

    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddSingleton<ChangeFeed>();

        // Outermost first: bad input costs no transaction; the person is read inside it.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehavior<,>));

        foreach (
            var type in typeof(CommandsModule)
                .Assembly.GetTypes()
                .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false })
        )
        {
            foreach (var contract in type.GetInterfaces().Where(IsHandlerKind))
                services.AddScoped(contract, type);
        }

        return services;
    }

    private static bool IsHandlerKind(Type contract) =>
        contract.IsGenericType && HandlerKinds.Contains(contract.GetGenericTypeDefinition());
}
