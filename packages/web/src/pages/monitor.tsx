import type { Load, MonitoredChart, MonitoredStep, MonitorView } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { Clock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo, type Route } from '../route.ts';
import { MonitorCaseList } from './monitor-cases.tsx';
import { monitorWords as say } from './monitor-words.ts';

const everyMinute = 60_000;

/** 监测: where the cases of a process stand, what of them is overdue, and where. */
export function MonitorPage({ route: { query } }: { readonly route: Route }): ReactNode {
  const [packageId, process] = [query.get('package') ?? '', query.get('process') ?? ''];
  const asked = packageId === '' || process === '' ? undefined : { packageId, process };
  const view = useQuery({
    queryKey: ['monitor', packageId, process],
    queryFn: () => api.monitor.view.query(asked),
    refetchInterval: everyMinute,
    placeholderData: (before) => before,
  });
  if (view.isLoadingError) return <Failed error={view.error} again={() => void view.refetch()} />;
  return (
    <Shell>
      {view.data === undefined ? (
        <Loading rows={6} />
      ) : view.data.shown === undefined ? (
        <div className="empty">{say.nothing}</div>
      ) : (
        <Monitor
          view={view.data}
          shown={view.data.shown}
          step={query.get('step') ?? undefined}
          place={query.get('place') ?? undefined}
        />
      )}
    </Shell>
  );
}

/** The address of a process here, and of the cases behind one of its figures. */
const placeOf = (
  { packageId, process }: Pick<MonitoredChart, 'packageId' | 'process'>,
  behind: Readonly<Record<string, string>> = {},
): string => `/monitor?${new URLSearchParams({ package: packageId, process, ...behind }).toString()}`;

function Monitor({
  view,
  shown,
  step,
  place,
}: {
  readonly view: MonitorView;
  readonly shown: MonitoredChart;
  readonly step: string | undefined;
  readonly place: string | undefined;
}): ReactNode {
  const placeName = shown.places.find(({ region }) => region === place)?.name;
  return (
    <div className="monitor">
      <Head view={view} shown={shown} />
      <Where shown={shown} chosen={step} />
      {step === undefined && placeName === undefined ? null : (
        <MonitorCaseList
          asked={{ packageId: shown.packageId, process: shown.process, step, place }}
          title={say.listAt(step ?? placeName ?? '')}
          close={placeOf(shown)}
        />
      )}
      <div className="monitor-below">
        <Places shown={shown} />
        <Processes view={view} shown={shown} />
      </div>
    </div>
  );
}

function Head({ view, shown }: { readonly view: MonitorView; readonly shown: MonitoredChart }): ReactNode {
  return (
    <header className="monitor-head">
      <h1>{shown.name}</h1>
      <label>
        <span className="visually-hidden">{say.choose}</span>
        <select
          value={`${shown.packageId} ${shown.process}`}
          onChange={(event) => {
            const [packageId = '', process = ''] = event.target.value.split(' ');
            // Arrow keys go by many on the way to one; back leads from here to where one came from.
            go(placeOf({ packageId, process }), true);
          }}
        >
          {view.processes.map(({ packageId, process, name }) => (
            <option key={`${packageId} ${process}`} value={`${packageId} ${process}`}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Figure name={say.open} value={shown.open} />
      <Figure name={say.overdue} value={shown.overdue} tone={shown.overdue > 0 ? 'seal' : ''} />
      <Figure name={say.soon} value={shown.soon} tone={shown.soon > 0 ? 'amber' : ''} />
      <Figure
        name={say.ended}
        value={shown.ended}
        after={shown.days === undefined ? '' : say.onAverage(shown.days)}
      />
      <span className="grow" />
      <span className="muted">{say.asOf(view.now.slice(5, 16).replace('T', ' '))}</span>
    </header>
  );
}

const Figure = ({
  name,
  value,
  tone = '',
  after = '',
}: {
  readonly name: string;
  readonly value: number;
  readonly tone?: string;
  readonly after?: string;
}): ReactNode => (
  <span className="monitor-figure">
    {name} <b className={tone}>{value}</b> {say.cases}
    {after}
  </span>
);

type Heat = keyof typeof say.key;
const manyFrom = 0.1;

function heatOf({ open, soon, overdue }: Load): Heat {
  if (overdue > 0) return overdue / open >= manyFrom ? 'many' : 'some';
  return soon > 0 ? 'soon' : 'normal';
}

const tierOrder = ['village', 'town', 'county', 'city', 'province', undefined] as const;

/** Steps by stage from left to right and by tier from top to bottom, each with what stands there. */
function Where({
  shown,
  chosen,
}: {
  readonly shown: MonitoredChart;
  readonly chosen: string | undefined;
}): ReactNode {
  const { steps } = shown;
  const stages = [...shown.stages, { id: '', name: say.noStage }].filter(({ id }) =>
    steps.some(({ stage }) => stage === id),
  );
  const tiers = tierOrder.filter((tier) => steps.some((step) => step.tier === tier));
  return (
    <section className="card monitor-where" aria-label={say.where}>
      <h2 className="row">
        {say.where} <span className="muted">{say.whereAbout}</span>
        <span className="grow" />
        <span className="key monitor-key">
          {(Object.keys(say.key) as Heat[]).map((heat) => (
            <span key={heat}>
              <i className={`heat-${heat}`} /> {say.key[heat]}
            </span>
          ))}
        </span>
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className="monitor-scroll" tabIndex={0} role="group" aria-label={say.where}>
        <table className="monitor-grid">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{say.tier}</span>
              </th>
              {stages.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => (
              <tr key={tier ?? ''} className={`tier-${tier ?? 'none'}`}>
                <th scope="row">{tier === undefined ? say.noTier : say.tiers[tier]}</th>
                {stages.map(({ id, name }) => (
                  <td key={id} data-stage={name}>
                    {steps
                      .filter((step) => step.stage === id && step.tier === tier)
                      .map((step) => (
                        <StepCard
                          key={step.name}
                          step={step}
                          to={placeOf(shown, { step: step.name })}
                          chosen={step.name === chosen}
                        />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const StepCard = ({
  step,
  to,
  chosen,
}: {
  readonly step: MonitoredStep;
  readonly to: string;
  readonly chosen: boolean;
}): ReactNode => (
  <a className={`monitor-step heat-${heatOf(step)}`} aria-current={chosen || undefined} {...linkTo(to)}>
    <span>{step.name}</span>
    <span className="monitor-count">
      <b>{step.open}</b>
      {step.overdue > 0 ? (
        <small>
          <TriangleAlert aria-hidden /> {say.overdueOf(step.overdue)}
        </small>
      ) : step.soon > 0 ? (
        <small>
          <Clock aria-hidden /> {say.soonOf(step.soon)}
        </small>
      ) : null}
    </span>
  </a>
);

/** Small multiples on one scale: of what is overdue now, how much fell due in which week. */
function Places({ shown }: { readonly shown: MonitoredChart }): ReactNode {
  const highest = Math.max(1, ...shown.places.flatMap(({ weeks }) => weeks));
  return (
    <section className="card">
      <h2 className="row">{say.places}</h2>
      <p className="muted">{say.placesAbout}</p>
      <ul className="monitor-places">
        {shown.places.map(({ region, name, open, overdue, weeks }) => (
          <li key={region}>
            <a {...linkTo(placeOf(shown, { place: region }))}>
              <span className="row">
                <b>{name}</b>
                <span className="grow" />
                <span className="muted">{say.openOf(open)}</span>
              </span>
              <svg viewBox="0 0 120 36" role="img" aria-label={say.weekOf(name, weeks)}>
                {weeks.map((count, week) => {
                  const height = count === 0 ? 1 : 2 + (count / highest) * 34;
                  return (
                    <rect
                      key={week}
                      className={week === weeks.length - 1 && count > 0 ? 'now' : ''}
                      x={week * 10 + 1}
                      y={36 - height}
                      width="8"
                      height={height}
                    />
                  );
                })}
              </svg>
              {overdue > 0 ? (
                <b className="seal">{say.overdueOf(overdue)}</b>
              ) : (
                <span className="muted">{say.noneOverdue}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Processes({
  view,
  shown,
}: {
  readonly view: MonitorView;
  readonly shown: MonitoredChart;
}): ReactNode {
  return (
    <section className="card">
      <h2 className="row">
        {say.processes}
        <span className="grow" />
        <span className="muted">{say.processesAbout}</span>
      </h2>
      <table className="monitor-processes">
        <thead>
          <tr>
            <th scope="col">{say.process}</th>
            <th scope="col">{say.open}</th>
            <th scope="col">{say.soon}</th>
            <th scope="col">{say.overdue}</th>
            <th scope="col">{say.ended}</th>
          </tr>
        </thead>
        <tbody>
          {view.processes.map((one) => (
            <tr
              key={`${one.packageId} ${one.process}`}
              aria-current={one.packageId === shown.packageId && one.process === shown.process}
            >
              <th scope="row">
                <a {...linkTo(placeOf(one))}>{one.name}</a>
              </th>
              <td>{one.open}</td>
              <td className={one.soon > 0 ? 'amber' : ''}>{one.soon}</td>
              <td className={one.overdue > 0 ? 'seal' : ''}>{one.overdue}</td>
              <td>{one.ended}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
