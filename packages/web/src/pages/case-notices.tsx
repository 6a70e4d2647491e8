import type { CaseView } from '@fiveones/casework';
import { ExternalLink, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { fileUrl } from '../api.ts';
import { linkTo } from '../route.ts';
import { boardWords as say } from './board-words.ts';

type Notice = CaseView['publicNotices'][number];

/** The public notices of a case: posted or not, with which proof, how long, whether taken down. */
export const CaseNotices = ({ view }: { readonly view: CaseView }): ReactNode => (
  <ul className="rows case-notices">
    {view.publicNotices.toReversed().map((notice) => (
      <li key={notice.issued}>
        <OneNotice notice={notice} instance={view.header.instance} />
      </li>
    ))}
  </ul>
);

const OneNotice = ({
  notice,
  instance,
}: {
  readonly notice: Notice;
  readonly instance: string;
}): ReactNode => (
  <article aria-label={notice.name}>
    <header className="row">
      <b>{notice.name}</b>
      <span className={`notice-state ${notice.state}`}>{say.states[notice.state]}</span>
      <span className="grow" />
      {notice.state === 'barred' ? null : (
        <a className="button" {...linkTo(`/print/${instance}?docs=${notice.issued}`)}>
          <Printer aria-hidden /> {say.sheet}
        </a>
      )}
      {notice.address === undefined ? null : (
        <a className="button" href={notice.address} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden /> {say.open}
        </a>
      )}
    </header>
    {notice.state === 'barred' ? (
      <div className="notice seal" role="alert">
        {say.barredWhy}
        <ul>
          {notice.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    ) : null}
    {notice.state === 'waiting' ? <p className="muted">{say.waitingWhy(notice.wanted.join('、'))}</p> : null}
    <Facts notice={notice} />
  </article>
);

function Facts({ notice }: { readonly notice: Notice }): ReactNode {
  const { posted, until, ended } = notice;
  const facts: readonly (readonly [string, ReactNode] | false)[] = [
    posted !== undefined && [
      say.period,
      until === undefined ? say.lasting : say.periodOf(posted.at.slice(0, 10), until.slice(0, 10)),
    ],
    notice.daysLeft !== undefined && [say.remaining, say.left(notice.daysLeft)],
    posted !== undefined && [
      say.places,
      (posted.places.length > 0 ? posted.places : notice.wanted).join('、'),
    ],
    posted !== undefined && [say.proof, <Proof key="proof" posted={posted} />],
    ended !== undefined && [say.ended, say.endedBy(ended.by ?? '', minuteOf(ended.at))],
    ended?.reason !== undefined && [say.reason, ended.reason],
    notice.state === 'open' &&
      notice.objection !== undefined && [say.objection, say.objectionHow(notice.objection)],
    notice.state === 'open' && !notice.online && [say.page, say.onlyPaper],
  ];
  const shown = facts.filter((fact) => fact !== false);
  return shown.length === 0 ? null : (
    <dl className="facts">
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const Proof = ({ posted }: { readonly posted: NonNullable<Notice['posted']> }): ReactNode => (
  <>
    {posted.photos.length === 0
      ? say.noPhotos
      : posted.photos.map(({ id, name }, place) => (
          <a key={id} className="link" href={fileUrl(id)} target="_blank" rel="noreferrer" title={name}>
            {say.photo(place + 1)}
          </a>
        ))}{' '}
    <small>{say.proofOf(posted.by ?? '', minuteOf(posted.recordedAt))}</small>
  </>
);

const minuteOf = (at: string): string => at.slice(0, 16).replace('T', ' ');
