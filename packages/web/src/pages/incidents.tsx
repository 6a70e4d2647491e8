import type { IncidentItem } from '@fiveones/casework';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { BackLink } from '../parts/back-link.tsx';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { PassOverDialog, RepairDialog } from './incident-dialogs.tsx';
import { incidentWords as say } from './incident-words.ts';

const keyOf = ({ instance, incident }: IncidentItem): string => `${instance}/${incident}`;

/** 异常: cases that could not go on, to be repaired, tried again or led on. */
export function Incidents(): ReactNode {
  const items = useQuery({ queryKey: ['incidents'], queryFn: () => api.incident.list.query() });
  if (items.isLoadingError)
    return (
      <Shell back={<BackLink />}>
        <Failed error={items.error} again={() => void items.refetch()} />
      </Shell>
    );
  return (
    <Shell>
      <div className="incidents">
        <h1>{say.title}</h1>
        <p className="muted">{say.about}</p>
        {items.isPending ? <Loading rows={4} /> : <List items={items.data} />}
      </div>
    </Shell>
  );
}

function List({ items }: { readonly items: readonly IncidentItem[] }): ReactNode {
  const cache = useQueryClient();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<{ readonly what: 'repair' | 'pass'; readonly item: IncidentItem }>();
  const retry = useMutation({
    mutationFn: (chosen: readonly IncidentItem[]) =>
      api.incident.retry.mutate({
        incidents: chosen.map(({ instance, incident }) => ({ instance, incident })),
      }),
    onSuccess: () => {
      setPicked(new Set());
      return cache.invalidateQueries();
    },
  });
  const chosen = items.filter((item) => picked.has(keyOf(item)));
  const toggle = (key: string): void => {
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    setPicked(next);
  };
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Outcome retry={retry} />
      {items.length === 0 ? (
        <div className="empty">{say.none}</div>
      ) : (
        <>
          <p className="row">
            <label className="row">
              <input
                type="checkbox"
                checked={chosen.length === items.length}
                onChange={() => setPicked(new Set(chosen.length === items.length ? [] : items.map(keyOf)))}
              />
              {say.all}
            </label>
            <span className="grow" />
            <button
              type="button"
              className="button primary"
              disabled={chosen.length === 0 || retry.isPending}
              onClick={() => retry.mutate(chosen)}
            >
              {retry.isPending ? say.retrying : say.retry(chosen.length)}
            </button>
          </p>
          <ul className="rows">
            {items.map((item) => (
              <Row
                key={keyOf(item)}
                item={item}
                picked={picked.has(keyOf(item))}
                onPick={() => toggle(keyOf(item))}
                busy={retry.isPending}
                onRetry={() => retry.mutate([item])}
                onOpen={(what) => setOpen({ what, item })}
              />
            ))}
          </ul>
        </>
      )}
      {open?.what === 'repair' ? <RepairDialog item={open.item} close={close} /> : null}
      {open?.what === 'pass' ? <PassOverDialog item={open.item} close={close} /> : null}
    </>
  );
}

function Outcome({
  retry,
}: {
  readonly retry: {
    readonly data?: readonly { readonly message: string }[] | undefined;
    readonly error: unknown;
    readonly variables?: readonly IncidentItem[] | undefined;
  };
}): ReactNode {
  if (retry.error)
    return (
      <p role="alert" className="bad">
        {failureOf(retry.error).message}
      </p>
    );
  if (!retry.data) return null;
  const gone = (retry.variables?.length ?? 0) - retry.data.length;
  const reasons = [...new Set(retry.data.map(({ message }) => message))];
  return (
    <div role="status" className={`notice ${reasons.length > 0 ? 'amber' : ''}`}>
      {gone > 0 ? <p>{say.gone(gone)}</p> : null}
      {reasons.length > 0 ? (
        <p>
          {say.still}
          {reasons.join(' ')}
        </p>
      ) : null}
    </div>
  );
}

function Row({
  item,
  picked,
  busy,
  onPick,
  onRetry,
  onOpen,
}: {
  readonly item: IncidentItem;
  readonly picked: boolean;
  readonly busy: boolean;
  readonly onPick: () => void;
  readonly onRetry: () => void;
  readonly onOpen: (what: 'repair' | 'pass') => void;
}): ReactNode {
  const { header, nodeName, message, at, ways } = item;
  return (
    <li className="incident">
      <input type="checkbox" aria-label={say.pick(header.subject)} checked={picked} onChange={onPick} />
      <span>
        <a {...linkTo(`/case/${item.instance}`)}>
          <b>{header.subject}</b>
        </a>{' '}
        <small>
          {header.number} · {header.regionName} · {header.processName}
        </small>
        <br />
        <TriangleAlert aria-hidden className="bad" /> <b>{nodeName}</b> {message}{' '}
        <small>{say.since(at.slice(0, 16).replace('T', ' '))}</small>
      </span>
      <span className="row wrap end">
        {ways.length > 0 ? (
          <button type="button" className="button" onClick={() => onOpen('pass')}>
            {say.passOver}
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => onOpen('repair')}>
          {say.repair}
        </button>
        <button type="button" className="button" disabled={busy} onClick={onRetry}>
          {say.retryOne}
        </button>
      </span>
    </li>
  );
}
