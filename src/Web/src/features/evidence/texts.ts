import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words about evidence, which are loaded where files are. */
export const evidenceTexts = 'evidence';

i18next.addResourceBundle('zh-CN', evidenceTexts, zh);
i18next.addResourceBundle('en', evidenceTexts, en);
