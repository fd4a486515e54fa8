import 'dayjs/locale/zh-cn';
import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
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

/** Switches the page's language and remembers it on this device. */
export function switchLanguage(language: Language): void {
  window.localStorage.setItem('language', language);
  apply(language);
  void i18next.changeLanguage(language);
}

function apply(language: Language): void {
  document.documentElement.lang = language;
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
}
