namespace Workflows.Documents.Files;

/// <summary>Why a file is refused, and what to do about it.</summary>
internal static class FileRefusals
{
    public static DocumentException TooLarge(long maxBytes) =>
        new(
            "document_too_large",
            $"文件超过{Math.Max(1, maxBytes / 1024 / 1024)} MB，请只上传方案正文，不要包含图片或附件。"
        );

    public static DocumentException Unpacked() =>
        new("document_too_large", "文件解压后过大，请只上传方案正文，不要包含图片或附件。");

    public static DocumentException TooManyEntries(int count) =>
        new("document_too_large", $"文件内部超过{count}个部分，请另存为新的文件后再上传。");

    public static DocumentException TooManyPages(int count) =>
        new("document_too_large", $"PDF超过{count}页，请只上传方案正文。");

    public static DocumentException TooManyLetters(int count) =>
        new("document_too_large", $"PDF的文字超过{count}字，请只上传方案正文。");

    public static DocumentException TooManyCells(int count) =>
        new("document_too_large", $"文件里的表格合计超过{count}格，请删去无关的表格后再上传。");

    public static DocumentException TooDeep() =>
        new("document_too_complex", "文件内部嵌套过深，请另存为新的文件，或把文字复制到txt文件后再上传。");

    public static DocumentException TooSlow() =>
        new("document_too_complex", "文件过于复杂，无法在限定时间内读完，请把文字复制到txt文件后再上传。");

    public static DocumentException Damaged(string kind) =>
        new("document_damaged", $"{kind}文件不完整或已损坏，请用原来的软件打开、另存后再上传。");

    public static DocumentException Encrypted() =>
        new("document_encrypted", "文件设有密码或已加密，请取消密码、另存后再上传。");

    public static DocumentException Scanned() =>
        new("document_scanned", "PDF是扫描件，里面没有文字，请上传由Word或WPS导出的PDF，或方案的docx、txt文件。");

    public static DocumentException Unmapped() =>
        new("document_scanned", "PDF里的文字没有编码信息，无法读出，请上传方案的docx、txt文件。");

    public static DocumentException Kind(string what) =>
        new("document_kind", $"不支持{what}，请上传纯文本、Markdown、HTML、docx、xlsx或带文字的PDF文件。");
}
