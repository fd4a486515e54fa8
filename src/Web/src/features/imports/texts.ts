import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words about importing documents, which are loaded with its pages. */
export const importTexts = 'imports';

i18next.addResourceBundle('zh-CN', importTexts, zh);
i18next.addResourceBundle('en', importTexts, en);
