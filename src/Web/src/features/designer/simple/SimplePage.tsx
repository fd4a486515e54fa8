import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Grid, Result, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../../../shared/Failure';
import { inWords } from '../../../shared/serviceWords';
import { OfficeAdminsOnly } from '../OfficeAdminsOnly';
import { BlockLine } from './BlockLine';
import { useDescriptors } from './descriptors';
import { EditingContext } from './editing';
import { factsWith } from './formFields';
import { LeaveGuard } from './LeaveGuard';
import { allBlocks } from './outline';
import { Refused } from './Refused';
import { StepSettings } from './StepSettings';
import { Toolbar } from './Toolbar';
import { simpleTexts } from './texts';
import { useOutline } from './useOutline';

/** A flow as a list of steps, the way people know approvals from their phones (简易设计). */
export function SimplePage() {
  const { definitionId = '' } = useParams();
  return (
    <OfficeAdminsOnly isWhole>
      <Simple key={definitionId} definitionId={definitionId} />
    </OfficeAdminsOnly>
  );
}

function Simple({ definitionId }: { definitionId: string }) {
  const { t } = useTranslation(simpleTexts);
  const flow = useOutline(definitionId);
  const descriptors = useDescriptors();
  const [selected, select] = useState<string>();
  const isWide = Grid.useBreakpoint().lg !== false;
  const { outline, view } = flow;
  const error = flow.read.error ?? descriptors.error;
  const isOpen = view !== undefined && descriptors.data !== undefined;

  return (
    <Flex
      vertical
      component="main"
      aria-busy={!isOpen && !error}
      style={{ minHeight: '100vh', background: '#f5f6f8' }}
    >
      <Flex
        align="center"
        gap="8px 16px"
        wrap
        component="header"
        style={{ padding: '8px 16px', background: '#fff', position: 'sticky', top: 0, zIndex: 10 }}
      >
        <Link to="/definitions">
          <ArrowLeftOutlined aria-hidden /> {t('back')}
        </Link>
        <Typography.Title level={1} style={{ fontSize: 16, margin: 0 }} ellipsis>
          {view?.name ?? definitionId}
        </Typography.Title>
        <Link to={`/designer/${definitionId}`}>{t('toStudio')}</Link>
        {view?.outline && <Toolbar flow={flow} />}
      </Flex>
      {error && <Failure error={error} onRetry={() => void flow.read.refetch()} />}
      {!isOpen && !error && <Spin style={{ margin: 80 }} />}
      {view?.tooFree && (
        <Result
          status="info"
          title={t('tooFree')}
          subTitle={inWords(view.tooFree)}
          extra={
            <Button type="primary" href={`/designer/${definitionId}`}>
              {t('toStudio')}
            </Button>
          }
        />
      )}
      {view && outline && descriptors.data && (
        <EditingContext
          value={{
            outline,
            view: { ...view, facts: factsWith(view.facts, outline) },
            descriptors: descriptors.data,
            problems: flow.problems,
            edit: flow.edit,
            select,
          }}
        >
          <LeaveGuard isChanged={flow.isChanged} />
          <Refused flow={flow} />
          {view.isReadonly && <Alert banner type="info" title={t('readonly')} />}
          {/* The settings stand beside the flow where there is room. */}
          <div style={{ paddingInlineEnd: isWide && selected ? 420 : 0 }}>
            <div style={{ maxWidth: 640, margin: '16px auto 48px', padding: '0 12px' }}>
              <BlockLine line={null} blocks={outline.blocks} exit={outline.exit} />
            </div>
          </div>
          <StepSettings
            block={allBlocks(outline.blocks).find(({ id }) => id === selected)}
            onClose={() => select(undefined)}
          />
        </EditingContext>
      )}
    </Flex>
  );
}
