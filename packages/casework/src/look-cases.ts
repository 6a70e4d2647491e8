import { addDays } from '@fiveones/calendar';
import type { Json } from '@fiveones/definition';
import type { Condition } from '@fiveones/store';
import { placeOf, valueAt } from '@fiveones/forms';
import { groupedBy, indexOf, type InstanceState, type World } from '@fiveones/interpreter';
import { instancesSeenBy, looksSeenBy, mayAsk, maysDo, supervises, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { countyOf } from './county.ts';
import { handling, lookReasons } from './look-reasons.ts';
import {
  looked,
  lookStream,
  noted,
  looksWithin,
  reasonOf,
  reasonRefused,
  type LookRow,
  type LookWhy,
  type RecentLooks,
} from './looks.ts';
import { isMinor, membersOf } from './members.ts';
import { subjectForOthers, subjectOf } from './projection.ts';
import { placedOf } from './readers.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { lookTable, memberTable } from './tables.ts';
import { objectAt } from './check-forms.ts';
import { contextOf, formOf } from './task-view.ts';
import type { FormContext, Refused } from './views.ts';
import type { Sheet } from './village/table-cases.ts';

/** Which looks a supervisor asks for: days, both included, and of whom. */
export interface LookFilter {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly person?: string | undefined;
}

/** Looks by day and person, the latest day first. */
export interface LookList {
  readonly from: string;
  readonly until: string;
  readonly total: number;
  /** There are more than are shown; those shown are the latest. */
  readonly more: boolean;
  /** Whoever looked in the period, to choose from. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly times: number }[];
  readonly days: readonly {
    readonly day: string;
    readonly people: readonly {
      readonly person: string;
      readonly name: string;
      readonly unitName: string;
      readonly looks: readonly LookItem[];
    }[];
  }[];
}

/** One look as the supervisor reads it. */
export interface LookItem {
  readonly id: string;
  readonly at: string;
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly processName: string;
  readonly place: string;
  readonly reason: string;
}

/** A line of a case's looks. */
export interface LookLine {
  readonly at: string;
  readonly who: string;
  readonly place: string;
  readonly reason: string;
  /** The case was read, not a number of it. */
  readonly whole: boolean;
}

/** A value that somebody may look at whole, and where it stands. */
interface Found {
  readonly state: InstanceState;
  readonly world: World;
  readonly full: string;
  readonly place: string;
  readonly form?: string;
  readonly path?: string;
  /** The member of a household, where it was looked at in the 户档. */
  readonly member?: string;
}

const mostShown = 2_000;
const mostExported = 50_000;
const daysShown = 30;
const longestPeriod = 366;
const mostRead = 20;

/** 查看全文: a masked number is shown whole to who may see it, for a reason, once that has been written down. */
export class LookCases {
  readonly reasons: typeof lookReasons = lookReasons;
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** Lets an actor read for the rest of the day a case that only some may read, once it is written down why. */
  async case(actor: Actor, asked: LookWhy & { readonly instance: string }): Promise<Outcome<null>> {
    const found = await this.casework.instances.read(asked.instance);
    const world = found && this.casework.library.worldOf(found.state);
    if (!found || !world || !mayAsk(actor, placedOf(found.state, world))) return no(refused('not-found'));
    const kept = await this.answer(actor, asked, { state: found.state, world, full: '', place: wholeCase });
    return kept.ok ? ok(null) : kept;
  }

  /** The cases that an actor has asked to read today. */
  async openedBy(actor: Actor): Promise<readonly string[]> {
    const rows = await this.casework.store.rows(lookTable, {
      where: {
        and: [...ofCases(actor, this.casework.now().slice(0, 10)), { ne: ['reason', handling.id] }],
      },
      columns: ['instance'],
      limit: mostShown,
    });
    return [...new Set(rows.flatMap(({ instance }) => instance ?? []))];
  }

  /** Writes down that somebody read a case that only some may read, once a day. */
  async noted(actor: Actor, state: InstanceState, world: World): Promise<void> {
    const today = this.casework.now().slice(0, 10);
    const read = await this.casework.store.count(lookTable, {
      and: [...ofCases(actor, today), { eq: ['instance', state.id] }],
    });
    if (read > 0) return;
    const row = this.rowOf(actor, { reason: handling.id }, { state, world, full: '', place: wholeCase });
    await this.casework.store.change<RecentLooks, null>(lookStream(actor.id), ({ snapshot }) => ({
      decided: noted(snapshot, row),
      answer: null,
    }));
  }

  /** The whole value of a field of a case. `shown` is the masked one that is looked at: rows may have moved. */
  async field(
    actor: Actor,
    asked: LookWhy & {
      readonly instance: string;
      readonly form: string;
      readonly path: string;
      readonly shown: string;
    },
  ): Promise<Outcome<{ readonly full: string }>> {
    const case_ = await this.casework.instanceFor(actor, asked.instance);
    if (!case_.ok) return case_;
    const { state, world } = case_.value;
    const form = Object.values(world.chart.package.forms).find(({ key }) => key === asked.form);
    if (!form) return no(refused('not-found'));
    const own = Object.values(state.tasks).filter(({ assignment }) => maysDo(actor, assignment));
    const seen = [undefined, ...own]
      .map((task) => contextOf(state, world, actor, this.casework.now(), task))
      .filter(({ revealable }) => revealable?.[asked.form]?.includes(asked.path));
    if (seen.length === 0) return no(refused('not-allowed'));
    if (!seen.some(({ data }) => valueAt(objectAt(data, asked.form), asked.path) === asked.shown))
      return no(refused('look-moved'));
    const full = valueAt(objectAt(state.data, asked.form), asked.path);
    if (typeof full !== 'string') return no(refused('not-found'));
    return this.answer(actor, asked, {
      state,
      world,
      full,
      place: placeOf(formOf(world, form.id), asked.path),
      form: asked.form,
      path: asked.path,
    });
  }

  /** The whole identity number of somebody in the 户档, as the newest case tells it that lets them see it. */
  async person(
    actor: Actor,
    asked: LookWhy & { readonly person: string },
  ): Promise<Outcome<{ readonly full: string }>> {
    const rows = await this.casework.store.rows(memberTable, {
      where: { and: [instancesSeenBy(actor), { eq: ['person', asked.person] }] },
      order: [['startedAt', 'desc']],
      limit: mostRead,
    });
    if (rows.length === 0) return no(refused('not-found'));
    for (const { instance } of rows) {
      const found = await this.casework.instanceFor(actor, instance);
      const number = found.ok ? this.numberIn(actor, found.value, asked.person) : undefined;
      if (found.ok && number !== undefined)
        return this.answer(actor, asked, {
          ...found.value,
          full: number.idNo,
          place: `户档：${number.name} 身份证号`,
          member: asked.person,
        });
    }
    return no(refused('not-allowed'));
  }

  /** What a case tells of a member whose number this reader may see whole. */
  private numberIn(
    actor: Actor,
    { state, world }: { readonly state: InstanceState; readonly world: World },
    person: string,
  ): { readonly name: string; readonly idNo: string } | undefined {
    const member = membersOf(state, world).find((one) => one.person === person);
    if (!member || member.idNo === '' || isMinor(member.idNo, this.casework.now().slice(0, 10)))
      return undefined;
    const context = contextOf(state, world, actor, this.casework.now());
    return tellsWhole(context, { state, world }, member.idNo) ? member : undefined;
  }

  /** Answers the value once it has been written down who looked, when, where and why. */
  private async answer(
    actor: Actor,
    why: LookWhy,
    found: Found,
  ): Promise<Outcome<{ readonly full: string }>> {
    const wrong = reasonRefused(why);
    if (wrong) return no(wrong);
    const row = this.rowOf(actor, why, found);
    const kept = await this.casework.store.change<RecentLooks, null, Refused>(
      lookStream(actor.id),
      ({ snapshot }) => {
        const made = looked(snapshot, row);
        return 'refused' in made ? made : { decided: made, answer: null };
      },
    );
    return kept.ok ? ok({ full: found.full }) : no(kept.refused);
  }

  private rowOf(actor: Actor, { reason, words }: LookWhy, { state, world, ...where }: Found): LookRow {
    return {
      county: countyOf(state.region),
      id: this.casework.newId(),
      at: this.casework.now(),
      person: actor.id,
      instance: state.id,
      number: state.number,
      subject: world.chart.process.readers ? subjectForOthers(state, world) : subjectOf(state, world).name,
      processName: world.chart.process.name,
      region: state.region,
      form: where.form ?? null,
      path: where.path ?? null,
      member: where.member ?? null,
      place: where.place,
      reason,
      words: words?.trim() || null,
    };
  }

  /** Who looked at what of a case, for those who supervise; nothing for others. */
  async ofInstance(actor: Actor, { id, region }: InstanceState): Promise<readonly LookLine[]> {
    if (!supervises(actor, region)) return [];
    const rows = await this.casework.store.rows(lookTable, {
      where: { and: [looksSeenBy(actor), { eq: ['instance', id] }] },
      order: [['at', 'desc']],
      limit: mostShown,
    });
    return rows.map((row) => ({
      at: row.at ?? '',
      who: this.nameOf(row.person),
      place: row.place ?? '',
      reason: reasonOf(row),
      whole: row.form === null && row.member === null,
    }));
  }

  /** How often somebody looked at numbers of a household's cases in the last days. */
  lately(instances: readonly string[]): Promise<number> {
    const today = this.casework.now().slice(0, 10);
    return this.casework.store.count(lookTable, {
      and: [
        { in: ['instance', [...instances]] },
        { or: [{ ne: ['form', null] }, { ne: ['member', null] }] },
        looksWithin(addDays(today, 1 - daysShown), today),
      ],
    });
  }

  /** Looks in the places that somebody supervises. */
  async list(actor: Actor, asked: LookFilter): Promise<Outcome<LookList>> {
    const found = await this.found(actor, asked, mostShown);
    if (!found.ok) return found;
    const { rows, total, from, until, people } = found.value;
    const days = [...groupedBy(rows, ({ at }) => (at ?? '').slice(0, 10))].map(([day, ofDay]) => ({
      day,
      people: [...groupedBy(ofDay, ({ person }) => person ?? '')].map(([person, looks]) => ({
        person,
        name: this.nameOf(person),
        unitName: this.unitOf(person),
        looks: looks.map(itemOf),
      })),
    }));
    return ok({ from, until, total, more: total > rows.length, people, days });
  }

  /** What `list` answers, line by line, for a workbook. */
  async sheet(
    actor: Actor,
    asked: LookFilter,
  ): Promise<Outcome<{ readonly fileName: string; readonly sheets: readonly Sheet[] }>> {
    const found = await this.found(actor, asked, mostExported);
    if (!found.ok) return found;
    const { rows, total, from, until } = found.value;
    const about = `${from} 至 ${until} 查看 ${total} 次${total > rows.length ? `，只列最近 ${rows.length} 次` : ''}；只记谁看了哪里、为什么，不记号码`;
    const heads = ['时间', '谁', '单位', '办件号', '办件', '谁的事', '地方', '看了什么', '事由'];
    const lines = rows.map((row) => [
      (row.at ?? '').slice(0, 19).replace('T', ' '),
      this.nameOf(row.person),
      this.unitOf(row.person),
      row.number ?? '',
      row.processName ?? '',
      row.subject ?? '',
      this.placeName(row.region ?? ''),
      row.place ?? '',
      reasonOf(row),
    ]);
    return ok({
      fileName: `查看记录 ${from} 至 ${until}.xlsx`,
      sheets: [{ name: '查看记录', rows: [[about], heads, ...lines] }],
    });
  }

  private async found(actor: Actor, asked: LookFilter, most: number) {
    if (!actor.holdings.some(({ region }) => supervises(actor, region))) return no(refused('not-allowed'));
    const until = asked.until ?? this.casework.now().slice(0, 10);
    const from = asked.from ?? addDays(until, 1 - daysShown);
    if (from > until || from < addDays(until, -longestPeriod)) return no(refused('look-period'));
    const within = { and: [looksSeenBy(actor), looksWithin(from, until)] };
    const where = asked.person ? { and: [within, { eq: ['person', asked.person] as const }] } : within;
    const order = [['at', 'desc']] as const;
    const { store } = this.casework;
    const [rows, total, everybody] = await Promise.all([
      store.rows(lookTable, { where, order, limit: most }),
      store.count(lookTable, where),
      store.rows(lookTable, { where: within, columns: ['person'], limit: mostExported }),
    ]);
    const people = [...groupedBy(everybody, ({ person }) => person ?? '')]
      .map(([id, looks]) => ({ id, name: this.nameOf(id), times: looks.length }))
      .toSorted((a, b) => b.times - a.times);
    return ok({ rows, total, from, until, people });
  }

  private nameOf(person: string | null): string {
    return indexOf(this.casework.library.organisation).people.get(person ?? '')?.name ?? person ?? '';
  }

  private unitOf(person: string | null): string {
    const { people, units } = indexOf(this.casework.library.organisation);
    return units.get(people.get(person ?? '')?.holdings[0]?.unit ?? '')?.name ?? '';
  }

  private placeName(region: string): string {
    return indexOf(this.casework.library.organisation).regions.get(region)?.name ?? region;
  }
}

/** How the record names a case that was read as a whole. */
const wholeCase = '整件';

/** The times that somebody read whole cases from a day on. */
const ofCases = (actor: Actor, day: string): readonly Condition[] => [
  { eq: ['person', actor.id] },
  { ge: ['at', day] },
  { isNull: 'form' },
  { isNull: 'member' },
];

/** Whether a reader who may look at whole numbers of a case may look at this one: a form of theirs holds it. */
export function tellsWhole(
  { revealable, data }: Pick<FormContext, 'revealable' | 'data'>,
  { state, world }: { readonly state: InstanceState; readonly world: World },
  idNo: string,
): boolean {
  if (revealable === undefined) return false;
  const masked = Object.entries(revealable).some(([key, paths]) =>
    paths.some((path) => valueAt(objectAt(state.data, key), path) === idNo),
  );
  const forms = Object.values(world.chart.package.forms);
  return masked || forms.some(({ key }) => holds(data[key] ?? null, idNo));
}

function holds(value: Json, text: string): boolean {
  if (typeof value !== 'object' || value === null) return value === text;
  return Object.values(value).some((part: Json) => holds(part, text));
}

const itemOf = (row: LookRow): LookItem => ({
  id: row.id,
  at: row.at ?? '',
  instance: row.instance ?? '',
  number: row.number ?? '',
  subject: row.subject ?? '',
  processName: row.processName ?? '',
  place: row.place ?? '',
  reason: reasonOf(row),
});
