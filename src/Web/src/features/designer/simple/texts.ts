import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of simple mode's words, which are loaded with its page. */
export const simpleTexts = 'simple';

i18next.addResourceBundle('zh-CN', simpleTexts, zh);
i18next.addResourceBundle('en', simpleTexts, en);
