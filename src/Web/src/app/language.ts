import 'dayjs/locale/zh-cn';
import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { loadServiceWords } from '../shared/serviceWords';
import en from './en.json';
import zh from './zh-CN.json';

export type Language = 'zh-CN' | 'en';

const stored = window.localStorage.getItem('language');
const initial: Language = stored === 'en' ? 'en' : 'zh-CN';

dayjs.extend(relativeTime);

void i18next.use(initReactI18next).init({
  lng: initial,
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
apply(initial);

/** Settles when all words of the first language are there; the page is usable without the service's. */
export const wordsReady = wordsOf(initial);

/** Switches the page's language and remembers it on this device. */
export async function switchLanguage(language: Language): Promise<void> {
  window.localStorage.setItem('language', language);
  await wordsOf(language);
  apply(language);
  await i18next.changeLanguage(language);
}

async function wordsOf(language: Language): Promise<void> {
  if (language === 'en') await loadServiceWords().catch(() => undefined);
}

function apply(language: Language): void {
  document.documentElement.lang = language;
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
}
