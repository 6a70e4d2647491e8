import type { CaseSample, SampledCase } from '@fiveones/casework';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { useClock } from '../session.tsx';
import { sampleWords as say } from './duties-words.ts';

type Asked = CaseSample['asked'];

/** 抽样评价: a sample of the county's cases that anybody can draw again. */
export function SamplePage(): ReactNode {
  const processes = useQuery({ queryKey: ['duties', 'sampled'], queryFn: () => api.duty.sampled.query() });
  const clock = useClock();
  const [asked, setAsked] = useState<Asked>();
  const drawn = useQuery({
    queryKey: ['duties', 'sample', asked],
    queryFn: asked === undefined ? skipToken : () => api.duty.sample.query(asked),
  });
  if (processes.isLoadingError)
    return <Failed error={processes.error} again={() => void processes.refetch()} />;
  return (
    <Shell>
      <div className="duties">
        <a {...linkTo('/duties')}>{say.back}</a>
        <h1>{say.title}</h1>
        <p className="muted">{say.about}</p>
        {processes.data === undefined || clock.data === undefined ? (
          <Loading rows={3} />
        ) : (
          <Asking processes={processes.data} today={clock.data.now.slice(0, 10)} draw={setAsked} />
        )}
        {asked === undefined ? null : drawn.isPending ? (
          <Loading rows={4} />
        ) : drawn.isLoadingError ? (
          <Failed error={drawn.error} again={() => void drawn.refetch()} />
        ) : (
          <Drawn sample={drawn.data} />
        )}
      </div>
    </Shell>
  );
}

function Asking({
  processes,
  today,
  draw,
}: {
  readonly processes: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly draw: (asked: Asked) => void;
}): ReactNode {
  const [wrong, setWrong] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = askedIn(new FormData(event.currentTarget));
    setWrong(asked === undefined);
    if (asked) draw(asked);
  };
  const number = (name: string, label: string, value: string, most: number) => (
    <label className="field">
      {label}
      <input className="input" type="number" name={name} min={0} max={most} step={1} defaultValue={value} />
    </label>
  );
  return (
    <form className="card sample-form" noValidate onSubmit={send}>
      <label className="field wide">
        {say.process}
        <select className="input" name="process">
          {processes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {say.from}
        <input className="input" type="date" name="from" defaultValue={`${today.slice(0, 4)}-01-01`} />
      </label>
      <label className="field">
        {say.until}
        <input className="input" type="date" name="until" defaultValue={today} />
      </label>
      <label className="field">
        {say.seed}
        <input className="input" name="seed" maxLength={64} placeholder={say.seedHint} />
      </label>
      {number('percent', say.percent, '', 100)}
      {number('floor', say.floor, '1', 10_000)}
      {number('total', say.total, '', 10_000)}
      <button type="submit" className="button primary">
        {say.draw}
      </button>
      {wrong ? (
        <p className="bad" role="alert">
          {say.fill}
        </p>
      ) : null}
    </form>
  );
}

/** What a person typed, when it can be asked for. */
function askedIn(form: FormData): Asked | undefined {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const whole = (name: string, most: number) =>
    /^\d{1,5}$/.test(text(name)) && Number(text(name)) <= most ? Number(text(name)) : undefined;
  const [from, until, seed] = [text('from'), text('until'), text('seed')];
  const [percent, floor, total] = [whole('percent', 100), whole('floor', 10_000), whole('total', 10_000)];
  const totalWrong = text('total') !== '' && total === undefined;
  if (
    from === '' ||
    until < from ||
    seed === '' ||
    percent === undefined ||
    floor === undefined ||
    totalWrong
  )
    return undefined;
  return {
    process: text('process'),
    from,
    until,
    seed,
    percent,
    floor,
    ...(total === undefined ? {} : { total }),
  };
}

function Drawn({ sample }: { readonly sample: CaseSample }): ReactNode {
  if (sample.cases === 0) return <div className="empty">{say.none}</div>;
  const query = new URLSearchParams(
    Object.entries(sample.asked).map(([name, value]) => [name, String(value)]),
  ).toString();
  return (
    <section aria-live="polite" className="sample">
      <div className="row wrap">
        <h2>{say.drawn(sample.drawn, sample.cases)}</h2>
        <span className="grow" />
        <a className="button" href={`/exports/sample?${query}`} download>
          <Download aria-hidden /> {say.export}
        </a>
      </div>
      <p className="muted">{say.reserveAbout}</p>
      {sample.towns.map((town) => (
        <div key={town.town} className="card">
          <h3>
            {town.name} <small>{say.town(town.drawn.length, town.cases)}</small>
          </h3>
          <ol className="sampled">
            {town.drawn.map((one, place) => (
              <Case key={one.instance} one={one} mark={String(place + 1)} />
            ))}
            {town.reserves.map((one, place) => (
              <Case key={one.instance} one={one} mark={say.reserve(place + 1)} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

const Case = ({ one, mark }: { readonly one: SampledCase; readonly mark: string }): ReactNode => (
  <li>
    <span className="muted">{mark}</span>
    <a {...linkTo(`/case/${one.instance}`)}>{one.number || one.subject}</a>
    <span>{one.subject}</span>
    <span>{one.regionName}</span>
    <span className="muted">{one.status === 'running' ? one.stageName : say.ended}</span>
  </li>
);
