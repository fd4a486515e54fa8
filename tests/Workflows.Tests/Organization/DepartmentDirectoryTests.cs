using Workflows.Organization;

namespace Workflows.Tests.Organization;

public sealed class DepartmentDirectoryTests
{
    private readonly Department office = New("bangongshi", "办公室", order: 1, isOffice: true);
    private readonly Department school = New("xueshao", "学少部", order: 2, aliases: "学校少年部");
    private readonly Department youth = New("qingfa", "青发部", order: 3, aliases: "学少部");
    private readonly DepartmentDirectory directory;

    public DepartmentDirectoryTests() =>
        directory = new([youth, school, office], [new() { Name = "机关各部门", MemberIds = [youth.Id, office.Id] }]);

    [Theory]
    [InlineData("xueshao")]
    [InlineData("学少部")]
    [InlineData("团市委学少部")]
    [InlineData(" 学校少年部 ")]
    public void A_department_is_found_by_code_short_name_full_name_and_alias(string name) =>
        Assert.Same(school, directory.Find(name));

    [Fact]
    public void A_printed_name_wins_over_an_alias_of_another() => Assert.Same(school, directory.Find("学少部"));

    [Fact]
    public void An_unknown_name_finds_nothing() => Assert.Null(directory.Find("财务部"));

    [Fact]
    public void A_group_is_expanded_in_list_order_without_the_lead()
    {
        var group = directory.FindGroup("机关各部门");

        Assert.NotNull(group);
        Assert.Equal([office, youth], directory.Expand(group, exceptLead: null));
        Assert.Equal([youth], directory.Expand(group, exceptLead: office.Id));
    }

    [Fact]
    public void The_office_is_known() => Assert.Same(office, directory.Office);

    private static Department New(
        string code,
        string shortName,
        int order,
        bool isOffice = false,
        params string[] aliases
    ) =>
        new()
        {
            Code = code,
            ShortName = shortName,
            Name = $"团市委{shortName}",
            Aliases = [.. aliases],
            Kind = DepartmentKind.Organ,
            IsOffice = isOffice,
            Order = order,
        };
}
