using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Workflows.Approvals;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Reminders;
using Workflows.Tests.Organization;

namespace Workflows.Tests.Reminders;

/// <summary>An office with one department, a head, two handlers and a clock that the test moves.</summary>
internal sealed class ReminderOffice : IDisposable
{
    private readonly TemporaryDatabase database = new();
    private readonly WriteGate gate = new(oneWriter: true);

    public ReminderOffice(DateOnly today, TimeOnly at, ReminderPolicy? policy = null)
    {
        Policy = policy ?? new ReminderPolicy();
        Time = new OfficeTime(
            Clock,
            WorkCalendar.Read(RepositoryFiles.Path("seeds/work-calendar.json"), yellowWorkdays: 3)
        );
        Clock.SetUtcNow(OfficeTime.At(today, at));
        Department = new()
        {
            Code = "xuanchuan",
            ShortName = "宣传部",
            Name = "宣传部",
            Kind = DepartmentKind.Organ,
        };
        Head = NewPerson("部长", Role.DepartmentHead);
        Handler = NewPerson("经办甲", Role.Handler);
        SecondHandler = NewPerson("经办乙", Role.Handler);
        Subject = new(Guid.CreateVersion7(), Guid.CreateVersion7(), null, Department.Id, "青年大学习");
        using var db = Open();
        db.AddRange(Department, Head, Handler, SecondHandler);
        db.SaveChanges();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
    public ReminderPolicy Policy { get; }
    public OfficeTime Time { get; }
    public Department Department { get; }
    public Person Head { get; }
    public Person Handler { get; }
    public Person SecondHandler { get; }
    public ReminderSubject Subject { get; }

    public WorkflowsDbContext Open(params IInterceptor[] interceptors) => database.Open(interceptors);

    public void GoTo(DateOnly day, TimeOnly? at = null) => Clock.SetUtcNow(OfficeTime.At(day, at ?? Policy.TimeOfDay));

    public ReminderSchedule ScheduleOf(WorkflowsDbContext db) => new(db, PoliciesOf(db), Time);

    public async Task ScheduleAsync(DateOnly? dueOn, ReminderSubject? subject = null)
    {
        await using var db = Open();
        await ScheduleOf(db).ScheduleAsync(subject ?? Subject, dueOn, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task CancelAsync()
    {
        await using var db = Open();
        await ScheduleOf(db).CancelAsync(Subject, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A sweep of this process, or of another one that has its own gate.</summary>
    public async Task SweepAsync(WriteGate? otherGate = null, params IInterceptor[] interceptors)
    {
        await using var db = Open(interceptors);
        await NewSweep(db, otherGate ?? gate).RunAsync(TestContext.Current.CancellationToken);
    }

    public async Task FireAsync(Guid reminderId)
    {
        await using var db = Open();
        await NewSweep(db, gate).FireAsync(reminderId, TestContext.Current.CancellationToken);
    }

    public async Task<List<Reminder>> RemindersAsync()
    {
        await using var db = Open();
        return await db.Set<Reminder>()
            .OrderBy(reminder => reminder.FireAt)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<List<Reminder>> OpenRemindersAsync() =>
        [.. (await RemindersAsync()).Where(reminder => reminder.IsOpen)];

    public async Task<List<Notice>> NoticesAsync()
    {
        await using var db = Open();
        return await db.Set<Notice>()
            .OrderBy(notice => notice.CreatedAt)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        gate.Dispose();
        database.Dispose();
    }

    private ReminderSweep NewSweep(WorkflowsDbContext db, WriteGate turns) =>
        new(
            db,
            turns,
            PoliciesOf(db),
            new ReminderRecipients(db, PoliciesOf(db), new SupervisingLeaders(db), Time),
            new Notices(db, new Outbox(db, Clock), Options.Create(new MailOptions())),
            Time,
            NullLogger<ReminderSweep>.Instance
        );

    private ReminderPolicies PoliciesOf(WorkflowsDbContext db) => new(new OfficeSettings(db), Options.Create(Policy));

    public Person NewPerson(string name, params Role[] roles) =>
        new()
        {
            Name = name,
            DepartmentId = Department.Id,
            Roles = [.. roles],
        };
}
