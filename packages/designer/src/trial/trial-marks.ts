import type { InstanceEvent } from '@fiveones/interpreter';
import type { Picture } from '../picture.ts';
import { words } from '../words.ts';
import type { Standing } from './trial.ts';

/** How far each step has come: passed, when and how often; or where the case stands now. */
export interface Marks {
  readonly passed: ReadonlyMap<string, { readonly at: string; readonly times: number }>;
  readonly now: ReadonlySet<string>;
  readonly stuck: ReadonlySet<string>;
  readonly ways: ReadonlySet<string>;
}

const left = (events: readonly InstanceEvent[]): Marks['passed'] => {
  const passed = new Map<string, { readonly at: string; readonly times: number }>();
  for (const event of events)
    if (event.type === 'left')
      passed.set(event.body.node, { at: event.at, times: (passed.get(event.body.node)?.times ?? 0) + 1 });
  return passed;
};

/** A token that waits at a join is on its way, not at a step. What waits for a person comes first. */
const here = ({ state, world }: Standing): ReadonlySet<string> => {
  const waits = Object.values(state?.tokens ?? {}).filter(({ node, aside }) => {
    const kind = world?.chart.nodes.get(node)?.kind;
    return aside !== true && kind !== 'parallelGateway' && kind !== 'inclusiveGateway';
  });
  return new Set([...Object.values(state?.tasks ?? {}), ...waits].map(({ node }) => node));
};

/** What a trial has passed and where it stands. */
export const marksOf = (standing: Standing): Marks => {
  const { events, state } = standing;
  const passed = left(events);
  const end = state?.end;
  return {
    passed:
      end === undefined || state?.endedAt === undefined
        ? passed
        : new Map([...passed, [end, { at: state.endedAt, times: 1 }]]),
    now: here(standing),
    stuck: new Set(Object.values(state?.incidents ?? {}).map(({ node }) => node)),
    ways: new Set(
      events.flatMap((event) =>
        event.type === 'entered' && event.body.via !== undefined ? [event.body.via] : [],
      ),
    ),
  };
};

/** The picture of the chart with what was passed, what is now, and what is still to come. */
export const markedPicture = (drawn: Picture, marks: Marks): Picture => ({
  nodes: drawn.nodes.map((node) => {
    const passed = marks.passed.get(node.id);
    const now = marks.now.has(node.id);
    const stuck = marks.stuck.has(node.id);
    const run = stuck ? 'stuck' : now ? 'now' : passed === undefined ? 'later' : 'passed';
    const said = {
      stuck: words.trial.stuck,
      now: words.trial.now,
      passed: passed === undefined ? '' : words.trial.passed(passed.at.slice(5, 10), passed.times),
      later: words.trial.later,
    }[run];
    return {
      ...node,
      className: `d-run d-run-${run}`,
      draggable: false,
      ariaLabel: `${node.ariaLabel ?? ''}，${said}`,
      data: {
        ...node.data,
        errors: 0,
        hints: 0,
        clock: run === 'passed' && node.data.clock !== '' ? said : node.data.clock,
        done: run === 'passed',
      },
    };
  }),
  edges: drawn.edges.map((edge) => {
    const passed = marks.ways.has(edge.id);
    const colour = passed ? 'var(--green)' : 'var(--way)';
    return {
      ...edge,
      className: passed ? 'd-run-way-passed' : 'd-run-way-later',
      ...(typeof edge.markerEnd === 'object'
        ? { markerEnd: { ...edge.markerEnd, ...(passed ? { width: 9, height: 9 } : {}), color: colour } }
        : {}),
    };
  }),
});
