import { CircleAlert, Clock, Mail, Undo2, UserRound, type LucideIcon } from 'lucide-react';
import type { Json, Package } from '@fiveones/definition';
import {
  evaluate,
  gathered,
  holdersOf,
  indexOf,
  isFailure,
  scopeOf,
  tell,
  type Task,
} from '@fiveones/interpreter';
import { useMemo } from 'react';
import { usePack } from '../context.tsx';
import { Choice } from '../controls.tsx';
import { dataFields } from '../form/fields.ts';
import { words } from '../words.ts';
import { consequences, openTasks, type Standing, type Trial, type Trouble } from './trial.ts';

/** Who it is: the household, what was worked out for it, and a switch to another one. */
export const Household = ({
  pkg,
  trial,
  standing,
  onChoose,
  onOwn,
}: {
  readonly pkg: Package;
  readonly trial: Trial;
  readonly standing: Standing;
  readonly onChoose: (scenario: string) => void;
  /** A household of one's own, of which nothing is filled in. */
  readonly onOwn: () => void;
}) => {
  const scenarios = Object.values(pkg.scenarios).filter(({ process }) => process === trial.scenario.process);
  const isExample = scenarios.some(({ id }) => id === trial.scenario.id);
  return (
    <section>
      <h2>{words.trial.household}</h2>
      {scenarios.length === 0 ? (
        <p className="d-hint">{words.trial.noExamples}</p>
      ) : (
        <Choice
          label={words.trial.another}
          value={trial.scenario.id}
          options={[...(isExample ? [] : [trial.scenario]), ...scenarios].map(({ id, name }) => ({
            id,
            name,
          }))}
          onChange={onChoose}
        />
      )}
      <button type="button" className="d-link" onClick={onOwn}>
        ＋ {words.trial.own}
      </button>
      <Subject standing={standing} />
      <p className="d-hint">{trial.scenario.description}</p>
      <WorkedOut standing={standing} />
    </section>
  );
};

const Subject = ({ standing: { state, world, played } }: { readonly standing: Standing }) => {
  const subject = world?.chart.process.subject;
  if (state === undefined || world === undefined || subject === undefined) return null;
  const scope = scopeOf(state, world, played.now);
  const told = (expression: string | undefined): string => {
    if (expression === undefined) return '';
    const value = evaluate(expression, scope, world);
    return isFailure(value) || value.value === null ? '' : String(value.value);
  };
  const [name, size] = [told(subject.name), told(subject.size)];
  return name === '' ? null : (
    <p className="d-subject">
      <UserRound size={18} aria-hidden />
      <b>{name}</b>
      {size === '' ? null : <span>{words.trial.size(size)}</span>}
    </p>
  );
};

/** The figures that rules worked out for this household, under the names forms give them. */
const WorkedOut = ({ standing: { events } }: { readonly standing: Standing }) => {
  const pack = usePack();
  const fields = useMemo(() => new Map(dataFields(pack).map((field) => [field.path, field])), [pack]);
  const figures = new Map<string, string>();
  for (const event of events)
    if (event.type === 'dataSet')
      for (const { into, value } of event.body.set) {
        const field = fields.get(into);
        if (field !== undefined && ['number', 'string', 'boolean'].includes(typeof value))
          figures.set(
            field.title,
            field.options.find((option) => option.value === value)?.name ?? plain(value),
          );
      }
  return figures.size === 0 ? null : (
    <dl className="d-figures-list">
      {[...figures].slice(-7).map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const plain = (value: Json): string =>
  typeof value === 'boolean'
    ? value
      ? words.form.yes
      : words.form.no
    : String(value).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2');

const troubleIcons: Readonly<Record<Trouble['kind'], LucideIcon>> = {
  back: Undo2,
  late: Clock,
  message: Mail,
};

/** What could go another way; its consequence stands below before it is done. */
export const Troubles = ({
  pkg,
  trial,
  troubles,
  chosen,
  onChoose,
  onDo,
}: {
  readonly pkg: Package;
  readonly trial: Trial;
  readonly troubles: readonly Trouble[];
  readonly chosen: Trouble | undefined;
  readonly onChoose: (trouble: Trouble | undefined) => void;
  readonly onDo: (trouble: Trouble) => void;
}) => {
  const told = useMemo(
    () => (chosen === undefined ? [] : consequences(pkg, trial, chosen)),
    [pkg, trial, chosen],
  );
  return (
    <section>
      <h2>{words.trial.troubles}</h2>
      {troubles.length === 0 ? <p className="d-hint">{words.trial.noTroubles}</p> : null}
      <ul className="d-troubles">
        {troubles.map((trouble) => {
          const Icon = troubleIcons[trouble.kind];
          return (
            <li key={trouble.key}>
              <button
                type="button"
                aria-pressed={chosen?.key === trouble.key}
                onClick={() => onChoose(chosen?.key === trouble.key ? undefined : trouble)}
              >
                <Icon size={14} aria-hidden />
                {trouble.name}
              </button>
              {chosen?.key === trouble.key ? (
                <div className="d-note d-consequence" role="status">
                  <b>{words.trial.wouldBe}</b>
                  <ul>
                    {told.slice(0, 8).map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                  <button type="button" className="d-button" onClick={() => onDo(chosen)}>
                    {words.trial.doIt}
                  </button>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** Who would get the open work, who is left out and why. */
export const Receivers = ({
  standing,
  node,
}: {
  readonly standing: Standing;
  /** The step that was clicked; else the first that is open. */
  readonly node: string | undefined;
}) => {
  const { state, world } = standing;
  const tasks = state === undefined ? [] : openTasks(state);
  const task = tasks.find((one) => one.node === node) ?? tasks[0];
  if (task === undefined || world === undefined)
    return (
      <section>
        <h2>{words.trial.receivers}</h2>
        <p className="d-hint">
          {state === undefined
            ? words.trial.notBegun
            : state.status === 'running'
              ? words.trial.nobodyWaits
              : words.trial.ended}
        </p>
      </section>
    );
  const people = receiversOf(standing, task);
  return (
    <section>
      <h2>
        {words.trial.receiversOf(world.chart.nodes.get(task.node)?.name ?? task.node)}
        <small>{words.trial.people(people.filter(({ out }) => out === undefined).length)}</small>
      </h2>
      <ul className="d-receivers">
        {people.slice(0, 8).map((person) => (
          <li key={person.id}>
            <UserRound size={14} aria-hidden />
            <span>
              <b>{person.name}</b>
              <small>{person.where}</small>
            </span>
            <em className={person.out === undefined ? 'd-get' : 'd-out'}>
              {person.out === undefined ? words.trial.gets : words.trial.leftOut[person.out]}
            </em>
          </li>
        ))}
      </ul>
      {tasks.some((one) => one.node !== task.node) ? (
        <p className="d-hint">
          {words.trial.alsoOpen(
            [...new Set(tasks.map((one) => world.chart.nodes.get(one.node)?.name ?? one.node))]
              .filter((name) => name !== world.chart.nodes.get(task.node)?.name)
              .join('、'),
          )}
        </p>
      ) : null}
    </section>
  );
};

/** Who holds the posts of a task, those who must not take it among them. */
export const receiversOf = ({ world }: Standing, { assignment }: Task) => {
  if (world === undefined) return [];
  const out = new Map(assignment.excluded.map(({ person, why }) => [person, why]));
  const { units, people: everybody } = indexOf(world.organisation);
  const named = everybody.get(assignment.person ?? '');
  const queued = assignment.queues.flatMap((queue) => holdersOf(world.organisation, queue));
  const people = new Map((named === undefined ? queued : [named]).map((one) => [one.id, one]));
  return [...people.values()].map(({ id, name, holdings }) => ({
    id,
    name,
    where: units.get(holdings[0]?.unit ?? '')?.name ?? '',
    out: out.get(id),
  }));
};

/** What has happened, newest first, a title and a line each. */
export const Story = ({ standing: { events, world } }: { readonly standing: Standing }) => {
  const lines = useMemo(
    () =>
      world === undefined ? [] : gathered(events.flatMap((event) => tell(event, world) ?? []).reverse()),
    [events, world],
  );
  return (
    <section className="d-story">
      <h2>
        {words.trial.story} <small>{words.trial.storyCount(lines.length)}</small>
      </h2>
      <ol>
        {lines.slice(0, 60).map((line, index) => (
          <li key={`${lines.length - index}`} data-tone={line.tone}>
            <time>{line.at.slice(5, 16).replace('T', ' ')}</time>
            <span>
              <b>
                {line.title}
                {line.times === undefined ? null : <em> {words.trial.times(line.times)}</em>}
              </b>
              {line.note === undefined || line.note === '' ? null : <small>{line.note}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** An incident stops a trial as it would stop a case: said with what to mend. */
export const Stopped = ({ standing: { state, world } }: { readonly standing: Standing }) => {
  const incidents = Object.values(state?.incidents ?? {});
  return incidents.length === 0 ? null : (
    <p className="d-note" data-severity="error" role="alert">
      <CircleAlert size={14} aria-hidden />{' '}
      {words.trial.stopsAt(
        incidents.map(({ node }) => world?.chart.nodes.get(node)?.name ?? node).join('、'),
      )}
    </p>
  );
};
