namespace Workflows.Organization;

/// <summary>What a person may do, by office custom (角色).</summary>
public enum Role
{
    /// <summary>The office that issues and supervises the plan (办公室/督查).</summary>
    OfficeAdmin,

    /// <summary>A leader of the issuing body (书记、分管副书记).</summary>
    Leader,

    /// <summary>Head of a department (部门负责人): reviews what leaves it, and may do all its handlers do.</summary>
    DepartmentHead,

    /// <summary>Works on tasks for a department (经办人).</summary>
    Handler,

    /// <summary>Reads everything, changes nothing (纪检、档案).</summary>
    Auditor,
}
