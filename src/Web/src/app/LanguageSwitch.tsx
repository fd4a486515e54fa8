import { TranslationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from './language';

/** One button: the other language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button
      type="text"
      icon={<TranslationOutlined aria-hidden />}
      onClick={() => void switchLanguage(other)}
      lang={other}
    >
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}
