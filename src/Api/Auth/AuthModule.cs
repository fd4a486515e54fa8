using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Api.Auth;

/// <summary>Sign-in: accounts, the session cookie, and the rule that everything needs it unless it says otherwise.</summary>
internal static class AuthModule
{
    /// <summary>Adds sign-in; the keys of the session cookies are kept below <paramref name="dataDirectory"/>.</summary>
    public static IServiceCollection AddSignIn(
        this IServiceCollection services,
        IConfiguration configuration,
        string dataDirectory
    )
    {
        services.AddSettings(configuration);
        services.AddHostedService<DemonstrationGuard>();
        services.AddSessionKeys(dataDirectory);

        services
            .AddIdentityCore<Account>()
            .AddEntityFrameworkStores<WorkflowsDbContext>()
            .AddErrorDescriber<AccountErrors>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<SessionClaims>();
        services
            .AddOptions<IdentityOptions>()
            .Configure<IOptions<SignInSettings>>((identity, settings) => Apply(settings.Value, identity));

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddScoped<SessionCookieEvents>();
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SignInSettings>>((cookie, settings) => Apply(settings.Value, cookie));

        services.AddScoped<IAuthorizationHandler, OfficeAdminsHandler>();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(OfficeAdmins.Policy, policy => policy.AddRequirements(new OfficeAdmins()))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Reads the session of each request. Goes after the exception handler and before the endpoints.</summary>
    public static IApplicationBuilder UseSignIn(this IApplicationBuilder app) =>
        app.UseMiddleware<CrossSiteGuard>()
            .UseAuthentication()
            .UseMiddleware<InitialPasswordGuard>()
            .UseMiddleware<CallerMiddleware>()
            .UseAuthorization();

    private static void AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<SignInSettings>()
            .Bind(configuration.GetSection(SignInSettings.Section))
            .Validate(
                settings => settings.IsValid,
                "SignIn: every value must be above zero, and ShortestPassword at least 8."
            )
            .ValidateOnStart();
        services
            .AddOptions<AdministratorSettings>()
            .Bind(configuration.GetSection(AdministratorSettings.Section))
            .Validate(settings => settings.IsValid, "Administrator needs both UserName and Password, or neither.")
            .ValidateOnStart();
        services
            .AddOptions<DemonstrationSettings>()
            .Bind(configuration.GetSection(DemonstrationSettings.Section))
            .Validate(
                settings => settings.IsValid,
                $"Demonstration:Password must have at least {DemonstrationSettings.ShortestPassword} characters."
            )
            .ValidateOnStart();
    }

    // Sessions outlive a restart because the keys do, whatever way the process ended.
    private static void AddSessionKeys(this IServiceCollection services, string dataDirectory)
    {
        var keys = new DirectoryInfo(Path.Combine(dataDirectory, "keys"));
        keys.Create();
        if (!OperatingSystem.IsWindows())
            keys.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

        services.AddDataProtection().SetApplicationName("Workflows").PersistKeysToFileSystem(keys);
    }

    private static void Apply(SignInSettings settings, IdentityOptions identity)
    {
        identity.Password.RequiredLength = settings.ShortestPassword;
        identity.Lockout.MaxFailedAccessAttempts = settings.MaxFailedAttempts;
        identity.Lockout.DefaultLockoutTimeSpan = settings.LockoutTime;
    }

    private static void Apply(SignInSettings settings, CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "workflows.session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.SlidingExpiration = true;
        cookie.ExpireTimeSpan = settings.SessionTime;
        cookie.EventsType = typeof(SessionCookieEvents);
    }
}
