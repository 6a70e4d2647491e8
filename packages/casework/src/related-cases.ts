import { indexOf, type InstanceEvent, type InstanceState } from '@fiveones/interpreter';
import { instancesSeenBy, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { instanceTable } from './tables.ts';
import type { RelatedCase, RelatedCases } from './views.ts';

/** So many of the cases that a case has begun are listed, the last ones. */
const mostListed = 50;

/** The case that called this one and the cases that it has called, as far as an actor reads them. */
export async function relatedCases(
  { store, library }: Casework,
  actor: Actor,
  { parent }: InstanceState,
  events: readonly InstanceEvent[],
): Promise<RelatedCases> {
  const called = [
    ...new Set(events.flatMap((event) => (event.type === 'childStarted' ? [event.body.child] : []))),
  ];
  const listed = called.slice(-mostListed);
  const ids = parent === undefined ? listed : [parent.instance, ...listed];
  if (ids.length === 0) return { begun: [], unlisted: 0 };
  const rows = await store.rows(instanceTable, {
    where: { and: [instancesSeenBy(actor), { in: ['instance', ids] }] },
    limit: ids.length,
  });
  const { regions } = indexOf(library.organisation);
  const seen = new Map(
    rows.map((row): [string, RelatedCase] => [
      row.instance,
      {
        instance: row.instance,
        number: row.number ?? '',
        subject: row.subject ?? '',
        processName: row.processName ?? '',
        regionName: regions.get(row.region ?? '')?.name ?? '',
        status: row.status ?? '',
        waitsFor: row.waitsFor ?? '',
      },
    ]),
  );
  return {
    from: parent && seen.get(parent.instance),
    begun: listed.flatMap((id) => seen.get(id) ?? []),
    unlisted: called.length - listed.length,
  };
}
