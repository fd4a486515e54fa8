using Microsoft.AspNetCore.Identity;

namespace Workflows.Organization;

/// <summary>What is wrong with a user name or a password, as a clerk reads it.</summary>
public sealed class AccountErrors : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"密码至少{length}位。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresNonAlphanumeric() =>
        Error(nameof(PasswordRequiresNonAlphanumeric), "密码里要有一个符号，如 - 或 @。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresDigit() =>
        Error(nameof(PasswordRequiresDigit), "密码里要有一个数字。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresLower() =>
        Error(nameof(PasswordRequiresLower), "密码里要有一个小写字母。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUpper() =>
        Error(nameof(PasswordRequiresUpper), "密码里要有一个大写字母。");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Error(nameof(PasswordRequiresUniqueChars), $"密码里至少要有{uniqueChars}个不同的字符。");

    /// <inheritdoc/>
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "现在的密码不正确。");

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), $"用户名“{userName}”已有人使用，请换一个。");

    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) =>
        Error(nameof(InvalidUserName), "用户名只能用英文字母、数字和 - . _ @ +，例如姓名的拼音。");

    /// <inheritdoc/>
    public override IdentityError ConcurrencyFailure() =>
        Error(nameof(ConcurrencyFailure), "其他人刚改过这个账号，请刷新后重试。");

    private static IdentityError Error(string code, string description) =>
        new() { Code = code, Description = description };
}
