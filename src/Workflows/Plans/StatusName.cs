namespace Workflows.Plans;

/// <summary>What the office calls a task's status.</summary>
public static class StatusName
{
    /// <summary>The status in zh-CN.</summary>
    public static string Of(PlanTaskStatus status) =>
        status switch
        {
            PlanTaskStatus.AwaitingAssignment => "待交办",
            PlanTaskStatus.AwaitingAcceptance => "待签收",
            PlanTaskStatus.InProgress => "进行中",
            PlanTaskStatus.InReview => "待办结审核",
            PlanTaskStatus.Completed => "已办结",
            PlanTaskStatus.Closed => "已销号",
            PlanTaskStatus.Archived => "已归档",
            PlanTaskStatus.Suspended => "暂停",
            PlanTaskStatus.Terminated => "终止",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
        };
}
