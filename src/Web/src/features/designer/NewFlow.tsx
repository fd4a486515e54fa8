import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../../shared/useAct';
import { elsa } from './elsa';
import { designerTexts } from './texts';

/** Makes an empty draft and opens it. */
export function NewFlow() {
  const { t } = useTranslation(designerTexts);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const create = useAct(
    ({ name }: { name: string }) =>
      elsa<{ workflowDefinition: { definitionId: string } }>('/workflow-definitions', {
        model: { name, root: emptyFlow },
        publish: false,
      }),
    t('created'),
    ({ workflowDefinition }) => navigate(`/designer/${workflowDefinition.definitionId}`),
  );

  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('new')}
      </Button>
      <Modal title={t('new')} open={isOpen} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form<{ name: string }> layout="vertical" onFinish={(values) => create.mutate(values)}>
          <Form.Item
            name="name"
            label={t('newName')}
            rules={[{ required: true, whitespace: true, message: t('newNameNeeded') }]}
          >
            <Input autoFocus maxLength={100} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t('create')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}

const emptyFlow = {
  id: 'flow',
  name: 'flow',
  type: 'Elsa.Flowchart',
  version: 1,
  customProperties: {},
  metadata: {},
  activities: [
    {
      id: 'start',
      name: '开始',
      type: 'Elsa.Start',
      version: 1,
      customProperties: {},
      metadata: {
        displayText: '开始',
        designer: { position: { x: 0, y: 80 }, size: { width: 160, height: 60 } },
      },
    },
  ],
  connections: [],
};
