using Microsoft.Playwright;

namespace Workflows.Browser.Tests;

/// <summary>The office's administration and everybody's own page.</summary>
public sealed class OrganizationPagesTests(EmptyBrowsing browsing) : IClassFixture<EmptyBrowsing>
{
    private const string Initial = "Initial-2026";
    private const string Own = "My-own-2026";

    [Fact]
    public async Task The_office_adds_a_department_and_a_person_who_signs_in_and_gets_work()
    {
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "组织", Exact = true }).ClickAsync();
        await Assertions.Expect(Link(office, "宣传部")).ToBeVisibleAsync();
        await office.LookAsync("organization-departments");
        await Link(office, "新增部门").ClickAsync();
        await office.Page.GetByLabel("简称").FillAsync("宣教部");
        await ChooseAsync(office, "分管领导", "李静怡");
        await office.Page.Keyboard.PressAsync("Escape");
        await office.LookAsync("organization-department");
        await office.PressAsync("保存");
        await Assertions
            .Expect(office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "宣教部" }))
            .ToContainTextAsync("李静怡");

        await office.Page.GetByRole(AriaRole.Menuitem, new() { Name = "人员", Exact = true }).ClickAsync();
        await Assertions.Expect(office.Page.GetByText("共27人")).ToBeVisibleAsync();
        await office.LookAsync("organization-people");
        await Link(office, "新增人员").ClickAsync();
        await office.Page.GetByLabel("姓名", new() { Exact = true }).FillAsync("李娜");
        await ChooseAsync(office, "部门", "宣传部");
        await office.Page.GetByLabel("用户名").FillAsync("li.na");
        await office.PressAsync("自动生成");
        await Assertions.Expect(office.Page.GetByLabel("初始密码")).Not.ToBeEmptyAsync();
        await office.Page.GetByLabel("初始密码").FillAsync(Initial);
        await office.LookAsync("organization-person-new");
        await office.PressAsync("保存");
        await Assertions
            .Expect(office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "李娜" }))
            .ToContainTextAsync("初始密码未改");

        await using var api = new OfficeApi(browsing.Address);
        await api.LaunchTaskAsync();
        await using var person = await FirstSignInAsync();
        await person.OpenWorkItemAsync("1", "签收任务");
        await person.PressAsync("认领");
        await Visitor.Button(person.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(person.Button("退还")).ToBeVisibleAsync();
        await StandInAsync(person);

        // What waits for her by name keeps the account open.
        await office.Page.GetByRole(AriaRole.Searchbox, new() { Name = "搜索姓名或用户名" }).FillAsync("li.na");
        await office.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(office.Page.GetByText("共1人")).ToBeVisibleAsync();
        await Link(office, "李娜").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("名下的待办（1项）")).ToBeVisibleAsync();
        await office.LookAsync("organization-person");
        await office.PressAsync("停用账号");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "停用账号").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("请先办理离职转办").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_day_of_the_calendar_moves_what_is_due_and_a_notice_is_read()
    {
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GotoAsync("/organization/calendar");
        var due = office.Page.GetByText("到期日：");
        await Assertions.Expect(due).ToBeVisibleAsync();
        await office.LookAsync("organization-calendar");
        var before = await due.InnerTextAsync();
        var day = before[4..14];
        await office.Page.GotoAsync($"/organization/calendar/{day[..4]}");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = day }).ClickAsync();
        Assert.EndsWith($"?day={day}", office.Page.Url, StringComparison.Ordinal);
        await office.Page.GetByLabel("放假", new() { Exact = true }).CheckAsync();
        await office.Page.GetByLabel("原因").FillAsync("机关运动会");
        await office.LookAsync("organization-calendar-day");
        await office.PressAsync("保存");
        await Assertions.Expect(due).Not.ToHaveTextAsync(before);
        await Assertions
            .Expect(office.Page.GetByRole(AriaRole.Link, new() { Name = $"{day} 放假 机关运动会" }))
            .ToBeVisibleAsync();

        await office.Page.GotoAsync("/organization/calendar/2031");
        await Assertions.Expect(office.Page.GetByText("2031年的放假安排还没有录入")).ToBeVisibleAsync();
        await office.PressAsync("录入放假通知");
        await office.Page.GetByLabel("依据").FillAsync("国办发明电〔2030〕1号");
        await office
            .Page.GetByLabel("通知正文")
            .FillAsync(
                "一、元旦：1月1日（周三）放假1天。\n二、春节：1月22日（周三）至28日（周二）放假调休，共7天。1月19日（周日）、2月1日（周六）上班。"
            );
        await Assertions.Expect(office.Page.GetByText("认出放假8天、调休上班2天")).ToBeVisibleAsync();
        await office.LookAsync("organization-calendar-notice");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("依据：国办发明电〔2030〕1号")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reminders_are_decided_on_the_page_and_all_of_it_is_read_on_a_phone()
    {
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GotoAsync("/organization/reminders");
        await office.Page.GetByLabel("到期前几天提醒").FillAsync("10");
        await office.Page.Keyboard.PressAsync("Enter");
        await office.LookAsync("organization-reminders");
        await Visitor.Button(office.Page.GetByRole(AriaRole.Main), "保存").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("提醒已重新推算")).ToBeVisibleAsync();

        await using var phone = await browsing.SignInAsync("office", width: 390, height: 844);
        foreach (
            var tab in new[]
            {
                "departments",
                "groups",
                "groups/new",
                "people",
                "people/new",
                "substitutions",
                "calendar",
                "reminders",
                "channels",
            }
        )
        {
            await phone.Page.GotoAsync($"/organization/{tab}");
            await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
            await phone.LookAsync($"phone-organization-{tab.Replace('/', '-')}");
        }

        await phone.Page.GotoAsync("/me");
        await Assertions.Expect(phone.Page.GetByText("我的代理")).ToBeVisibleAsync();
        await phone.LookAsync("phone-me");

        await using var handler = await browsing.SignInAsync("zuzhi.handler");
        await handler.Page.GotoAsync("/organization/people");
        await Assertions.Expect(handler.Page.GetByText("只有办公室管理员")).ToBeVisibleAsync();
        await handler.LookAsync("no-permission");
        await handler.LookNarrowlyAsync("no-permission");
        await handler.Page.GotoAsync("/designer/plan-task");
        await Assertions.Expect(handler.Page.GetByText("只有办公室管理员")).ToBeVisibleAsync();
        await handler.PictureAsync("no-permission-designer");
        foreach (var address in new[] { "groups", "groups/new" })
        {
            await office.Page.GotoAsync($"/organization/{address}");
            await Assertions.Expect(office.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
            await office.LookAsync($"organization-{address.Replace('/', '-')}");
        }
    }

    [Fact]
    public async Task What_a_leaver_holds_is_handed_over_to_somebody_who_may_do_it()
    {
        await using var api = new OfficeApi(browsing.Address);
        var task = await api.LaunchTaskAsync();
        await api.ClaimAsync("xuanchuan.handler", task, "签收任务");
        await using var office = await browsing.SignInAsync("office");
        await office.Page.GotoAsync("/organization/people?search=xuanchuan.handler");
        await Assertions.Expect(office.Page.GetByText("共1人")).ToBeVisibleAsync();
        await Link(office, "卫国栋").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("名下的待办（1项）")).ToBeVisibleAsync();
        await office.PressAsync("离职转办");
        await ChooseAsync(office, "接手人", "吴晓岚");
        await Assertions.Expect(office.Page.GetByText("有1项不能转给他")).ToBeVisibleAsync();
        await office.LookAsync("hand-over-left");
        await ChooseAsync(office, "部门", "宣传部");
        await ChooseAsync(office, "接手人", "褚明慧");
        await Assertions.Expect(office.Page.GetByText("有1项不能转给他")).ToBeHiddenAsync();
        await office.Page.GetByRole(AriaRole.Dialog).GetByLabel("原因").FillAsync("调离");
        await office.Page.SetViewportSizeAsync(390, 844);
        await office.LookAsync("phone-hand-over");
        await office.Page.SetViewportSizeAsync(1366, 768);
        await Visitor.Button(office.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(office.Page.GetByText("名下的待办（0项）")).ToBeVisibleAsync();
        await office.LookAsync("hand-over-done");

        await using var heir = await browsing.SignInAsync("xuanchuan.head");
        await heir.OpenWorkItemAsync("1", "签收任务");
        await Assertions.Expect(heir.Button("签收")).ToBeVisibleAsync();
    }

    private async Task<Visitor> FirstSignInAsync()
    {
        var person = await browsing.OpenAsync();
        await person.Page.GotoAsync("/");
        await person.Page.GetByLabel("用户名").FillAsync("li.na");
        await person.Page.GetByLabel("密码").FillAsync(Initial);
        await person.PressAsync("登录");
        await Assertions
            .Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "请设置您自己的密码" }))
            .ToBeVisibleAsync();
        await person.PictureAsync("first-password");
        await person.Page.GetByLabel("现在的密码").FillAsync(Initial);
        await person.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Own);
        await person.Page.GetByLabel("再输一次新密码").FillAsync(Own);
        await person.PressAsync("修改密码");
        await Assertions
            .Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "我的待办" }))
            .ToBeVisibleAsync();
        return person;
    }

    private static async Task StandInAsync(Visitor person)
    {
        await Link(person, "宣传部 · 李娜").ClickAsync();
        await person.PressAsync("设置代理");
        await ChooseAsync(person, "代理人", "卫国栋");
        await person.LookAsync("substitution");
        await Visitor.Button(person.Page.GetByRole(AriaRole.Dialog), "提交").ClickAsync();
        await Assertions.Expect(person.Page.GetByText("代理中")).ToBeVisibleAsync();
        await person.LookAsync("me");
    }

    private static ILocator Link(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static async Task ChooseAsync(Visitor visitor, string label, string option)
    {
        await visitor.Page.GetByLabel(label, new() { Exact = true }).Last.ClickAsync();
        await visitor.Page.GetByLabel(label, new() { Exact = true }).Last.FillAsync(option);
        await visitor
            .Page.Locator(".ant-select-dropdown:visible .ant-select-item-option")
            .Filter(new() { HasText = option })
            .First.ClickAsync();
    }
}
