import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words about what has changed. */
export const changeTexts = 'changes';

i18next.addResourceBundle('zh-CN', changeTexts, zh);
i18next.addResourceBundle('en', changeTexts, en);
