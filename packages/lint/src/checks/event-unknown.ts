import type { Node, Occurrence, Process, Throw, Trigger } from '@fiveones/definition';
import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A signal, error or escalation that is thrown or waited for is named in the chart. */
export const eventUnknown: Check = {
  code: 'event-unknown',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes)
        for (const { property, key, event } of eventsAt(node))
          if (!isKnown(chart.process[kinds[key]], event))
            report(atNode(chart, node, property, key), { name: node.name, event });
  },
};

/** Where a chart names them. */
const kinds = { signal: 'signals', error: 'errors', escalation: 'escalations' } as const satisfies Readonly<
  Record<string, keyof Process>
>;
type Key = keyof typeof kinds;
const keys: readonly Key[] = ['signal', 'error', 'escalation'];

interface Told {
  readonly property: string;
  readonly key: Key;
  readonly event: string;
}

function eventsAt(node: Node): readonly Told[] {
  return Object.entries(toldBy(node)).flatMap(([property, told]) =>
    keys.flatMap((key): readonly Told[] => {
      const event = told[key];
      return event === undefined ? [] : [{ property, key, event }];
    }),
  );
}

/** `*` is whichever comes, `connector` what a system that was asked could not do. */
const isKnown = (list: readonly Occurrence[] | undefined, event: string): boolean =>
  event === '*' || event === 'connector' || list?.some(({ id }) => id === event) === true;

function toldBy(node: Node): Readonly<Record<string, Throw | Trigger>> {
  if (node.kind === 'intermediateThrowEvent' || node.kind === 'endEvent')
    return node.throws ? { throws: node.throws } : {};
  return 'trigger' in node && node.trigger ? { trigger: node.trigger as Trigger } : {};
}
