import type { CaseView } from '@fiveones/casework';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { ChartInCase } from '../parts/chart.tsx';
import { words } from '../words.ts';
import { boardWords } from './board-words.ts';
import { CaseDocuments } from './case-documents.tsx';
import { FilledForms } from './case-forms.tsx';
import { CaseHistory } from './case-history.tsx';
import { CaseNotices } from './case-notices.tsx';
import { CasePayment, paidOf } from './case-payment.tsx';
import { countRelated, RelatedCases } from './case-related.tsx';

const say = words.case;

/** Everything that is known of a case, by tab. */
export function CaseTabs({ view }: { readonly view: CaseView }): ReactNode {
  const paid = paidOf(view.payment);
  const related = countRelated(view.related);
  return (
    <Tabs className="tabs">
      <CaseTabList view={view} related={related} paid={paid.length > 0} />
      <TabPanel id="history">
        <CaseHistory view={view} />
      </TabPanel>
      <TabPanel id="data">
        <FilledForms view={view} />
      </TabPanel>
      <TabPanel id="documents">
        <CaseDocuments view={view} />
      </TabPanel>
      {view.publicNotices.length > 0 ? (
        <TabPanel id="notices">
          <CaseNotices view={view} />
        </TabPanel>
      ) : null}
      {related > 0 ? (
        <TabPanel id="related">
          <RelatedCases related={view.related} />
        </TabPanel>
      ) : null}
      <TabPanel id="chart">
        <ChartInCase instance={view.header.instance} />
      </TabPanel>
      {paid.length > 0 ? (
        <TabPanel id="payment">
          <CasePayment paid={paid} />
        </TabPanel>
      ) : null}
    </Tabs>
  );
}

/** What a case has to show, each with how much there is of it. */
const CaseTabList = ({
  view,
  related,
  paid,
}: {
  readonly view: CaseView;
  readonly related: number;
  readonly paid: boolean;
}): ReactNode => (
  <TabList aria-label={say.tabs}>
    <Tab id="history" className="tab">
      {say.history} <span>{view.history.length + view.looks.length}</span>
    </Tab>
    <Tab id="data" className="tab">
      {say.data} <span>{view.forms.length}</span>
    </Tab>
    <Tab id="documents" className="tab">
      {say.documents} <span>{view.documents.length}</span>
    </Tab>
    {view.publicNotices.length > 0 ? (
      <Tab id="notices" className="tab">
        {boardWords.tab} <span>{view.publicNotices.length}</span>
      </Tab>
    ) : null}
    {related > 0 ? (
      <Tab id="related" className="tab">
        {say.related} <span>{related}</span>
      </Tab>
    ) : null}
    <Tab id="chart" className="tab">
      {say.chart}
    </Tab>
    {paid ? (
      <Tab id="payment" className="tab">
        {say.payment}
      </Tab>
    ) : null}
  </TabList>
);
