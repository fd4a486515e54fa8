using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Workflows.Organization;

internal sealed class OrganizationConfiguration
    : IEntityTypeConfiguration<Department>,
        IEntityTypeConfiguration<DepartmentGroup>,
        IEntityTypeConfiguration<Person>,
        IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<OfficeSetting>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("Departments");
        builder.HasIndex(department => department.Code).IsUnique();
        builder.HasIndex(department => department.ShortName).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.Ignore(department => department.Names);
    }

    public void Configure(EntityTypeBuilder<DepartmentGroup> builder)
    {
        builder.ToTable("DepartmentGroups");
        builder.HasIndex(group => group.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.HasIndex(person => person.DepartmentId);
        builder.HasIndex(person => new { person.Name, person.Id });
        builder.Property(person => person.Mail).HasMaxLength(AccountRules.LongestMail);
        builder
            .HasOne<Department>()
            .WithMany()
            .HasForeignKey(person => person.DepartmentId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.PrimitiveCollection(person => person.Roles).ElementType().HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.HasOne<Person>().WithOne().HasForeignKey<Account>(account => account.PersonId);
    }

    public void Configure(EntityTypeBuilder<OfficeSetting> builder)
    {
        builder.ToTable("OfficeSettings");
        builder.HasKey(setting => setting.Name);
        builder.Property(setting => setting.Name).HasMaxLength(80);
        builder.Property(setting => setting.Version).IsConcurrencyToken();
    }
}
