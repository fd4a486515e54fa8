import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en.json';
import zh from './zh-CN.json';

const organization = 'organization';

i18next.addResourceBundle('zh-CN', organization, zh);
i18next.addResourceBundle('en', organization, en);

/** The words of the administration's pages, which are loaded with them, and behind those everybody's. */
export const useTexts = () => useTranslation([organization, 'translation'], { nsMode: 'fallback' });
