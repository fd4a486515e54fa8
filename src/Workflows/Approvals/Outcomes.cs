namespace Workflows.Approvals;

/// <summary>Names of the outcomes of our human activities: the ports of the flow and the words of the API.</summary>
public static class Outcomes
{
    /// <summary>签收.</summary>
    public const string Accept = "accept";

    /// <summary>报送.</summary>
    public const string Submit = "submit";

    /// <summary>同意.</summary>
    public const string Approve = "approve";

    /// <summary>退回.</summary>
    public const string Return = "return";

    /// <summary>驳回: it ends the task.</summary>
    public const string Reject = "reject";

    /// <summary>同意参与.</summary>
    public const string Agree = "agree";

    /// <summary>不同意参与.</summary>
    public const string Decline = "decline";

    /// <summary>答复委派.</summary>
    public const string Answer = "answer";

    /// <summary>销号.</summary>
    public const string Close = "close";
}
