import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words about instances, which are loaded with their pages. */
export const instanceTexts = 'instances';

i18next.addResourceBundle('zh-CN', instanceTexts, zh);
i18next.addResourceBundle('en', instanceTexts, en);
