import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words about a plan seen as a whole. */
export const overviewTexts = 'overview';

i18next.addResourceBundle('zh-CN', overviewTexts, zh);
i18next.addResourceBundle('en', overviewTexts, en);
