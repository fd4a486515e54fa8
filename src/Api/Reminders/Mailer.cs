using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Workflows.Reminders;

namespace Workflows.Api.Reminders;

/// <summary>Hands mail to the server of the settings. The same mail has the same Message-Id each time it is sent.</summary>
internal sealed class Mailer(IOptions<MailOptions> options, TimeProvider clock)
{
    /// <summary>Sends one mail.</summary>
    /// <exception cref="InvalidOperationException">No server is set.</exception>
    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.IsOn)
            throw new InvalidOperationException("Mail:Host is not set.");

        using var timeout = new CancellationTokenSource(settings.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var message = MessageOf(mail, settings);
        using var server = new SmtpClient();
        await server.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings), either.Token);
        if (settings.UserName.Length > 0)
            await server.AuthenticateAsync(settings.UserName, settings.Password, either.Token);
        await server.SendAsync(message, either.Token);
        await server.DisconnectAsync(quit: true, either.Token);
    }

    private static MimeMessage MessageOf(Mail mail, MailOptions settings)
    {
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:N}@{settings.From[(settings.From.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
            Date = mail.WrittenAt,
            Subject = mail.Subject,
            Body = new TextPart("plain") { Text = TextOf(mail, settings) },
        };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(new MailboxAddress(mail.Name, mail.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static string TextOf(Mail mail, MailOptions settings)
    {
        var page = settings.PageAddress.TrimEnd('/');
        var link =
            page.Length == 0 ? ""
            : mail.TaskId is { } task ? $"\n\n打开任务：{page}/tasks/{task}"
            : $"\n\n打开系统：{page}";
        return $"{mail.Name}：\n\n{mail.Text}{link}\n\n这封邮件由系统自动发出，请不要回复。不想再收，可在系统“我的”页关闭邮件提醒。\n";
    }

    private static SecureSocketOptions SecurityOf(MailOptions settings) =>
        settings.Security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
}
