using System.Globalization;
using System.Net;
using System.Text;
using Workflows.Audit;
using Workflows.Organization;

namespace Workflows.Plans;

/// <summary>The record of a task as a page that any browser shows and prints (审批记录).</summary>
internal static class ArchiveRecordPage
{
    public static string Write(
        Plan plan,
        PlanTask task,
        IReadOnlyList<AuditEntry> records,
        Func<Guid, string> departmentName
    )
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n<title>审批记录</title>\n");
        page.Append(
            "<style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}"
                + "th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}"
                + "code{font-size:.75em;word-break:break-all}</style>\n"
        );
        page.Append("<h1>审批记录</h1>\n");
        Line(page, $"《{plan.Title}》{plan.DocumentNumber}");
        Line(page, $"任务{task.Number}. {task.Title}");
        Line(page, $"牵头部门：{departmentName(task.LeadDepartmentId)}");
        Line(page, $"签收：{Moment(task.AcceptedAt)}　办结：{Moment(task.CompletedAt)}　销号：{Moment(task.ClosedAt)}");
        page.Append("<table>\n<tr><th>序号<th>时间<th>人员<th>部门<th>事项<th>意见<th>哈希\n");
        foreach (var record in records)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{record.Sequence}");
            Cell(page, Moment(record.At));
            Cell(page, record.PersonName ?? "系统");
            Cell(page, record.DepartmentId is { } id ? departmentName(id) : "");
            Cell(page, record.Summary);
            Cell(page, record.Comment ?? "");
            page.Append(CultureInfo.InvariantCulture, $"<td><code>{record.Hash}</code>\n");
        }

        return page.Append("</table>\n</html>\n").ToString();
    }

    private static void Line(StringBuilder page, string text) =>
        page.Append("<p>").Append(WebUtility.HtmlEncode(text)).Append("</p>\n");

    private static void Cell(StringBuilder page, string text) =>
        page.Append("<td>").Append(WebUtility.HtmlEncode(text));

    private static string Moment(DateTimeOffset? moment) =>
        moment is { } at
            ? TimeZoneInfo
                .ConvertTime(at, OfficeTime.Zone)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : "";
}
