import { Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/useAct';
import { elsa } from './elsa';
import { designerTexts } from './texts';

/** Takes a flow from a file, as the draft of the definition it names. */
export function ImportFlow() {
  const { t } = useTranslation(designerTexts);
  const take = useAct(
    async (file: File) => elsa('/workflow-definitions/import', await file.text()),
    t('imported'),
  );
  return (
    <Upload
      accept=".json"
      showUploadList={false}
      beforeUpload={(file) => {
        take.mutate(file);
        return false;
      }}
    >
      <Button loading={take.isPending}>{t('import')}</Button>
    </Upload>
  );
}
