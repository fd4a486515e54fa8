import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the ledger's and the statistics' words, which are loaded with their pages. */
export const supervisionTexts = 'supervision';

i18next.addResourceBundle('zh-CN', supervisionTexts, zh);
i18next.addResourceBundle('en', supervisionTexts, en);
