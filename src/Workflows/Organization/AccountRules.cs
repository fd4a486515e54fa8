using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;

namespace Workflows.Organization;

/// <summary>What may be entered for a person and the account.</summary>
internal static class AccountRules
{
    public const int LongestName = 50;
    public const int LongestUserName = 50;
    public const int LongestMail = 254;
    public const int LongestPassword = 200;

    /// <summary>A person's name.</summary>
    public static void IsPersonName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName)
            .WithMessage($"请填写姓名（不超过{LongestName}字）。");

    /// <summary>A name to sign in by; which characters it may have, the accounts say.</summary>
    public static void IsUserName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestUserName)
            .WithMessage($"请填写用户名（不超过{LongestUserName}个字符）。");

    /// <summary>Roles, each once.</summary>
    public static void AreRoles<T>(this IRuleBuilder<T, IReadOnlyList<Role>> rule) =>
        rule.Must(roles => roles is { Count: > 0 } && roles.Distinct().Count() == roles.Count)
            .WithMessage("请至少选择一个角色，每个角色选一次。");

    /// <summary>A mail address, or none.</summary>
    public static void IsMailAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsMailAddress).WithMessage("邮箱地址的格式不正确。");

    /// <summary>A password of sensible length; the rest the accounts say.</summary>
    public static void IsPassword<T>(this IRuleBuilder<T, Password> rule) =>
        rule.Must(password => password?.Value is { Length: > 0 and <= LongestPassword })
            .WithMessage($"请填写密码（不超过{LongestPassword}个字符）。");

    private static bool IsMailAddress(string? text) =>
        string.IsNullOrEmpty(text)
        || (
            text.Length <= LongestMail
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            && System.Net.Mail.MailAddress.TryCreate(text, out var address)
            && address.Address == text
        );
}

/// <summary>A password on its way in. It is read and never written: no log, record or stored request holds it.</summary>
/// <param name="Value">The password itself.</param>
[JsonConverter(typeof(PasswordConverter))]
public sealed record Password(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => "***";
}

internal sealed class PasswordConverter : JsonConverter<Password>
{
    public override Password Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException());

    public override void Write(Utf8JsonWriter writer, Password value, JsonSerializerOptions options) =>
        writer.WriteStringValue("");
}
