import i18next from 'i18next';
import en from './en.json';
import zh from './zh-CN.json';

/** The namespace of the designer's words, which are loaded with its pages. */
export const designerTexts = 'designer';

i18next.addResourceBundle('zh-CN', designerTexts, zh);
i18next.addResourceBundle('en', designerTexts, en);
