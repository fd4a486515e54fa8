import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FlowProblem } from './elsa';
import { ProblemList } from './ProblemList';
import { designerTexts } from './texts';

interface Props {
  doubts: FlowProblem[];
  onAnswer: (goOn: boolean) => void;
}

/** Asks whoever publishes whether what is doubtful in the flow is meant so. */
export function PublishQuestion({ doubts, onAnswer }: Props) {
  const { t } = useTranslation(designerTexts);
  return (
    <Modal
      open
      title={t('doubtful')}
      okText={t('publishAnyway')}
      cancelText={t('backToDesign')}
      onOk={() => onAnswer(true)}
      onCancel={() => onAnswer(false)}
    >
      <ProblemList problems={doubts} />
    </Modal>
  );
}
