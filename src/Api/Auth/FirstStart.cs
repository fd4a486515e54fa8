using Microsoft.Extensions.Options;
using Workflows.Organization;

namespace Workflows.Api.Auth;

/// <summary>What a new database needs before somebody can sign in.</summary>
internal static class FirstStart
{
    /// <summary>Loads the organisation and the first administrator, each once. Goes after the migrations.</summary>
    public static async Task LoadOrganizationAsync(this WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var demonstration = services.GetRequiredService<IOptions<DemonstrationSettings>>().Value;
        // Before anything is stored: invented people must not end up in a record that others work with.
        DemonstrationGuard.Check(demonstration, ListenAddresses.Configured(app.Configuration));

        var seedPath = services.GetRequiredService<IOptions<OrganizationOptions>>().Value.SeedPath;
        var document = await OrganizationDocument.ReadAsync(seedPath, cancellationToken);
        await services
            .GetRequiredService<OrganizationSeed>()
            .LoadAsync(document, demonstration.PasswordIfEnabled, cancellationToken);

        var first = services.GetRequiredService<IOptions<AdministratorSettings>>().Value;
        if (first.IsSet)
            await services
                .GetRequiredService<FirstAdministrator>()
                .CreateAsync(first.UserName, first.Name, first.Password, cancellationToken);
    }
}
