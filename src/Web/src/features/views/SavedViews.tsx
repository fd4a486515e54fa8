import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Popconfirm, Popover, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Schemas } from '../../api/client';
import { useAct } from '../../shared/useAct';
import { viewTexts } from './texts';
import { deleteView, saveView, useViews } from './views';

/** The person's views of the page he is at: each a link, and the present one to be kept under a name. */
export function SavedViews() {
  const { t } = useTranslation(viewTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Views onChosen={() => setOpen(false)} />}
    >
      <Button icon={<StarOutlined aria-hidden />} aria-expanded={isOpen}>
        {t('views')}
      </Button>
    </Popover>
  );
}

function Views({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation(viewTexts);
  const { pathname, search } = useLocation();
  const views = useViews(pathname, true);
  const [name, setName] = useState('');
  const save = useAct(
    () => saveView(pathname, name, queryOf(search)),
    t('saved'),
    () => setName(''),
  );
  return (
    <Flex vertical gap={8} style={{ width: 280 }}>
      {views.data?.items.length === 0 && <Typography.Text type="secondary">{t('none')}</Typography.Text>}
      {views.data?.items.map((view) => (
        <ViewLine key={view.id} view={view} path={pathname} onChosen={onChosen} />
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) save.mutate(undefined);
        }}
      >
        <Flex vertical gap={8}>
          <Input
            aria-label={t('name')}
            placeholder={t('name')}
            title={t('replaces')}
            maxLength={40}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={save.isPending}>
            {t('save')}
          </Button>
        </Flex>
      </form>
    </Flex>
  );
}

interface LineProps {
  view: Schemas['ViewLine'];
  path: string;
  onChosen: () => void;
}

function ViewLine({ view, path, onChosen }: LineProps) {
  const { t } = useTranslation(viewTexts);
  const remove = useAct(() => deleteView(view.id), t('deleted'));
  return (
    <Flex justify="space-between" align="center" gap={8}>
      <Link to={`${path}?${view.query}`} onClick={onChosen}>
        {view.name}
      </Link>
      <Popconfirm
        title={t('deleteAsk', view)}
        okText={t('deleteNow')}
        okButtonProps={{ danger: true }}
        onConfirm={() => remove.mutateAsync(undefined)}
      >
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('delete', view)}
        />
      </Popconfirm>
    </Flex>
  );
}

// A view is what the page shows, not how far somebody had read.
function queryOf(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('page');
  return query.toString();
}
