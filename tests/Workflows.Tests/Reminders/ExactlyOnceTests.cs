using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Reminders;

namespace Workflows.Tests.Reminders;

public sealed class ExactlyOnceTests : IDisposable
{
    private static readonly DateOnly DueOn = new(2026, 3, 20);

    private readonly ReminderOffice office = new(new DateOnly(2026, 3, 9), new TimeOnly(14, 0));

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task A_sweep_that_runs_twice_sends_once()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(DueOn);

        await office.SweepAsync();
        await office.SweepAsync();

        Assert.Equal(2, (await office.NoticesAsync()).Count);
    }

    [Fact]
    public async Task Two_jobs_of_one_reminder_send_once()
    {
        await office.ScheduleAsync(DueOn);
        var reminder = (await office.OpenRemindersAsync())[0];
        office.GoTo(DueOn.AddDays(-7));

        await Task.WhenAll(office.FireAsync(reminder.Id), office.FireAsync(reminder.Id));

        Assert.Equal(2, (await office.NoticesAsync()).Count);
    }

    [Fact]
    public async Task Sweeps_of_several_processes_at_once_send_once()
    {
        const int Subjects = 20;
        for (var number = 0; number < Subjects; number++)
            await office.ScheduleAsync(
                DueOn,
                office.Subject with
                {
                    TaskId = Guid.CreateVersion7(),
                    Title = $"任务{number}",
                }
            );
        office.GoTo(DueOn.AddDays(3));
        // Each process has a gate of its own, so only the database keeps them apart.
        WriteGate[] gates = [new(oneWriter: true), new(oneWriter: true), new(oneWriter: true), new(oneWriter: true)];

        await Task.WhenAll(gates.Select(gate => Task.Run(() => office.SweepAsync(gate))));

        var notices = await office.NoticesAsync();
        Assert.Equal(Subjects * 3, notices.Count);
        Assert.Equal(Subjects * 3, notices.DistinctBy(notice => (notice.ReminderId, notice.PersonId)).Count());
        Assert.Equal(Subjects, (await office.OpenRemindersAsync()).Count);
        Array.ForEach(gates, gate => gate.Dispose());
    }

    [Theory]
    [InlineData("UPDATE \"Reminders\"")]
    [InlineData("INSERT INTO \"Notices\"")]
    [InlineData("INSERT INTO \"Reminders\"")]
    [InlineData("COMMIT")]
    public async Task A_process_that_dies_in_the_middle_leaves_the_reminder_to_the_next_sweep(string dyingAt)
    {
        await office.ScheduleAsync(new DateOnly(2026, 3, 6));
        office.GoTo(new DateOnly(2026, 3, 10));

        await office.SweepAsync(interceptors: [new Death(dyingAt), new DeathAtCommit(dyingAt)]);
        Assert.Empty(await office.NoticesAsync());
        Assert.Single(await office.OpenRemindersAsync());

        await office.SweepAsync();
        Assert.Equal(3, (await office.NoticesAsync()).Count);
        var next = Assert.Single(await office.OpenRemindersAsync());
        Assert.Equal(new DateOnly(2026, 3, 11), OfficeTime.DayOf(next.FireAt));
    }

    [Fact]
    public async Task A_reminder_that_fails_holds_back_none_of_the_others()
    {
        await office.ScheduleAsync(DueOn);
        await office.ScheduleAsync(DueOn, office.Subject with { TaskId = Guid.CreateVersion7(), Title = "另一项" });
        office.GoTo(DueOn.AddDays(-7));

        await office.SweepAsync(interceptors: [new Death("INSERT INTO \"Notices\"", times: 1)]);
        Assert.Equal(2, (await office.NoticesAsync()).Count);

        await office.SweepAsync();
        Assert.Equal(4, (await office.NoticesAsync()).Count);
    }

    [Fact]
    public async Task A_command_that_loses_to_the_sweep_is_told_so()
    {
        await office.ScheduleAsync(DueOn);
        office.GoTo(DueOn);
        await using var db = office.Open();
        await office.ScheduleOf(db).CancelAsync(office.Subject, TestContext.Current.CancellationToken);

        await office.SweepAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            db.SaveChangesAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_notice_of_one_reminder_for_a_person()
    {
        await office.ScheduleAsync(DueOn);
        var reminder = (await office.OpenRemindersAsync())[0];
        await using var db = office.Open();
        db.AddRange(New(reminder), New(reminder));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    private Notice New(Reminder reminder) =>
        new()
        {
            PersonId = office.Handler.Id,
            ReminderId = reminder.Id,
            Kind = NoticeKind.Upcoming,
            Title = "通知",
            Text = "通知",
            CreatedAt = office.Time.Now,
        };

    private sealed class Death(string at, int times = int.MaxValue) : DbCommandInterceptor
    {
        private int left = times;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) =>
            command.CommandText.Contains(at, StringComparison.Ordinal) && left-- > 0
                ? throw new InvalidOperationException($"Died at {at}.")
                : ValueTask.FromResult(result);
    }

    private sealed class DeathAtCommit(string at) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => at is "COMMIT" ? throw new InvalidOperationException("Died at the commit.") : ValueTask.FromResult(result);
    }
}
