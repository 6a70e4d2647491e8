import { addDays, addWorkdays, daysBetween, nextWorkday, type CalendarEdition } from '@fiveones/calendar';
import type { Action, Package, Scenario } from '@fiveones/definition';
import {
  holdersOf,
  play,
  queueOf,
  regionAt,
  type InstanceEvent,
  type InstanceState,
  type Organisation,
  type Played,
} from '@fiveones/interpreter';
import { demoName, demoVillages } from './county.ts';

/** An instance that a demonstration begins with: what happened to it so far. */
export interface DemoInstance {
  readonly id: string;
  readonly number: string;
  readonly state: InstanceState;
  readonly events: readonly InstanceEvent[];
}

/** How many households apply in the demonstration. */
export const demoHouseholds = 120;

/**
 * Households whose applications stand everywhere between the first step and the end: the scenarios
 * that the package ships, played for other families in other villages, begun on different days, up
 * to the demonstration's now.
 */
export function population(
  pkg: Package,
  organisation: Organisation,
  calendar: CalendarEdition,
  now: string,
  hash: string,
): readonly DemoInstance[] {
  const scenarios = Object.values(pkg.scenarios).filter(
    (scenario) => scenario.parameters === undefined && scenario.responsibilities === undefined,
  );
  if (scenarios.length === 0) return [];
  const made: DemoInstance[] = [];
  for (let number = 1; number <= demoHouseholds; number++) {
    const scenario = scenarios[number % scenarios.length];
    const village = demoVillages[(number * 5) % demoVillages.length];
    if (!scenario || !village) continue;
    // Every third family has only just come: its first steps are still open.
    const fresh = number % 3 === 0 ? (number / 3) % 7 : undefined;
    const started = nextWorkday(
      calendar,
      addDays(now.slice(0, 10), fresh === undefined ? -((number * 13) % 90) - 4 : -1 - (number % 4)),
    );
    const staged = restaged(pkg, scenario, {
      fresh,
      village: village.code,
      started,
      household: number,
      organisation,
      calendar,
      now,
    });
    const played = play(staged.pkg, staged.scenario, {
      organisation,
      calendar,
      hash,
      idOf: (place) =>
        `${village.code.slice(0, 6)}-${pkg.template.id}-${String(number).padStart(4, '0')}${place === 1 ? '' : `-${place}`}`,
      numberOf: (place) =>
        `QHDB${started.slice(0, 4)}-${String(number + (place - 1) * 1_000).padStart(6, '0')}`,
    });
    made.push(...instancesOf(played, now));
  }
  return made;
}

function instancesOf(played: Played, now: string): readonly DemoInstance[] {
  return Object.values(played.states).map((state) => ({
    id: state.id,
    number: state.number,
    state,
    events: played.timeline
      .filter(({ instance, event }) => instance === state.id && event.at <= now)
      .map(({ event }) => event),
  }));
}

interface Staging {
  /** Only so many actions have been done. */
  readonly fresh: number | undefined;
  readonly village: string;
  readonly started: string;
  readonly household: number;
  readonly organisation: Organisation;
  readonly calendar: CalendarEdition;
  readonly now: string;
}

/** The scenario for another family: other names and numbers, other people in the posts, other days, cut at now. */
function restaged(
  pkg: Package,
  scenario: Scenario,
  staging: Staging,
): { readonly pkg: Package; readonly scenario: Scenario } {
  const shift = daysBetween(scenario.at.slice(0, 10), staging.started);
  const rename = renaming(pkg, scenario, staging);
  const others = Object.fromEntries(
    Object.entries(pkg.others).map(([file, text]) => [
      file,
      file.startsWith('scenarios/shared/') ? rename(text) : text,
    ]),
  );
  const told = JSON.parse(rename(JSON.stringify(scenario))) as Scenario; // a scenario with other texts is a scenario
  const moved: Scenario = {
    ...told,
    region: staging.village,
    at: `${staging.started}T09:00:00+08:00`,
    script: untilNow(
      told.script
        .slice(0, staging.fresh === undefined ? undefined : 1 + staging.fresh)
        .map((action) => shifted(action, shift)),
      staging,
    ),
  };
  return { pkg: { ...pkg, others }, scenario: moved };
}

/** Days written out in a scenario move with its beginning. */
function shifted(action: Action, days: number): Action {
  const move = (text: unknown): unknown =>
    typeof text === 'string' && /^\d{4}-\d{2}-\d{2}/.test(text)
      ? `${addDays(text.slice(0, 10), days)}${text.slice(10)}`
      : text;
  const record: Record<string, unknown> = { ...action };
  for (const key of ['at', 'to'])
    if (action.do !== 'sendBack' || key === 'at') if (key in record) record[key] = move(record[key]);
  return record as Action; // the same action on other days
}

/** Actions up to now. What a script checks in between is left out: days differ here. */
function untilNow(script: readonly Action[], { started, calendar, now }: Staging): Action[] {
  const kept: Action[] = [];
  let at = started;
  for (const action of script) {
    if (action.do === 'expect' || action.do === 'refused') continue;
    const next =
      action.do === 'advance'
        ? afterAdvance(at, action, calendar)
        : 'at' in action && typeof action.at === 'string'
          ? action.at.slice(0, 10)
          : at;
    if (next >= now.slice(0, 10)) return [...kept, { do: 'advance', to: now }];
    kept.push(action);
    at = next;
  }
  return [...kept, { do: 'advance', to: now }];
}

function afterAdvance(
  from: string,
  action: Extract<Action, { do: 'advance' }>,
  calendar: CalendarEdition,
): string {
  if (action.to !== undefined) return action.to.slice(0, 10);
  const days = addDays(
    from,
    (action.days ?? 0) + (action.months ?? 0) * 30 + Math.ceil((action.hours ?? 0) / 24),
  );
  return action.workdays === undefined ? days : addWorkdays(calendar, days, action.workdays);
}

/** Other names for the people of the household, and the county's own people for `post-1` … `post-4`. */
function renaming(
  pkg: Package,
  scenario: Scenario,
  { village, household, organisation }: Staging,
): (text: string) => string {
  const texts = [
    JSON.stringify(scenario),
    ...Object.entries(pkg.others)
      .filter(([file]) => file.startsWith('scenarios/shared/'))
      .map(([, text]) => text),
  ].join('\n');
  const swaps = new Map<string, string>();
  for (const [id] of texts.matchAll(
    /\b[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX]\b/g,
  ))
    swaps.set(id, otherNumber(id, household));
  for (const [, name] of texts.matchAll(/"name":\s*"([\p{Script=Han}]{2,4})"/gu))
    if (name !== undefined && !swaps.has(name)) swaps.set(name, demoName(200 + household * 9 + swaps.size));
  for (const post of pkg.template.posts) {
    const people = holdersOf(organisation, queueOf(post.id, regionAt(village, post.tier as 'town')));
    for (let number = 1; number <= 4; number++) {
      const person = people[(number - 1) % Math.max(1, people.length)];
      if (person) swaps.set(`${post.id}-${number}`, person.id);
    }
  }
  const pattern = new RegExp(
    [...swaps.keys()]
      .sort((a, b) => b.length - a.length)
      .map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|'),
    'g',
  );
  return (text) => (swaps.size === 0 ? text : text.replace(pattern, (found) => swaps.get(found) ?? found));
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Another identity number of the same birthday and sex, in the demonstration's county, with its check digit (GB 11643). */
function otherNumber(id: string, household: number): string {
  const order = (Number(id.slice(14, 17)) + household * 2) % 1_000;
  const body = `980101${id.slice(6, 14)}${String(order).padStart(3, '0')}`;
  const sum = weights.reduce<number>((total, weight, place) => total + weight * Number(body[place]), 0);
  return `${body}${'10X98765432'[sum % 11] ?? '0'}`;
}
