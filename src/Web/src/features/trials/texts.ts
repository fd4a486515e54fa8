import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the words of trials, which are loaded with their page. */
export const trialTexts = 'trials';

i18next.addResourceBundle('zh-CN', trialTexts, zh);
i18next.addResourceBundle('en', trialTexts, en);
