namespace Workflows.Plans;

/// <summary>A file that shows what was done (佐证材料). Its content is kept once, under its hash.</summary>
public sealed class Evidence
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The submission it was handed in with; null until then.</summary>
    public Guid? SubmissionId { get; private set; }

    /// <summary>The progress report it was handed in with, if it was one.</summary>
    public Guid? ReportId { get; private set; }

    /// <summary>The department that uploaded it; from the submission on the one it was handed in for.</summary>
    public required Guid DepartmentId { get; set; }

    /// <summary>Name the person gave the file.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type the browser stated.</summary>
    public required string ContentType { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who uploaded it.</summary>
    public required Guid UploadedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Binds the file to the submission it proves; from then on it does not move.</summary>
    /// <exception cref="RuleException">It already belongs to another submission or report.</exception>
    public void AttachTo(Submission submission)
    {
        EnsureFree();
        SubmissionId = submission.Id;
        DepartmentId = submission.DepartmentId;
    }

    /// <summary>Binds the file to the progress report it proves; from then on it does not move.</summary>
    /// <exception cref="RuleException">It already belongs to another submission or report.</exception>
    public void AttachTo(ProgressReport report)
    {
        EnsureFree();
        ReportId = report.Id;
    }

    /// <summary>Refuses once it was handed in.</summary>
    /// <exception cref="RuleException">It belongs to a submission or report.</exception>
    public void EnsureFree()
    {
        if (SubmissionId is not null || ReportId is not null)
            throw new RuleException(
                "evidence_already_attached",
                $"佐证材料《{FileName}》已随另一次报送提交，请重新上传。"
            );
    }
}
