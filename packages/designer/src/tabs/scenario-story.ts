import { listOf, objectOf, textOf } from '@fiveones/chart';
import type { Json, JsonObject } from '@fiveones/definition';
import type { Naming } from '@fiveones/handbook';
import { namingIn } from '../naming.ts';
import { today } from '../context.tsx';
import { lookOf } from '../kinds.ts';
import type { Entry, Pack } from '../pack.ts';
import { scenarioWords as say } from '../words-scenario.ts';

/** One line of an example: who does what when, and what is filled in. */
export interface Line {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly more: readonly string[];
}

/** What must come of an example: a name and what it must be. */
export type Expected = readonly (readonly [name: string, what: string])[];

/** What names stand for in an example. */
interface Telling {
  readonly pack: Pack;
  readonly naming: Naming | undefined;
  readonly step: (id: Json | undefined) => string;
  /** Who does a step where the script names nobody. */
  readonly doer: (id: Json | undefined) => string;
  readonly message: (id: Json | undefined) => string;
}

/** The script of an example, told line by line. */
export const storyOf = (pack: Pack, scenario: Entry): readonly Line[] => {
  const telling = tellingOf(pack, scenario);
  return listOf(scenario.json['script'])
    .map(objectOf)
    .map((action) => lineOf(action, telling));
};

/** What an example expects in the end. */
export const expectedOf = (pack: Pack, scenario: Entry): Expected =>
  expectations(objectOf(scenario.json['then']), tellingOf(pack, scenario));

const tellingOf = (pack: Pack, scenario: Entry): Telling => {
  const charts = pack.charts.map(({ chart }) => chart);
  const own = charts.find(({ id }) => id === scenario.json['process']);
  const steps = [...(own?.steps ?? []), ...charts.flatMap((chart) => chart.steps)];
  const messages = charts.flatMap((chart) => listOf(chart.json['messages']).map(objectOf));
  return {
    pack,
    naming: namingIn(pack),
    step: (id) => steps.find((step) => step.id === id)?.name || textOf(id),
    doer: (id) => {
      const step = steps.find((one) => one.id === id);
      return step === undefined ? '' : lookOf(step.kind).who(step, pack, today);
    },
    message: (id) => textOf(messages.find((one) => one['id'] === id)?.['name']) || textOf(id),
  };
};

const lineOf = (action: JsonObject, telling: Telling): Line => {
  const told = deeds[textOf(action['do'])] ?? (() => [textOf(action['do'])]);
  const [what = '', ...more] = told(action, telling);
  return {
    when: textOf(action['at']).slice(0, 16).replace('T', ' '),
    who: personIn(telling.pack, textOf(action['as'])) || telling.doer(action['node']),
    what,
    more: [...more, ...filledIn(action, telling)].filter(Boolean),
  };
};

type Told = (action: JsonObject, telling: Telling) => readonly string[];

const reasonOf = (action: JsonObject): string =>
  action['reason'] === undefined ? '' : say.because(textOf(action['reason']));

/** Each kind of line: what is done, then what is said about it. */
const deeds: Readonly<Record<string, Told>> = {
  start: (action, { step }) => [say.begins(step(action['node']))],
  fill: (action, { step }) => [say.done(step(action['node']))],
  vote: (action, { step }) => [
    say.ballot(
      step(action['node']),
      action['for'] === undefined
        ? (say.choices[textOf(action['choice'])] ?? '')
        : say.elects(listOf(action['for']).map(String).join('、')),
    ),
  ],
  decide: (action, { step }) => [
    say.opinion(step(action['node']), say.results[textOf(action['result'])] ?? ''),
    reasonOf(action),
  ],
  sendBack: (action, { step }) => [say.sentBack(step(action['node']), step(action['to'])), reasonOf(action)],
  message: (action, { message }) => [say.received(message(action['message']))],
  signal: (action) => [say.signalled(textOf(action['signal']))],
  answer: (action, { step }) =>
    action['error'] === undefined
      ? [say.answered(step(action['node']))]
      : [say.unanswered(step(action['node'])), textOf(action['error'])],
  advance: (action) => [
    action['to'] === undefined
      ? say.passes(
          Object.entries(say.later)
            .filter(([unit]) => action[unit] !== undefined)
            .map(([unit, name]) => `${String(action[unit])} ${name}`)
            .join('、'),
        )
      : say.passesTo(textOf(action['to']).slice(0, 16).replace('T', ' ')),
  ],
  skip: (action, { step }) => [say.skipped(step(action['node'])), reasonOf(action)],
  retry: (action, { step }) => [say.retried(step(action['node']))],
  expect: (action, telling) => [
    `${say.checked}${expectations(action, telling)
      .map(([name, what]) => `${name} ${what}`)
      .join('；')}`,
  ],
  refused: (action, telling) => {
    const problems = listOf(action['problems']);
    return [
      say.refused(lineOf(objectOf(action['action']), telling).what),
      problems.length === 0 ? '' : say.problems(problems.length),
    ];
  },
};

const personIn = (pack: Pack, as: string): string => {
  const post = pack.posts.find(({ id }) => as === id || as.startsWith(`${textOf(id)}-`));
  return post === undefined
    ? as
    : `${textOf(post['name'])}${as.slice(textOf(post['id']).length).replace('-', ' ')}`;
};

const filledIn = (action: JsonObject, { pack }: Telling): readonly string[] => [
  Object.keys(objectOf(action['data']))
    .map((key) => pack.forms.find(({ json }) => json['key'] === key)?.name ?? key)
    .join('、'),
  action['due'] === undefined ? '' : say.mustBeDone(textOf(action['due']).slice(0, 10)),
];

const expectations = (then: JsonObject, telling: Telling): Expected =>
  Object.entries(say.lines).flatMap(([part, name]) => {
    const what = then[part];
    const told = what === undefined ? '' : (parts[part]?.(what, telling) ?? '');
    return told === '' ? [] : [[name, told] as const];
  });

const stepsOf = (ids: Json, { step }: Telling): string => listOf(ids).map(step).join(' → ');
const valuesOf = (values: Json, called: (path: string) => string): string =>
  Object.entries(objectOf(values))
    .map(([path, value]) => `${called(path)} ${shown(value)}`)
    .join('；');

const parts: Readonly<Record<string, (what: Json, telling: Telling) => string>> = {
  status: (status) => say.status[textOf(status)] ?? '',
  end: (end, { step }) => step(end),
  open: (open, { step, pack }) =>
    listOf(open)
      .map(objectOf)
      .map((task) =>
        [step(task['node']), personIn(pack, textOf(task['post'])), textOf(task['due']).slice(0, 10)]
          .filter(Boolean)
          .join(' '),
      )
      .join('；') || say.none,
  passed: stepsOf,
  notPassed: (ids, { step }) => listOf(ids).map(step).join('、'),
  documents: (ids, { pack }) =>
    listOf(ids)
      .map((id) => pack.documents.find((one) => one.id === id)?.name ?? String(id))
      .join('、') || say.none,
  data: (values, { naming }) => valuesOf(values, (path) => naming?.called(path)?.label ?? path),
  printed: (values, { pack }) => {
    const printed = Object.entries(objectOf(values)).map(([path, value]) => {
      const [id = '', field = ''] = path.split('.');
      const document = pack.documents.find((one) => one.id === id);
      const label = textOf(objectOf(objectOf(document?.json['fields'])[field])['label']) || field;
      return { paper: `《${document?.name ?? id}》`, said: `${label} ${shown(value)}` };
    });
    return [...new Set(printed.map(({ paper }) => paper))]
      .map((paper) => {
        const own = printed.filter((one) => one.paper === paper);
        return `${paper}${own.map(({ said }) => said).join('；')}`;
      })
      .join('　');
  },
  clocks: (clocks, { pack }) =>
    Object.entries(objectOf(clocks))
      .flatMap(([id, clock]) => {
        const name =
          textOf(
            pack.charts
              .flatMap(({ chart }) => listOf(chart.json['clocks']).map(objectOf))
              .find((one) => one['id'] === id)?.['name'],
          ) || id;
        const { due, warned, used } = objectOf(clock);
        return [
          due === undefined ? '' : say.due(name, textOf(due).slice(0, 10)),
          warned === undefined ? '' : say.warned(name, textOf(warned).slice(0, 10)),
          typeof used === 'number' ? say.used(name, used) : '',
        ];
      })
      .filter(Boolean)
      .join('；'),
  incidents: (count) => say.count(Number(count)),
};

const shown = (value: Json | undefined): string =>
  typeof value === 'boolean'
    ? value
      ? '是'
      : '否'
    : Array.isArray(value)
      ? value.map(shown).join('、')
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value ?? say.none);
