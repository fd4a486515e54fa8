using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflows.Organization;

/// <summary>The organisation as a seed file writes it.</summary>
/// <param name="Departments">Departments in the order lists show them.</param>
/// <param name="Groups">Printed names that stand for several departments.</param>
/// <param name="People">Invented people, for demonstration only.</param>
public sealed record OrganizationDocument(
    IReadOnlyList<DepartmentEntry> Departments,
    IReadOnlyList<DepartmentGroupEntry> Groups,
    IReadOnlyList<PersonEntry> People
)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a seed file.</summary>
    public static async Task<OrganizationDocument> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<OrganizationDocument>(file, Format, cancellationToken)
            ?? throw new InvalidDataException($"{path} is empty.");
    }
}

/// <summary>A department of the seed file.</summary>
/// <param name="Code">Stable short code in pinyin.</param>
/// <param name="ShortName">Name as plan documents print it.</param>
/// <param name="Name">Full official name.</param>
/// <param name="Aliases">Other names documents use for it.</param>
/// <param name="Kind">Department of the organ, or a unit below it.</param>
/// <param name="IsOffice">Whether it issues and supervises plans.</param>
/// <param name="Leaders">User names of the leaders in charge of it; none means all leaders.</param>
public sealed record DepartmentEntry(
    string Code,
    string ShortName,
    string Name,
    IReadOnlyList<string> Aliases,
    DepartmentKind Kind,
    bool IsOffice = false,
    IReadOnlyList<string>? Leaders = null
);

/// <summary>A department group of the seed file.</summary>
/// <param name="Name">The name as documents print it.</param>
/// <param name="Members">Codes of its departments.</param>
public sealed record DepartmentGroupEntry(string Name, IReadOnlyList<string> Members);

/// <summary>A person of the seed file, with the name to sign in by.</summary>
/// <param name="UserName">Name to sign in by.</param>
/// <param name="Name">Full name.</param>
/// <param name="Department">Code of the department.</param>
/// <param name="Roles">Roles held there.</param>
public sealed record PersonEntry(string UserName, string Name, string Department, IReadOnlyList<Role> Roles);
