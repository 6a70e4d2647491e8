import { groupedBy, indexOf } from '@fiveones/interpreter';
import type { RowOf, Store } from '@fiveones/store';
import type { Library } from './library.ts';
import { handling } from './look-reasons.ts';
import { looksWithin } from './looks.ts';
import { countyOf } from './county.ts';
import type { Connector } from './system.ts';
import { lookTable } from './tables.ts';
import { monthBefore, periodOf } from './village/period.ts';

/** So many people fit the form of an audit; of more, those who looked most often. */
const mostPeople = 50;
const mostLooks = 100_000;

/**
 * What an audit asks of the program. `accessLog`: how often people of the county looked, in the month before the case began,
 * at masked numbers and, with a reason, at cases in which they take no part; and who did how often, at how many cases.
 */
export function lookConnectors(store: Store, library: Library): Readonly<Record<string, Connector>> {
  return {
    accessLog: async (_, { instance }) => {
      const month = monthBefore(instance.startedAt.slice(0, 7));
      const { from, to } = periodOf('month', month);
      const rows = await store.rows(lookTable, {
        where: {
          and: [
            { eq: ['county', countyOf(instance.region)] },
            looksWithin(from, to),
            { ne: ['reason', handling.id] },
          ],
        },
        columns: ['county', 'person', 'instance'],
        limit: mostLooks,
      });
      const people = [...groupedBy(rows, ({ person }) => person ?? '')].map(told(library));
      return {
        month,
        visits: rows.length,
        people: people.toSorted((a, b) => b.times - a.times).slice(0, mostPeople),
      };
    },
  };
}

const told =
  (library: Library) =>
  ([person, looks]: readonly [string, readonly Pick<RowOf<typeof lookTable>, 'instance'>[]]) => {
    const { people, units } = indexOf(library.organisation);
    const known = people.get(person);
    return {
      who: known?.name ?? person,
      office: units.get(known?.holdings[0]?.unit ?? '')?.name ?? '',
      times: looks.length,
      cases: new Set(looks.map(({ instance }) => instance)).size,
    };
  };
