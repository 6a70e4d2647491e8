import type { JsonObject, Package, SamePersonRule } from '@fiveones/definition';
import { chart, type NodeSketch } from '../chart.example.ts';
import { ofOnePerson, type Random } from '../operations/random-case.example.ts';
import {
  alone,
  beside,
  emptyDraft,
  join,
  node,
  one,
  perhaps,
  trigger,
  when,
  type Block,
  type Build,
  type Place,
} from './draft.example.ts';

const work = { kind: 'userTask', responsibility: 'R-001' };
const limited = {
  ...work,
  limit: { value: 2, unit: 'workday' },
  alarms: [{ at: 0.5 }, { at: 1, tell: ['clerk'], handTo: 'boss' }],
};

const task: Build = (place) => {
  const sketch = one([work, limited, { kind: 'manualTask', responsibility: 'R-001' }], place.random);
  const id = node(place, 'a', sketch);
  return perhaps(place.random, 3) ? onEdge(place, id) : alone(id);
};

/** An event on the edge of a step: it takes the place of the step, or goes its own way. */
function onEdge(place: Place, host: string): Block {
  const { random, draft } = place;
  const interrupting = perhaps(random, 2);
  const event = (): string =>
    node(place, 'on', {
      kind: 'boundaryEvent',
      attachedTo: host,
      interrupting,
      trigger: trigger(place, ['timer', 'message', 'signal', 'condition']),
    });
  if (interrupting) return rejoined(place, host, event());
  beside(draft, () => join(place, event(), node(place, 'b', work), node(place, 'end', { kind: 'endEvent' })));
  return alone(host);
}

/** The way from an event that took over meets the ordinary way again. */
function rejoined(place: Place, host: string, event: string): Block {
  const merge = node(place, 'm', { kind: 'exclusiveGateway' });
  join(place, host, merge);
  join(place, event, node(place, 'b', work), merge);
  return { first: host, last: merge };
}

const automatic: Build = (place) =>
  alone(
    node(
      place,
      'auto',
      one<NodeSketch>(
        [
          { kind: 'serviceTask', set: [{ into: 'calc.x', value: 1 }] },
          { kind: 'businessRuleTask', calculate: [{ into: 'calc.y', value: 'param.days * 2' }] },
          { kind: 'sendTask', message: 'm0' },
          { kind: 'intermediateThrowEvent' },
          { kind: 'intermediateThrowEvent', throws: { message: 'm0' } },
          { kind: 'intermediateThrowEvent', throws: { signal: one(place.draft.signals, place.random) } },
          { kind: 'intermediateThrowEvent', throws: { escalation: 'nobody' } },
        ],
        place.random,
      ),
    ),
  );

const waiting: Build = (place) => {
  const [said] = [trigger(place, ['timer', 'message', 'signal'])];
  const { message } = said;
  if (typeof message === 'string' && perhaps(place.random, 2))
    return alone(node(place, 'get', { kind: 'receiveTask', message }));
  return alone(node(place, 'w', { kind: 'intermediateCatchEvent', trigger: said }));
};

const race: Build = (place) => {
  const first = node(place, 'race', { kind: 'eventBasedGateway' });
  const last = node(place, 'm', { kind: 'exclusiveGateway' });
  for (const kind of ['timer', one(['message', 'signal', 'condition'], place.random)]) {
    const event = node(place, 'w', { kind: 'intermediateCatchEvent', trigger: trigger(place, [kind]) });
    const inner = block(place);
    join(place, first, event, inner.first);
    join(place, inner.last, last);
  }
  return { first, last };
};

const connector: Build = (place) => {
  const id = node(place, 'ask', { kind: 'serviceTask', connector: { id: 'police', into: 'police' } });
  if (perhaps(place.random, 2)) return alone(id);
  const error = node(place, 'on', { kind: 'boundaryEvent', attachedTo: id, trigger: { error: '*' } });
  return rejoined(place, id, error);
};

const call: Build = (place) => {
  const multi: NodeSketch = perhaps(place.random, 3) ? { multi: { each: '[1, 2]', as: 'x' } } : {};
  const id = node(place, 'call', { kind: 'callActivity', process: 'other', ...multi });
  const error = node(place, 'on', { kind: 'boundaryEvent', attachedTo: id, trigger: { error: '*' } });
  return rejoined(place, id, error);
};

const sequence: Build = (place) => {
  const blocks = Array.from({ length: 2 + place.random(2) }, () => block(place));
  for (const [at, { first }] of blocks.entries()) if (at > 0) join(place, blocks[at - 1]?.last ?? '', first);
  return { first: blocks[0]?.first ?? '', last: blocks.at(-1)?.last ?? '' };
};

const branches =
  (kind: 'parallelGateway' | 'exclusiveGateway'): Build =>
  (place) => {
    const first = node(place, 'g', { kind });
    const last = node(place, 'j', { kind });
    const ways = 2 + place.random(2);
    for (let way = 0; way < ways; way++) {
      const inner = block(place);
      if (kind === 'parallelGateway') join(place, first, inner.first);
      else when(place, first, way === 0 ? 'else' : `form.n < ${5 - 2 * way}`, inner.first);
      join(place, inner.last, last);
    }
    return { first, last };
  };

/** Some of the ways are taken; where one always is, the others may end before the join. */
const someBranches: Build = (place) => {
  const first = node(place, 'g', { kind: 'inclusiveGateway' });
  const last = node(place, 'j', { kind: 'inclusiveGateway' });
  const always = perhaps(place.random, 2);
  const ways = 2 + place.random(2);
  for (let way = 0; way < ways; way++) {
    const inner = block(place);
    when(place, first, way === 0 ? (always ? 'true' : 'else') : `form.n < ${5 - 2 * way}`, inner.first);
    if (always && way > 0 && perhaps(place.random, 2)) {
      const drop = node(place, 'x', { kind: 'exclusiveGateway' });
      join(place, inner.last, drop);
      when(place, drop, 'form.n = 3', node(place, 'end', { kind: 'endEvent' }));
      when(place, drop, 'else', last);
    } else join(place, inner.last, last);
  }
  return { first, last };
};

const loop: Build = (place) => {
  const first = node(place, 'm', { kind: 'exclusiveGateway' });
  const step = node(place, 'a', work);
  const inner = block(place);
  const again = node(place, 'x', { kind: 'exclusiveGateway' });
  const last = node(place, 'm', { kind: 'exclusiveGateway' });
  join(place, first, step, inner.first);
  join(place, inner.last, again);
  when(place, again, 'form.again = true', first);
  when(place, again, 'else', last);
  return { first, last };
};

const linked: Build = (place) => {
  const link = `l${place.draft.count}`;
  const first = node(place, 'to', { kind: 'intermediateThrowEvent', throws: { link } });
  return { first, last: node(place, 'from', { kind: 'intermediateCatchEvent', trigger: { link } }) };
};

const several: Build = (place) =>
  alone(
    node(place, 's', {
      ...one([work, { kind: 'manualTask', responsibility: 'R-001' }], place.random),
      multi: multi(place.random),
    }),
  );

const multi = (random: Random): NodeSketch => ({
  each: one(['[1, 2, 3]', '[1]', '[]'], random),
  as: 'x',
  mode: one(['parallel', 'sequential'], random),
  ...(perhaps(random, 3) ? { completeWhen: 'done >= 2' } : {}),
});

/** Several decide, by name or in secret; what it comes to is only kept. */
const voted: Build = (place) =>
  alone(
    node(place, 'v', {
      ...work,
      ...one<JsonObject>([{}, { assignee: 'x' }], place.random),
      multi: {
        each: '["clerk-1", "clerk-2", "clerk-3"]',
        as: 'x',
        mode: one(['parallel', 'sequential'], place.random),
      },
      vote: {
        into: 'vote',
        pass: one(['approve * 2 - eligible in [1..9]', 'reject = 0', 'approve in [1..9]'], place.random),
        early: perhaps(place.random, 2),
        secret: perhaps(place.random, 2),
      },
    }),
  );

/** Steps that can be undone, and where some cases undo them. */
const undone: Build = (place) => {
  const step = node(place, 'pay', work);
  const undo = node(place, 'on', {
    kind: 'boundaryEvent',
    attachedTo: step,
    interrupting: false,
    trigger: { compensate: true },
  });
  join(place, undo, node(place, 'back', work), node(place, 'end', { kind: 'endEvent' }));
  const inner = block(place);
  const choose = node(place, 'x', { kind: 'exclusiveGateway' });
  const last = node(place, 'm', { kind: 'exclusiveGateway' });
  const what = perhaps(place.random, 2) ? step : true;
  const thrown = node(place, 'undo', { kind: 'intermediateThrowEvent', throws: { compensate: what } });
  join(place, step, inner.first);
  join(place, inner.last, choose);
  when(place, choose, 'form.n = 2', thrown);
  when(place, choose, 'else', last);
  join(place, thrown, last);
  return { first: step, last };
};

const sub: Build = (place) => {
  const several: NodeSketch = perhaps(place.random, 4) ? { multi: multi(place.random) } : {};
  const id = node(place, 'sub', { kind: 'subProcess', ...several });
  const inner = { ...place, parent: id };
  const out = contents(inner, node(inner, 'in', { kind: 'startEvent' }));
  const kind = one(['error', 'escalation', 'terminate', ''], place.random);
  if (kind !== '') {
    const choose = node(inner, 'x', { kind: 'exclusiveGateway' });
    join(inner, out, choose);
    const told: NodeSketch = kind === 'terminate' ? { terminate: true } : { throws: { [kind]: 'bad' } };
    when(inner, choose, 'form.n = 1', node(inner, 'end', { kind: 'endEvent', ...told }));
    when(inner, choose, 'else', node(inner, 'end', { kind: 'endEvent' }));
  } else join(inner, out, node(inner, 'end', { kind: 'endEvent' }));
  if (kind === 'error' || (kind === 'escalation' && perhaps(place.random, 2)))
    return rejoined(
      place,
      id,
      node(place, 'on', { kind: 'boundaryEvent', attachedTo: id, trigger: { [kind]: 'bad' } }),
    );
  return perhaps(place.random, 3) ? onEdge(place, id) : alone(id);
};

/** What goes on in a scope after its start, with what listens in it; answers the last node, still open. */
function contents(place: Place, start: string): string {
  const main = sequence(place);
  join(place, start, main.first);
  if (perhaps(place.random, 4)) listening(place);
  return main.last;
}

function listening(place: Place): void {
  const interrupting = perhaps(place.random, 2);
  const draw = (): void => {
    const id = node(place, 'ev', { kind: 'subProcess', triggeredByEvent: true });
    const inner = { ...place, parent: id, depth: 0 };
    const said = trigger(place, ['timer', 'message', 'signal', 'condition']);
    const start = node(inner, 'in', { kind: 'startEvent', interrupting, trigger: said });
    const { first, last } = block(inner);
    join(inner, start, first);
    join(inner, last, node(inner, 'end', { kind: 'endEvent' }));
  };
  if (interrupting) draw();
  else beside(place.draft, draw);
}

/** What a chart is made of; add a line to have it drawn, more than once to have it drawn more often. */
const builds: readonly Build[] = [
  sequence,
  sequence,
  branches('parallelGateway'),
  branches('exclusiveGateway'),
  someBranches,
  someBranches,
  loop,
  sub,
  sub,
  several,
  voted,
  race,
  waiting,
  connector,
  call,
  linked,
  undone,
  automatic,
  task,
];

function block(place: Place): Block {
  const build = place.depth <= 0 ? task : one(builds, place.random);
  return build({ ...place, depth: place.depth - 1 });
}

/** What is called: it starts and ends. */
const other = {
  nodes: [
    { id: 's', name: 's', kind: 'startEvent' },
    { id: 'e', name: 'e', kind: 'endEvent' },
  ],
  flows: [{ id: 'f', from: 's', to: 'e' }],
};

/** A chart of random blocks of every construct, with the nodes of which there may be several at once. */
export function randomConstructs(
  random: Random,
  samePerson: SamePersonRule = 'off',
): {
  readonly pkg: Package;
  readonly side: ReadonlySet<string>;
} {
  const draft = emptyDraft();
  draft.messages.push('m0');
  const place: Place = { draft, random, depth: 3 };
  draft.sketches['first'] = work;
  const last = contents(place, 'first');
  draft.lines.push('begin > first', `${last} > end`);
  if (perhaps(random, 3))
    beside(draft, () => {
      const event = node(place, 'on', {
        kind: 'boundaryEvent',
        interrupting: false,
        trigger: trigger(place, ['message', 'signal', 'condition']),
      });
      join(place, event, node(place, 'b', work), node(place, 'end', { kind: 'endEvent' }));
    });
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: id }));
  const pkg = chart(
    draft.lines,
    samePerson === 'off' ? draft.sketches : ofOnePerson(draft.sketches),
    {
      samePerson,
      messages: named(draft.messages),
      signals: named(draft.signals),
      errors: named(['bad']),
      escalations: named(['bad', 'nobody']),
      clocks: [
        {
          id: 'total',
          name: '全程',
          limit: { value: 10, unit: 'workday' },
          start: { node: 'first', at: 'left' },
          stop: [{ node: 'end', at: 'entered' }],
          pause: 'a2' in draft.sketches ? [{ while: 'a2', reason: '补正' }] : [],
          warnAt: 0.5,
          alarms: [{ at: 0.8 }, { at: 1, tell: ['boss'] }],
        },
      ],
    },
    other,
  );
  return { pkg, side: draft.side };
}
