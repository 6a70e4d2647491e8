import type { Inbox, InboxItem } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, Pencil, Plus, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { api } from '../api.ts';
import { Ledger } from '../parts/ledger.tsx';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { leftText, longDay, shortDay } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { groupItems, joinDone, summaryOf } from './grouping.ts';

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
      ) : inbox.isError ? (
        <Failed error={inbox.error} again={() => void inbox.refetch()} />
      ) : (
        <Day inbox={inbox.data} />
      )}
    </Shell>
  );
}

function Day({ inbox }: { readonly inbox: Inbox }): ReactNode {
  const [village, setVillage] = useState('');
  const villages = [...new Set(inbox.open.map(({ regionName }) => regionName))].sort();
  const here = (items: readonly InboxItem[]) =>
    items.filter(({ regionName }) => village === '' || regionName === village);
  return (
    <div className="today">
      <div className="day-head">
        <div>
          <h1>
            今天 <small>{longDay(inbox.today)}</small>
          </h1>
          <p>{summaryOf(inbox)}</p>
        </div>
        <a className="button primary" {...linkTo('/new')}>
          <Plus aria-hidden /> 新受理
        </a>
      </div>
      <Tabs className="tabs">
        <div className="tab-line">
          <TabList aria-label="今天">
            <Tab id="open" className="tab">
              待办 <b className="count">{inbox.counts.open}</b>
            </Tab>
            <Tab id="drafts" className="tab">
              草稿 <span>{inbox.counts.drafts}</span>
            </Tab>
            <Tab id="returned" className="tab">
              被退回 <span>{inbox.counts.returned}</span>
            </Tab>
            <Tab id="done" className="tab">
              已办 <span>本月 {inbox.counts.done}</span>
            </Tab>
          </TabList>
          {villages.length > 1 ? (
            <label className="filter">
              我的村：
              <select value={village} onChange={(event) => setVillage(event.target.value)}>
                <option value="">全部</option>
                {villages.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </label>
          ) : null}
        </div>
        <TabPanel id="open">
          <Groups items={here(inbox.open)} empty="今天没有待办。" />
          <Waiting inbox={inbox} />
        </TabPanel>
        <TabPanel id="drafts">
          <Groups items={here(inbox.drafts)} empty="没有写了一半的草稿。" />
        </TabPanel>
        <TabPanel id="returned">
          <Groups items={here(inbox.returned)} empty="没有被退回的。" />
        </TabPanel>
        <TabPanel id="done">
          <Done inbox={inbox} />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function Groups({
  items,
  empty,
}: {
  readonly items: readonly InboxItem[];
  readonly empty: string;
}): ReactNode {
  if (items.length === 0)
    return (
      <div className="empty">
        <p>{empty}</p>
        <p className="row">
          <a className="button" {...linkTo('/new')}>
            新受理
          </a>
        </p>
      </div>
    );
  return groupItems(items).map(({ group, title, note, items: rows }) => (
    <section key={group} className={`group ${group}`} aria-label={title}>
      <h2>
        {group === 'soon' || group === 'overdue' ? <TriangleAlert aria-hidden /> : null}
        {title} <small>{rows.length} 件</small>
        {note ? <span>{note}</span> : null}
      </h2>
      <ul className="rows">
        {rows.map((item) => (
          <Row key={item.task} item={item} />
        ))}
      </ul>
    </section>
  ));
}

function Row({ item }: { readonly item: InboxItem }): ReactNode {
  const [why, setWhy] = useState(false);
  const alarming = item.group === 'soon' || item.group === 'overdue';
  const to = `/task/${item.task}`;
  return (
    <li className={`inbox-row ${item.group}`}>
      <a
        className="whole"
        {...linkTo(to)}
        aria-label={`${item.subject}，${item.processName}，${item.nodeName}，${leftText(item.left)}`}
      />
      <span className="who">
        <b>{item.subject}</b>{' '}
        <small>
          {item.size ? `${item.size} 人户 · ` : ''}
          {item.regionName}
        </small>
      </span>
      <span className="what">{item.processName}</span>
      <span className="step">
        <b>{item.nodeName}</b>{' '}
        {item.draft ? (
          <span className="chip">
            <Pencil aria-hidden />{' '}
            {item.draft.total ? `已填 ${item.draft.filled ?? 0} / ${item.draft.total} 项` : '写了一半'}
          </span>
        ) : item.returned ? (
          <span className="chip amber">
            {item.returned.by}退回：{item.returned.reason}
          </span>
        ) : item.onBehalf ? (
          <small>替申请人填</small>
        ) : null}
      </span>
      <span className={`time-left ${alarming ? item.group : ''}`}>
        {alarming ? <TriangleAlert aria-hidden /> : null} <b>{leftText(item.left)}</b>
      </span>
      <span className="due-day">
        {item.due ? `${shortDay(item.due)} 到期` : ''}
        {item.due ? (
          <button type="button" className="why" aria-expanded={why} onClick={() => setWhy(!why)}>
            为什么
          </button>
        ) : null}
      </span>
      <ChevronRight className="open-mark" aria-hidden />
      {why ? <RowLedger task={item.task} /> : null}
    </li>
  );
}

function RowLedger({ task }: { readonly task: string }): ReactNode {
  const view = useQuery({ queryKey: ['task', task], queryFn: () => api.task.get.query({ task }) });
  if (view.isPending) return <div className="row-ledger">正在取时限明细…</div>;
  if (!view.data?.clock) return <div className="row-ledger">这一步没有单独的时限。</div>;
  return (
    <div className="row-ledger">
      <Ledger clocks={[view.data.clock, ...(view.data.total ? [view.data.total] : [])]} />
    </div>
  );
}

function Waiting({ inbox }: { readonly inbox: Inbox }): ReactNode {
  const [open, setOpen] = useState(false);
  if (inbox.waiting.length === 0) return null;
  const kinds = [...new Map(inbox.waiting.map(({ waitsFor }) => [waitsFor, 0])).keys()]
    .slice(0, 3)
    .join('、');
  return (
    <section className="waiting">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />} 在等别人办{' '}
        <b>{inbox.counts.waiting}</b> 件 <span>{kinds}，您不用动手</span>
      </button>
      {open ? (
        <ul className="rows">
          {inbox.waiting.map((item) => (
            <li key={item.instance} className="inbox-row">
              <a
                className="whole"
                {...linkTo(`/case/${item.instance}`)}
                aria-label={`${item.subject} ${item.waitsFor}`}
              />
              <span className="who">
                <b>{item.subject}</b> <small>{item.regionName}</small>
              </span>
              <span className="what">{item.processName}</span>
              <span className="step">
                <b>{item.stageName}</b> <small>{item.waitsFor}</small>
              </span>
              <span className="time-left" />
              <span className="due-day">{shortDay(item.updatedAt)} 有变化</span>
              <ChevronRight className="open-mark" aria-hidden />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Done({ inbox }: { readonly inbox: Inbox }): ReactNode {
  if (inbox.done.length === 0) return <div className="empty">本月还没有办完的。</div>;
  return (
    <ul className="rows">
      {joinDone(inbox.done).map((item) => (
        <li key={`${item.instance}${item.at}${item.nodeName}`} className="inbox-row">
          <a
            className="whole"
            {...linkTo(`/case/${item.instance}`)}
            aria-label={`${item.subject} ${item.nodeName}`}
          />
          <span className="who">
            <b>{item.subject}</b> <small>{item.regionName}</small>
          </span>
          <span className="what">{item.processName}</span>
          <span className="step">
            <b>{item.nodeName}</b> {item.times > 1 ? <small>{item.times} 次</small> : null}
          </span>
          <span className="time-left" />
          <span className="due-day">{item.at.slice(5, 16).replace('T', ' ')} 办完</span>
          <ChevronRight className="open-mark" aria-hidden />
        </li>
      ))}
    </ul>
  );
}
