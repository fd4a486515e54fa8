import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words about views. */
export const viewTexts = 'views';

i18next.addResourceBundle('zh-CN', viewTexts, zh);
i18next.addResourceBundle('en', viewTexts, en);
