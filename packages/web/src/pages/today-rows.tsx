import type { DoneItem, InboxItem, WaitingItem } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, Pencil, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Ledger } from '../parts/ledger.tsx';
import { leftText, shortDay } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';
import { joinDone, type Group } from './grouping.ts';
import { HandChips } from './task-hands.tsx';

const say = words.today;

/** Rows of work in groups; `children` where there are none. */
export function Groups({
  groups,
  children,
}: {
  readonly groups: readonly Group[];
  readonly children: ReactNode;
}): ReactNode {
  if (groups.length === 0) return children;
  return groups.map(({ key, tone, title, note, items }) => (
    <section key={key} className={`group ${tone}`} aria-label={title}>
      <h2>
        {tone === 'soon' || tone === 'overdue' ? <TriangleAlert aria-hidden /> : null}
        {title} <small>{words.cases(items.length)}</small>
        {note ? <span>{note}</span> : null}
      </h2>
      <ul className="rows">
        {items.map((item) => (
          <Row key={item.task} item={item} />
        ))}
      </ul>
    </section>
  ));
}

function Row({ item }: { readonly item: InboxItem }): ReactNode {
  const [why, setWhy] = useState(false);
  const alarming = item.group === 'soon' || item.group === 'overdue';
  return (
    <li className={`inbox-row ${item.group}`}>
      <a
        className="whole"
        {...linkTo(`/task/${item.task}`)}
        aria-label={`${item.subject}，${item.processName}，${item.nodeName}，${leftText(item.left)}`}
      />
      <span className="who">
        <b>{item.subject}</b>{' '}
        <small>
          {item.size ? `${words.persons(item.size)} · ` : ''}
          {item.regionName}
        </small>
      </span>
      <span className="what">{item.processName}</span>
      <span className="step">
        <b>{item.nodeName}</b> <HandChips item={item} /> <Asked item={item} />
      </span>
      <span className={`time-left ${alarming ? item.group : ''}`}>
        {alarming ? <TriangleAlert aria-hidden /> : null} <b>{leftText(item.left)}</b>
      </span>
      <span className="due-day">
        {item.due ? words.time.due(shortDay(item.due)) : ''}
        {item.due ? (
          <button type="button" className="why" aria-expanded={why} onClick={() => setWhy(!why)}>
            {words.why}
          </button>
        ) : null}
      </span>
      <ChevronRight className="open-mark" aria-hidden />
      {why ? <RowLedger task={item.task} /> : null}
    </li>
  );
}

/** The second word of a row: how far it is, why it came back, or what exactly is to be done. */
function Asked({ item }: { readonly item: InboxItem }): ReactNode {
  const { draft, returned, times = 1 } = item;
  const parts = times > 1 ? say.parts(times) : '';
  if (returned)
    return (
      <span className="chip amber" title={returned.reason}>
        {say.returnedBy(returned.by, returned.reason)}
      </span>
    );
  if (draft)
    return (
      <>
        <span className="chip">
          <Pencil aria-hidden /> {draft.total ? say.filled(draft.filled ?? 0, draft.total) : say.halfWritten}
        </span>{' '}
        {parts ? <small>{parts}</small> : null}
      </>
    );
  const asked = [item.onBehalf ? say.onBehalf : item.asks, parts].filter(Boolean).join('，');
  return asked ? <small>{asked}</small> : null;
}

function RowLedger({ task }: { readonly task: string }): ReactNode {
  const view = useQuery({ queryKey: ['task', task], queryFn: () => api.task.get.query({ task }) });
  if (view.isPending) return <div className="row-ledger">{say.loadingClock}</div>;
  if (!view.data?.clock) return <div className="row-ledger">{say.noClock}</div>;
  return (
    <div className="row-ledger">
      <Ledger step={view.data.clock} total={view.data.total} />
    </div>
  );
}

/** 在等别人办: one folded line, not counted among the work. */
export function WaitingFold({
  waiting,
  count,
}: {
  readonly waiting: readonly WaitingItem[];
  readonly count: number;
}): ReactNode {
  const [open, setOpen] = useState(false);
  if (waiting.length === 0) return null;
  return (
    <section className="waiting">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />} {say.waiting}{' '}
        <b>{words.cases(count)}</b> <span>{say.waitingFor(stagesOf(waiting))}</span>
      </button>
      {open ? (
        <ul className="rows">
          {waiting.map((item) => (
            <PlainRow
              key={item.instance}
              item={item}
              step={item.stageName}
              note={item.waitsFor}
              when={say.changed(shortDay(item.updatedAt))}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

const mostStages = 4;

/** `公示 1、县审核 2`: where they stand, the fullest first. */
function stagesOf(waiting: readonly WaitingItem[]): string {
  const counts = new Map<string, number>();
  for (const { stageName } of waiting) if (stageName) counts.set(stageName, (counts.get(stageName) ?? 0) + 1);
  const told = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostStages)
    .map(([stage, count]) => `${stage} ${count}`)
    .join(words.phone.and);
  return counts.size > mostStages ? say.andMore(told) : told;
}

/** What was done this month, the last first. */
export function DoneRows({ done }: { readonly done: readonly DoneItem[] }): ReactNode {
  if (done.length === 0) return <div className="empty">{say.noDone}</div>;
  return (
    <ul className="rows">
      {joinDone(done).map((item) => (
        <PlainRow
          key={`${item.instance}${item.at}${item.nodeName}`}
          item={item}
          step={item.nodeName}
          note={item.times > 1 ? say.times(item.times) : ''}
          when={say.doneAt(item.at.slice(5, 16).replace('T', ' '))}
        />
      ))}
    </ul>
  );
}

/** A row that leads to a case and asks for nothing. */
function PlainRow({
  item,
  step,
  note,
  when,
}: {
  readonly item: Pick<WaitingItem, 'instance' | 'subject' | 'regionName' | 'processName'>;
  readonly step: string;
  readonly note: string;
  readonly when: string;
}): ReactNode {
  return (
    <li className="inbox-row plain-row">
      <a className="whole" {...linkTo(`/case/${item.instance}`)} aria-label={`${item.subject} ${step}`} />
      <span className="who">
        <b>{item.subject}</b> <small>{item.regionName}</small>
      </span>
      <span className="what">{item.processName}</span>
      <span className="step">
        <b>{step}</b> {note ? <small>{note}</small> : null}
      </span>
      <span className="due-day">{when}</span>
      <ChevronRight className="open-mark" aria-hidden />
    </li>
  );
}
