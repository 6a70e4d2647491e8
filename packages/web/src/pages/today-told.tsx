import type { AskedItem, Inbox, NoticeItem, OperationView } from '@fiveones/casework';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { shortDay } from '../parts/time.ts';
import { linkTo } from '../route.ts';
import { OperationDialog } from './operation-dialog.tsx';
import { operationWords as say } from './operation-words.ts';

/** 待阅 and 待确认: what a person is told, and what waits for a second person. */
export function Told({ inbox }: { readonly inbox: Inbox }): ReactNode {
  const { notices, asked } = inbox;
  if (notices.length + asked.length === 0) return <div className="empty">{say.noReading}</div>;
  return (
    <ul className="rows">
      {asked.map((item) => (
        <AskedRow key={`${item.instance}${item.proposal}`} item={item} />
      ))}
      {notices.map((item) => (
        <NoticeRow key={`${item.instance}${item.notice}`} item={item} />
      ))}
    </ul>
  );
}

function NoticeRow({ item }: { readonly item: NoticeItem }): ReactNode {
  const [wrong, setWrong] = useState('');
  const client = useQueryClient();
  const read = async () => {
    try {
      const operation = { do: 'markRead', notice: item.notice } as const;
      await api.operation.carryOut.mutate({ instance: item.instance, operation, key: crypto.randomUUID() });
      await client.invalidateQueries({ queryKey: ['inbox'] });
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  const what = [item.nodeName ? `“${item.nodeName}”` : '', say.why[item.why]].filter(Boolean).join(' ');
  return (
    <li className="inbox-row told">
      <a className="whole" {...linkTo(`/case/${item.instance}`)} aria-label={`${item.subject}，${what}`} />
      <span className="who">
        <b>{item.subject}</b> <small>{item.regionName}</small>
      </span>
      <span className="what">{item.processName}</span>
      <span className="step">
        <b>{what}</b>{' '}
        <small>
          {[item.by, item.note].filter(Boolean).join('：')} · {shortDay(item.at)}
        </small>
        {wrong ? <small className="bad">{wrong}</small> : null}
      </span>
      <Button className="button small" onPress={() => void read()}>
        {say.read}
      </Button>
    </li>
  );
}

const confirming = (item: AskedItem): OperationView => ({
  do: 'confirm',
  name: say.asks(say.changes[item.what], item.nodeName),
  effect: `${item.by}：${item.reason}`,
  asks: ['one'],
  choices: [{ id: item.proposal, name: say.asks(say.changes[item.what], item.nodeName) }],
});

function AskedRow({ item }: { readonly item: AskedItem }): ReactNode {
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const what = say.asks(say.changes[item.what], item.nodeName);
  return (
    <li className="inbox-row told">
      <a className="whole" {...linkTo(`/case/${item.instance}`)} aria-label={`${item.subject}，${what}`} />
      <span className="who">
        <b>{item.subject}</b> <small>{item.regionName}</small>
      </span>
      <span className="what">{item.processName}</span>
      <span className="step">
        <span className="chip amber">{say.asked}</span> <b>{what}</b>{' '}
        <small>
          {item.by}：{item.reason} · {shortDay(item.at)}
        </small>
      </span>
      <Button className="button small" onPress={() => setOpen(true)}>
        {say.effects}
      </Button>
      {open ? (
        <OperationDialog
          offer={confirming(item)}
          about={{ instance: item.instance }}
          close={() => setOpen(false)}
          done={() => {
            setOpen(false);
            void client.invalidateQueries();
          }}
        />
      ) : null}
    </li>
  );
}
