import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words about deciding a work item, which are loaded with its page. */
export const handlingTexts = 'handling';

i18next.addResourceBundle('zh-CN', handlingTexts, zh);
i18next.addResourceBundle('en', handlingTexts, en);
