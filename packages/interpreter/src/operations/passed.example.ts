import { freshActAt, samePersonRuleAt } from '@fiveones/definition';
import type { EventOf, EventType, InstanceEvent } from '../event.ts';
import { evolve } from '../evolve.ts';
import type { InstanceState } from '../state.ts';
import { flowsLeadTo, type World } from '../world.ts';

/** After one of these nobody's earlier act counts. */
const anew: ReadonlySet<EventType> = new Set<EventType>([
  'taskReturned',
  'taskRecalled',
  'taskReopened',
  'jumped',
  'caseWoken',
]);

/** What is wrong with the steps of a history that passed by themselves, in words; and how many there are. */
export function passedWrong(
  events: readonly InstanceEvent[],
  world: World,
): { readonly wrong: readonly string[]; readonly count: number } {
  const wrong: string[] = [];
  let count = 0;
  let state: InstanceState | undefined;
  for (const [place, event] of events.entries()) {
    if (event.type === 'taskDone' && event.body.like !== undefined && state) {
      count++;
      wrong.push(...wrongAt(event, state, events.slice(0, place), world));
    }
    state = evolve(state, event);
  }
  return { wrong, count };
}

function wrongAt(
  { body: { node, by, like = '', opinion } }: EventOf<'taskDone'>,
  state: InstanceState,
  before: readonly InstanceEvent[],
  { chart, organisation }: World,
): readonly string[] {
  const step = chart.nodes.get(node);
  if (step?.kind !== 'userTask') return [`${node} is no step for a person`];
  const rule = samePersonRuleAt(chart.process, step);
  const from = before.findLastIndex((event) => event.type === 'taskDone' && event.body.node === like);
  const act = before[from];
  const since = before.slice(from);
  const others = since.filter(
    (event) => event.type === 'taskDone' && event.body.node !== like && event.body.by !== by,
  );
  const agreed =
    act?.type === 'taskDone' && (act.body.like === undefined ? act.body.opinion : act.body.agreed);
  const { people } = organisation;
  return [
    ...(rule === 'off' ? [`${node} passed without a rule`] : []),
    ...(freshActAt(chart.process, step) ? [`${node} demands a fresh act`] : []),
    ...(act?.type === 'taskDone' && act.body.by === by ? [] : [`${like} was not done by ${by ?? ''}`]),
    ...(opinion && !agreed ? [`nobody agreed at ${like}`] : []),
    ...(state.done[node] ? [`${node} was reached again`] : []),
    ...(rule === 'any' && !flowsLeadTo(chart, like, node) ? [`${like} is not on the way to ${node}`] : []),
    ...(rule === 'adjacent' && others.length > 0 ? [`others came between ${like} and ${node}`] : []),
    ...(since.some(({ type }) => anew.has(type)) ? [`${like} no longer counts at ${node}`] : []),
    ...(since.some((event) => event.type === 'taskDone' && event.body.opinion?.['result'] === 'disagree')
      ? [`somebody disagreed before ${node}`]
      : []),
    ...(people.some(({ id }) => id === by) ? [] : [`nobody is called ${by ?? ''}`]),
  ];
}
