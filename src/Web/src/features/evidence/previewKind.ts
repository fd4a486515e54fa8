export type PreviewKind = 'image' | 'pdf' | 'text';

const extensions: Record<PreviewKind, readonly string[]> = {
  image: ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'webp'],
  pdf: ['pdf'],
  text: ['txt', 'md', 'csv', 'json', 'xml', 'html', 'htm', 'svg', 'log'],
};

/** How a file is probably shown; the service looks at its content and has the last word. */
export function previewKindOf(name: string, contentType = ''): PreviewKind | undefined {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  for (const [kind, known] of Object.entries(extensions) as [PreviewKind, readonly string[]][])
    if (known.includes(extension)) return kind;
  if (contentType === 'application/pdf') return 'pdf';
  if (contentType.startsWith('image/')) return 'image';
  return contentType.startsWith('text/') ? 'text' : undefined;
}
