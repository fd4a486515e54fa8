using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>When a light turns yellow: as the office decided, or else as the settings have it.</summary>
public sealed class LightRule(WorkflowsDbContext db, OfficeSettings settings, IOptions<WorkCalendarOptions> options)
{
    internal const string Name = "light";

    internal async Task<int> YellowWorkdaysAsync(CancellationToken cancellationToken) =>
        (
            await settings.ReadAsync(Name, new YellowLight(options.Value.YellowWorkdays), cancellationToken)
        ).YellowWorkdays;

    /// <summary>Grows with every decision; 0 before the first.</summary>
    internal Task<long> RevisionAsync(CancellationToken cancellationToken) =>
        db.Set<OfficeSetting>()
            .Where(setting => setting.Name == Name)
            .Select(setting => (long)setting.Version + 1)
            .SingleOrDefaultAsync(cancellationToken);
}

/// <summary>When a light turns yellow.</summary>
/// <param name="YellowWorkdays">That many working days before the term.</param>
public sealed record YellowLight(int YellowWorkdays);
