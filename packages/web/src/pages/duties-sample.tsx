import type { CaseSample, SampledCase } from '@fiveones/casework';
import { DayField } from '@fiveones/form-view';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, Send } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo } from '../route.ts';
import { useClock, useMe } from '../session.tsx';
import { batchWords } from './batch-words.ts';
import { sampleWords as say } from './duties-words.ts';

type Asked = CaseSample['asked'];

/** 抽样评价: draws samples of the county's cases, and opens the draws that were made. */
export function SamplePage({ draw }: { readonly draw: string | undefined }): ReactNode {
  return (
    <Shell>
      <div className="duties">{draw === undefined ? <Drawing /> : <OneDraw key={draw} id={draw} />}</div>
    </Shell>
  );
}

function Drawing(): ReactNode {
  const client = useQueryClient();
  const processes = useQuery({ queryKey: ['duties', 'sampled'], queryFn: () => api.duty.sampled.query() });
  const past = useQuery({ queryKey: ['duties', 'draws'], queryFn: () => api.duty.draws.query() });
  const clock = useClock();
  const [wrong, setWrong] = useState('');
  if (processes.isLoadingError)
    return <Failed error={processes.error} again={() => void processes.refetch()} />;
  const draw = async (asked: Asked): Promise<void> => {
    try {
      const { id } = await api.duty.draw.mutate(asked);
      await client.invalidateQueries({ queryKey: ['duties', 'draws'] });
      go(`/duties/sample/${id}`);
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <>
      <a {...linkTo('/duties')}>{say.back}</a>
      <h1>{say.title}</h1>
      <p className="muted">{say.about}</p>
      {processes.data === undefined || clock.data === undefined ? (
        <Loading rows={3} />
      ) : (
        <Asking
          processes={processes.data}
          today={clock.data.now.slice(0, 10)}
          draw={(asked) => void draw(asked)}
          refused={wrong}
        />
      )}
      <h2>{say.past}</h2>
      {past.data === undefined ? null : past.data.length === 0 ? (
        <p className="muted">{say.noPast}</p>
      ) : (
        <ul className="rows past-draws">
          {past.data.map((one) => (
            <li key={one.id}>
              <a {...linkTo(`/duties/sample/${one.id}`)}>
                <b>{one.seed}</b>
              </a>
              <span>{say.drawn(one.drawn, one.cases)}</span>
              <span className="muted">{say.drawnBy(one.by, one.at.slice(0, 16).replace('T', ' '))}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A past draw: who drew it when and how, and that the same comes out again. */
function OneDraw({ id }: { readonly id: string }): ReactNode {
  const me = useMe();
  const opened = useQuery({ queryKey: ['duties', 'drawn', id], queryFn: () => api.duty.drawn.query({ id }) });
  if (opened.isPending) return <Loading rows={6} />;
  if (opened.isLoadingError) return <Failed error={opened.error} again={() => void opened.refetch()} />;
  const { seed, by, at, sample, gone, come } = opened.data;
  const { asked } = sample;
  const same = gone.length + come.length === 0;
  return (
    <>
      <a {...linkTo('/duties/sample')}>{say.toDraws}</a>
      <h1>{say.one(seed)}</h1>
      <p>
        {say.drawnBy(by, at.slice(0, 16).replace('T', ' '))}
        {'；'}
        {say.how(
          sample.processName,
          `${asked.from} 至 ${asked.until}`,
          [say.town0, ...asked.strata.map((one) => say.strata[one])].join('、'),
          asked.percent,
          asked.floor,
        )}
      </p>
      <p className={same ? 'notice green' : 'notice amber'} role="status">
        {same ? say.same : say.differs(gone.length, come.length)}
      </p>
      {me.sends ? (
        <a className="button" {...linkTo(`/batches/new?draw=${encodeURIComponent(id)}`)}>
          <Send aria-hidden /> {batchWords.to}
        </a>
      ) : null}
      <Drawn sample={sample} />
    </>
  );
}

function Asking({
  processes,
  today,
  draw,
  refused,
}: {
  readonly processes: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly draw: (asked: Asked) => void;
  readonly refused: string;
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
      <fieldset className="sample-ticks">
        <legend>{say.process}</legend>
        {processes.map(({ id, name }, place) => (
          <label key={id} className="row">
            <input type="checkbox" name="process" value={id} defaultChecked={place === 0} />
            {name}
          </label>
        ))}
      </fieldset>
      <fieldset className="sample-ticks">
        <legend>{say.by}</legend>
        <label className="row">
          <input type="checkbox" checked disabled readOnly />
          {say.town0}
        </label>
        {Object.entries(say.strata).map(([id, name]) => (
          <label key={id} className="row">
            <input type="checkbox" name="strata" value={id} />
            {name}
          </label>
        ))}
        <small className="muted">{say.byHint}</small>
      </fieldset>
      <Day name="from" label={say.from} first={`${today.slice(0, 4)}-01-01`} />
      <Day name="until" label={say.until} first={today} />
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
      {wrong || refused !== '' ? (
        <p className="bad" role="alert">
          {wrong ? say.fill : refused}
        </p>
      ) : null}
    </form>
  );
}

/** A day that the form hands in with the rest. */
function Day({
  name,
  label,
  first,
}: {
  readonly name: string;
  readonly label: string;
  readonly first: string;
}): ReactNode {
  const [day, setDay] = useState(first);
  return (
    <DayField className="field" inputClass="input" label={label} name={name} value={day} onChange={setDay} />
  );
}

const stratumNames = ['village', 'process', 'category'] as const;

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
  const processes = form.getAll('process').map(String);
  if (
    processes.length === 0 ||
    from === '' ||
    until < from ||
    seed === '' ||
    percent === undefined ||
    floor === undefined ||
    totalWrong
  )
    return undefined;
  return {
    processes,
    strata: stratumNames.filter((one) => form.getAll('strata').includes(one)),
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
          {town.strata.length === 0 ? null : (
            <p className="muted">
              {town.strata.map(({ name, cases, drawn }) => `${name} ${say.town(drawn, cases)}`).join('；')}
            </p>
          )}
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
