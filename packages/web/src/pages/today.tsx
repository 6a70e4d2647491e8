import type { Inbox, InboxItem } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Said } from '../parts/said.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { longDay } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';
import { groupItems, orders, summaryOf, type Order } from './grouping.ts';
import { operationWords } from './operation-words.ts';
import { Told } from './today-told.tsx';
import { DoneRows, Groups, WaitingFold } from './today-rows.tsx';

/** 今天: what waits for me, by deadline. */
export function Today(): ReactNode {
  const inbox = useQuery({
    queryKey: ['inbox'],
    queryFn: () => api.work.inbox.query(),
    refetchInterval: 30_000,
  });
  return (
    <Shell count={inbox.data?.counts.open}>
      {inbox.isPending ? (
        <Loading rows={6} />
      ) : inbox.isLoadingError ? (
        <Failed error={inbox.error} again={() => void inbox.refetch()} />
      ) : (
        <Day inbox={inbox.data} />
      )}
    </Shell>
  );
}

function Day({ inbox }: { readonly inbox: Inbox }): ReactNode {
  const [tab, setTab] = useState('open');
  const [village, setVillage] = useState('');
  const [order, setOrder] = useState<Order>('due');
  const startable = useStartable();
  const say = words.today;
  const told = inbox.notices.length + inbox.asked.length;
  const villages = [...new Set(inbox.open.map(({ regionName }) => regionName))].sort();
  const groups = (items: readonly InboxItem[]) =>
    groupItems(
      items.filter(({ regionName }) => village === '' || regionName === village),
      order,
    );
  return (
    <div className="today">
      <Said />
      <div className="day-head">
        <div>
          <h1>
            {say.title} <small>{longDay(inbox.today)}</small>
          </h1>
          <p>{summaryOf(inbox, told)}</p>
        </div>
        <Often startable={startable} inbox={inbox} />
        {startable.length > 0 ? <StartCase /> : null}
      </div>
      <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
        <div className="tab-line">
          <DayTabList inbox={inbox} told={told} showsTold={told > 0 || tab === 'told'} />
          {tab === 'done' || tab === 'told' ? null : (
            <DayFilters
              villages={villages}
              village={village}
              onVillage={setVillage}
              order={order}
              onOrder={setOrder}
            />
          )}
        </div>
        <TabPanel id="open">
          <Groups groups={groups(inbox.open)}>
            <Nothing text={say.none} may={startable.length > 0} seeDone={() => setTab('done')} />
          </Groups>
          <WaitingFold waiting={inbox.waiting} count={inbox.counts.waiting} />
        </TabPanel>
        <TabPanel id="drafts">
          <Groups groups={groups(inbox.drafts)}>
            <Nothing text={say.noDrafts} may={startable.length > 0} />
          </Groups>
        </TabPanel>
        <TabPanel id="returned">
          <Groups groups={groups(inbox.returned)}>
            <Nothing text={say.noReturned} may={false} seeDone={() => setTab('done')} />
          </Groups>
        </TabPanel>
        <TabPanel id="done">
          <DoneRows done={inbox.done} />
        </TabPanel>
        <TabPanel id="told">
          <Told inbox={inbox} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

/** What waits, what was begun, what came back, what is done, what there is to read. */
const DayTabList = ({
  inbox: { counts },
  told,
  showsTold,
}: {
  readonly inbox: Inbox;
  readonly told: number;
  readonly showsTold: boolean;
}): ReactNode => (
  <TabList aria-label={words.today.title}>
    <Tab id="open" className="tab">
      {words.today.open} <b className="count">{counts.open}</b>
    </Tab>
    <Tab id="drafts" className="tab">
      {words.today.drafts} <span>{counts.drafts}</span>
    </Tab>
    <Tab id="returned" className="tab">
      {words.today.returned} <span>{counts.returned}</span>
    </Tab>
    <Tab id="done" className="tab">
      {words.today.done} <span>{words.today.doneThisMonth(counts.done)}</span>
    </Tab>
    {showsTold ? (
      <Tab id="told" className="tab">
        {operationWords.reading} <b className="count">{told}</b>
      </Tab>
    ) : null}
  </TabList>
);

/** Of which village, and in which order. */
const DayFilters = ({
  villages,
  village,
  onVillage,
  order,
  onOrder,
}: {
  readonly villages: readonly string[];
  readonly village: string;
  readonly onVillage: (village: string) => void;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}): ReactNode => (
  <div className="filters">
    {villages.length > 1 ? (
      <label className="filter">
        {words.today.village}
        <select value={village} onChange={(event) => onVillage(event.target.value)}>
          <option value="">{words.today.allVillages}</option>
          {villages.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
    ) : null}
    <label className="filter">
      <select
        aria-label={words.today.order}
        value={order}
        onChange={(event) => onOrder(orders.find((one) => one === event.target.value) ?? 'due')}
      >
        {orders.map((one) => (
          <option key={one} value={one}>
            {words.today.orders[one]}
          </option>
        ))}
      </select>
    </label>
  </div>
);

/** What the person may start. It changes with a publishing only. */
function useStartable() {
  const found = useQuery({
    queryKey: ['startable'],
    queryFn: () => api.work.startable.query(),
    staleTime: 300_000,
  });
  return found.data ?? [];
}

const mostOften = 3;

/** 常办: of the processes that the person may start, those that fill the list most, one click each. */
function Often({
  startable,
  inbox,
}: {
  readonly startable: ReturnType<typeof useStartable>;
  readonly inbox: Inbox;
}): ReactNode {
  if (startable.length === 0) return null;
  const cases = [...inbox.open, ...inbox.done, ...inbox.waiting];
  const count = (name: string) => cases.filter(({ processName }) => processName === name).length;
  const often = startable.toSorted((a, b) => count(b.name) - count(a.name));
  return (
    <nav className="often" aria-label={words.today.often}>
      <span>{words.today.often}</span>
      {often.slice(0, mostOften).map(({ packageId, process, name }) => (
        <a key={`${packageId}/${process}`} {...linkTo(`/new?what=${packageId}/${process}`)}>
          {name}
        </a>
      ))}
    </nav>
  );
}

const StartCase = (): ReactNode => (
  <a className="button primary" {...linkTo('/new')}>
    <Plus aria-hidden /> {words.startCase}
  </a>
);

function Nothing({
  text,
  may,
  seeDone,
}: {
  readonly text: string;
  readonly may: boolean;
  readonly seeDone?: () => void;
}): ReactNode {
  return (
    <div className="empty">
      <p>{text}</p>
      <p className="row">
        {may ? (
          <a className="button" {...linkTo('/new')}>
            {words.startCase}
          </a>
        ) : null}
        {seeDone ? (
          <button type="button" className="button" onClick={seeDone}>
            {words.today.seeDone}
          </button>
        ) : null}
      </p>
    </div>
  );
}
