import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { A4Page } from '../parts/a4.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { useClock } from '../session.tsx';
import { words } from '../words.ts';
import { boardWords as say } from './board-words.ts';
import { BackLink } from '../parts/back-link.tsx';

/** What everybody may read without signing in: the board of a place, or one notice of it. */
export const BoardPage = ({
  region,
  address,
}: {
  readonly region: string;
  readonly address: string | undefined;
}): ReactNode => (
  <div className="board">
    <header className="top">
      <span className="brand">
        <img src="/icon.svg" alt="" /> {words.titles['board']}
      </span>
      <span className="grow" />
      <LookSwitches />
    </header>
    {address === undefined ? (
      <Board region={region} />
    ) : (
      <OneNotice key={address} region={region} address={address} />
    )}
  </div>
);

function Board({ region }: { readonly region: string }): ReactNode {
  const board = useQuery({
    queryKey: ['board', region],
    queryFn: () => api.notice.board.query({ region }),
    retry: false,
  });
  if (board.isPending) return <Loading rows={5} />;
  if (board.isError) return <Gone error={board.error} />;
  const { regionName, notices } = board.data;
  return (
    <main id="main">
      <h1>{say.title(regionName)}</h1>
      <p className="muted">{say.about}</p>
      {notices.length === 0 ? (
        <div className="empty">
          <b>{say.none}</b>
          <p>{say.noneAbout}</p>
        </div>
      ) : (
        <ul className="board-list">
          {notices.map((notice) => (
            <li key={notice.address}>
              <a className="card" {...linkTo(`/board/${region}/${notice.address}`)}>
                <b>{notice.name}</b>
                <span className="muted">{say.posted(notice.postedAt.slice(0, 10))}</span>
                <span className="board-left">{leftOf(notice)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}

/** How much longer a notice stands. */
const leftOf = ({ daysLeft }: { readonly daysLeft?: number | undefined }): string =>
  daysLeft === undefined ? say.lasting : say.left(daysLeft);

function OneNotice({ region, address }: { readonly region: string; readonly address: string }): ReactNode {
  const notice = useQuery({
    queryKey: ['notice', region, address],
    queryFn: () => api.notice.read.query({ region, address }),
    retry: false,
  });
  const demo = useClock().data?.demo === true;
  useEffect(() => {
    document.documentElement.classList.add('printing');
    return () => document.documentElement.classList.remove('printing');
  }, []);
  if (notice.isPending) return <Loading rows={8} />;
  if (notice.isError) return <Gone error={notice.error} region={region} />;
  const { name, postedAt, until, document: sheet } = notice.data;
  return (
    <main id="main" className="board-one">
      <div className="board-head">
        <BackLink to={`/board/${region}`} name={say.all} />
        <h1>{name}</h1>
        <p>
          {say.posted(postedAt.slice(0, 10))}
          {until === undefined ? null : `，${say.until(until.slice(0, 10))}`}
          {' · '}
          <b>{leftOf(notice.data)}</b>
        </p>
        <p className="muted">{say.safe}</p>
        <button type="button" className="button" onClick={() => window.print()}>
          <Printer aria-hidden /> {say.print}
        </button>
      </div>
      <div className="pages">
        <A4Page document={sheet} demo={demo} />
      </div>
    </main>
  );
}

/** Taken down, or never there: the same words, so that nobody learns which. */
const Gone = ({ error, region }: { readonly error: unknown; readonly region?: string }): ReactNode => (
  <main className="alone" role="alert">
    <h1>{say.gone}</h1>
    <p>{failureOf(error).offline ? failureOf(error).message : say.goneWhy}</p>
    {region === undefined ? null : (
      <a className="button" {...linkTo(`/board/${region}`)}>
        {say.all}
      </a>
    )}
  </main>
);
