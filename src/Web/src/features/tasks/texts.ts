import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words of a task's page, which are loaded with it. */
export const taskTexts = 'taskPage';

i18next.addResourceBundle('zh-CN', taskTexts, zh);
i18next.addResourceBundle('en', taskTexts, en);
