import type { BatchItemView, BatchView } from '@fiveones/casework';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo, type Route } from '../route.ts';
import { useMe } from '../session.tsx';
import { BatchTable } from './batch-cases.tsx';
import { NewBatch } from './batch-new.tsx';
import { batchWords as say } from './batch-words.ts';
import { dutyWords } from './duties-words.ts';
import { BackLink } from '../parts/back-link.tsx';

/** 批量通知: what was sent to many cases, one such sending, or a new one. */
export function BatchesPage({ route }: { readonly route: Route }): ReactNode {
  const [, id] = route.parts;
  const back = <BackLink to="/batches" name={say.back} />;
  return id === undefined ? (
    <Shell>
      <Sendings />
    </Shell>
  ) : (
    <Shell back={back}>
      {id === 'new' ? (
        <NewBatch draw={route.query.get('draw') ?? undefined} />
      ) : (
        <OneBatch key={id} id={id} />
      )}
    </Shell>
  );
}

function Sendings(): ReactNode {
  const me = useMe();
  const list = useQuery({ queryKey: ['batches'], queryFn: () => api.batch.list.query(), retry: false });
  return (
    <div className="batches">
      <div className="row wrap">
        <h1>{say.title}</h1>
        <span className="grow" />
        {me.samples ? (
          <a className="button" {...linkTo('/duties/sample')}>
            {dutyWords.sampleLink}
          </a>
        ) : null}
        <a className="button primary" {...linkTo('/batches/new')}>
          <Send aria-hidden /> {say.begin}
        </a>
      </div>
      <p className="muted">{say.about}</p>
      <h2>{say.past}</h2>
      {list.isPending ? (
        <Loading rows={3} />
      ) : list.isError ? (
        <Failed error={list.error} again={() => void list.refetch()} />
      ) : list.data.length === 0 ? (
        <div className="empty">{say.nonePast}</div>
      ) : (
        <ul className="card batch-list">
          {list.data.map((one) => (
            <Sending key={one.id} one={one} />
          ))}
        </ul>
      )}
    </div>
  );
}

const Sending = ({ one }: { readonly one: BatchItemView }): ReactNode => (
  <li>
    <a {...linkTo(`/batches/${one.id}`)}>
      <b>{one.messageName}</b> <small>{one.processName}</small>
    </a>
    <span>{one.reason}</span>
    <span>
      {say.cases(one.total)} <span className="chip">{say.states[one.status]}</span>
    </span>
    <small>{say.sentBy(one.by, one.at)}</small>
  </li>
);

/** How often a sending that still goes on is asked after, ms. */
const askEvery = 1_000;

function OneBatch({ id }: { readonly id: string }): ReactNode {
  const client = useQueryClient();
  const one = useQuery({
    queryKey: ['batches', id],
    queryFn: () => api.batch.one.query({ id }),
    retry: false,
    refetchInterval: ({ state }) => (state.data?.status === 'sending' ? askEvery : false),
  });
  const retry = useMutation({
    mutationFn: () => api.batch.retry.mutate({ id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['batches'] }),
  });
  if (one.isPending) return <Loading rows={4} />;
  if (one.isError) return <Failed error={one.error} again={() => void one.refetch()} />;
  const view = one.data;
  return (
    <div className="batches">
      <h1>{say.one(view.messageName)}</h1>
      <p>
        {view.processName} · {view.reason} · <span className="muted">{say.sentBy(view.by, view.at)}</span>
      </p>
      <Progress view={view} />
      {retry.isError ? (
        <p role="alert" className="bad">
          {failureOf(retry.error).message}
        </p>
      ) : null}
      {view.mayRetry ? (
        <div className="row">
          <button type="button" className="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
            {say.retry}
          </button>
        </div>
      ) : null}
      {view.failed.length > 0 ? (
        <BatchTable title={say.failed} cases={view.failed} all={view.refused} />
      ) : null}
      {view.told.length > 0 ? <BatchTable title={say.told} cases={view.told} all={view.sent} /> : null}
    </div>
  );
}

function Progress({ view }: { readonly view: BatchView }): ReactNode {
  const { total, sent, refused, status } = view;
  if (status === 'done')
    return (
      <p className={refused === 0 ? 'notice green' : 'notice amber'} role="status">
        {say.result(sent, refused)}
      </p>
    );
  return (
    <div className="card batch-progress">
      <progress max={total} value={sent + refused} aria-label={say.states.sending} />
      <p role="status">{say.progress(sent + refused, total)}</p>
      <p className="muted">{say.going}</p>
    </div>
  );
}
