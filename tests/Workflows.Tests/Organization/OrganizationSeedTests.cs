using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Tests.Organization;

public sealed class OrganizationSeedTests : IDisposable
{
    private const string Password = "Workflows@2026";
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task The_organisation_is_loaded_once()
    {
        Assert.True(await LoadAsync(Password));
        Assert.False(await LoadAsync(Password));

        await using var db = database.Open();
        Assert.Equal(12, await db.Set<Department>().CountAsync(Cancellation));
        Assert.Equal(27, await db.Set<Person>().CountAsync(Cancellation));
        Assert.Equal(27, await db.Users.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Without_the_demonstration_nobody_is_invented()
    {
        await LoadAsync(password: null);

        await using var db = database.Open();
        Assert.Equal(12, await db.Set<Department>().CountAsync(Cancellation));
        Assert.False(await db.Set<Person>().AnyAsync(Cancellation));
        Assert.False(await db.Users.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task A_seed_that_names_an_unknown_department_leaves_nothing()
    {
        var document = await ReadAsync();
        var broken = document with { People = [.. document.People, new("x", "某人", "nowhere", [Role.Handler])] };

        await Assert.ThrowsAsync<InvalidDataException>(() => LoadAsync(Password, broken));

        await using var db = database.Open();
        Assert.False(await db.Set<Department>().AnyAsync(Cancellation));
    }

    [Fact]
    public async Task Every_department_has_a_head_and_a_handler()
    {
        await LoadAsync(Password);

        await using var db = database.Open();
        var people = await db.Set<Person>().ToListAsync(Cancellation);
        Assert.All(
            await db.Set<Department>().ToListAsync(Cancellation),
            department =>
            {
                Assert.Contains(
                    people,
                    person => person.DepartmentId == department.Id && person.Is(Role.DepartmentHead)
                );
                Assert.Contains(people, person => person.DepartmentId == department.Id && person.Is(Role.Handler));
            }
        );
    }

    [Fact]
    public async Task A_demonstration_account_has_the_password_and_its_person()
    {
        await LoadAsync(Password);

        await using var db = database.Open();
        using var accounts = Accounts(db);
        var account = await accounts.FindByNameAsync("xuanchuan.head");
        Assert.NotNull(account);
        Assert.True(account.IsDemonstration);
        Assert.True(await accounts.CheckPasswordAsync(account, Password));
        var person = await db.Set<Person>().SingleAsync(person => person.Id == account.PersonId, Cancellation);
        Assert.Equal([Role.DepartmentHead], person.Roles);
    }

    [Fact]
    public async Task The_first_administrator_is_created_once_and_belongs_to_the_office()
    {
        await LoadAsync(password: null);

        Assert.True(await CreateAdministratorAsync());
        Assert.False(await CreateAdministratorAsync());

        await using var db = database.Open();
        var account = await db.Users.SingleAsync(Cancellation);
        var person = await db.Set<Person>().SingleAsync(Cancellation);
        Assert.False(account.IsDemonstration);
        Assert.Equal(person.Id, account.PersonId);
        Assert.Equal([Role.OfficeAdmin], person.Roles);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<OrganizationDocument> ReadAsync() =>
        OrganizationDocument.ReadAsync(RepositoryFiles.Path("seeds/organization.json"), Cancellation);

    private async Task<bool> LoadAsync(string? password, OrganizationDocument? document = null)
    {
        await using var db = database.Open();
        using var accounts = Accounts(db);
        return await new OrganizationSeed(db, accounts).LoadAsync(
            document ?? await ReadAsync(),
            password,
            Cancellation
        );
    }

    private async Task<bool> CreateAdministratorAsync()
    {
        await using var db = database.Open();
        using var accounts = Accounts(db);
        return await new FirstAdministrator(db, accounts).CreateAsync("admin", "管理员", Password, Cancellation);
    }

    private static UserManager<Account> Accounts(WorkflowsDbContext db) =>
        new(
            new UserOnlyStore<Account, WorkflowsDbContext, Guid>(db),
            Options.Create(new IdentityOptions()),
            // One round: these tests are not about how long guessing a password takes.
            new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })),
            [],
            [],
            new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(),
            services: null!,
            NullLogger<UserManager<Account>>.Instance
        );
}
