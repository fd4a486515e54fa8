import i18next from 'i18next';

const service = 'service';

/** Loads the English words for what the service says in Chinese; a visitor who reads Chinese never needs them. */
export async function loadServiceWords(): Promise<void> {
  if (i18next.hasResourceBundle('en', service)) return;
  const { default: words } = await import('./service.en.json');
  i18next.addResourceBundle('en', service, words);
}

/** A sentence of the service in the page's language, found by its stable code; where none is known, as the service said it. */
export function inWords({ code, message }: { code: string; message: string }): string {
  if (!code) return message;
  const said = message.replace(/。$/, '');
  return i18next.t(`said.${code}`, { ns: service, said, defaultValue: message });
}

/** What was done, in the page's language, and the record's own words where they say more. */
export function actInWords(action: string, summary: string): { title: string; original?: string } {
  const title = i18next.t(`record.${action}`, { ns: service, defaultValue: summary });
  return title === summary ? { title } : { title, original: summary };
}
