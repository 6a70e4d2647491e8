import { isObject, type Json, type JsonObject, type NodeKind } from '@fiveones/definition';
import { readCondition } from './condition.ts';
import type { EventRead } from './events.ts';
import { loss, type Loss } from './loss.ts';
import { elementAt, foreignText, keptOf, textAt, type Element } from './moddle.ts';

/** A step that the language can read, and what had to be made up or left out for that. */
export interface Completed {
  readonly step: JsonObject;
  readonly losses: readonly Loss[];
}

/** A step of a file before it is complete. */
export interface Incomplete {
  readonly id: string;
  readonly kind: NodeKind;
  readonly step: JsonObject;
  readonly found: Element;
  readonly event: EventRead;
}

/** What a step without a name is called. */
const kindNames: Readonly<Record<NodeKind, string>> = {
  startEvent: '开始',
  userTask: '待办',
  manualTask: '线下办理',
  serviceTask: '自动办理',
  businessRuleTask: '决策表',
  sendTask: '发消息',
  receiveTask: '收消息',
  exclusiveGateway: '分支',
  parallelGateway: '同时进行',
  inclusiveGateway: '按条件走几支',
  eventBasedGateway: '看哪个先到',
  intermediateCatchEvent: '等',
  intermediateThrowEvent: '路标',
  boundaryEvent: '附着的事件',
  subProcess: '子流程',
  callActivity: '转入别的流程',
  endEvent: '办结',
};

/** The name of a kind in Chinese. */
export const kindName = (kind: NodeKind): string => kindNames[kind];

type Completing = (it: Incomplete) => Completed;

const fine: Completing = ({ step }) => ({ step, losses: [] });

const withMessage: Completing = (it) =>
  it.step['message'] === undefined
    ? { step: { ...it.step, message: it.id }, losses: [replaced(it, `消息 ${it.id}`)] }
    : fine(it);

const replaced = ({ id }: Incomplete, became: string): Loss => loss('event-replaced', [id], { became });

const withTrigger =
  (needed: boolean): Completing =>
  (it): Completed => {
    const { step, event, id } = it;
    const trigger = step['trigger'];
    if (isObject(trigger)) return readable(it, trigger);
    if (event.first?.$type === 'bpmn:TimerEventDefinition') {
      const was = timerText(event.first);
      const made: JsonObject = { ...step, trigger: { timer: { value: 1, unit: 'day' } } };
      return { step: needed ? made : step, losses: [loss('timer-left-out', [id], { was })] };
    }
    return needed
      ? { step: { ...step, trigger: { message: id } }, losses: [replaced(it, `消息 ${id}`)] }
      : { step, losses: event.first ? [leftOut(it, event.first)] : [] };
  };

const timerText = (definition: Element): string =>
  ['timeDuration', 'timeCycle', 'timeDate']
    .map((part) => textAt(elementAt(definition, part), 'body'))
    .find((text) => text !== '') ?? '';

const leftOut = ({ id, found }: Incomplete, what: Element): Loss =>
  loss('element-left-out', [id], { type: what.$type, name: found.name ?? id });

/** A condition that an event waits for has to be FEEL; an error or escalation of no name is any, a message is the step's own. */
function readable(it: Incomplete, trigger: JsonObject): Completed {
  const { step, id } = it;
  if (trigger['message'] === '*' || trigger['signal'] === '*') {
    const key = trigger['message'] === '*' ? 'message' : 'signal';
    return { step: { ...step, trigger: { [key]: id } }, losses: [replaced(it, id)] };
  }
  if (typeof trigger['condition'] !== 'string') return { step, losses: [] };
  const was = trigger['condition'];
  const read = readCondition(was);
  if (read.as === 'feel')
    return { step: { ...step, trigger: { ...trigger, condition: read.text } }, losses: [] };
  return read.as === 'translated'
    ? {
        step: { ...step, trigger: { ...trigger, condition: read.text } },
        losses: [loss('condition-translated', [id], { was, became: read.text })],
      }
    : {
        step: { ...step, trigger: { ...trigger, condition: 'false' } },
        losses: [loss('condition-left-out', [id], { was })],
      };
}

const withThrows: Completing = (it) => {
  const { step, event, id } = it;
  const thrown = step['throws'];
  if (isObject(thrown)) {
    const unnamed = Object.entries(thrown).find(([, value]) => value === '*');
    return unnamed === undefined
      ? { step, losses: [] }
      : { step: { ...step, throws: { [unnamed[0]]: id } }, losses: [replaced(it, id)] };
  }
  const { first } = event;
  return {
    step,
    losses: first && first.$type !== 'bpmn:TerminateEventDefinition' ? [leftOut(it, first)] : [],
  };
};

const withDecision: Completing = (it) => {
  const { step, id, found } = it;
  if (step['calculate'] !== undefined) return fine(it);
  const decision = namedDecision(found) ?? id;
  const into = id.replaceAll('-', '_');
  return {
    step: { ...step, calculate: [{ into, decision }] },
    losses: [loss('decision-to-draw', [id], { decision })],
  };
};

/** The decision that another tool names in its own way. */
function namedDecision(found: Element): string | undefined {
  const named = foreignText(found, /:(decisionRef|calledDecision)$/, 'decisionId');
  return named !== undefined && /^[A-Za-z][\w-]{0,63}$/.test(named) ? named : undefined;
}

const withCalled: Completing = (it) => {
  const { step, id, found } = it;
  const elsewhere = foreignText(found, /:calledElement$/, 'processId');
  const process = step['process'] ?? elsewhere;
  return typeof process === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(process)
    ? { step: { ...step, process }, losses: [] }
    : { step: { ...step, process: id }, losses: [loss('called-unknown', [id], { became: id })] };
};

const completing: Partial<Readonly<Record<NodeKind, Completing>>> = {
  startEvent: withTrigger(false),
  businessRuleTask: withDecision,
  sendTask: withMessage,
  receiveTask: withMessage,
  intermediateCatchEvent: withTrigger(true),
  boundaryEvent: withTrigger(true),
  intermediateThrowEvent: withThrows,
  endEvent: withThrows,
  callActivity: withCalled,
};

/** Completes a step with what its kind cannot be without, and tells of everything that is not as the file says. */
export function complete(it: Incomplete): Completed {
  const { step, losses } = (completing[it.kind] ?? fine)(it);
  const name = typeof step['name'] === 'string' && step['name'] !== '' ? step['name'] : kindNames[it.kind];
  const all = [...losses, ...loopLosses(it), ...kindLosses(it)];
  const { id: _id, kind: _kind, name: _name, ...rest } = step;
  return { step: { id: it.id, kind: it.kind, name: name.slice(0, 200), ...rest }, losses: all };
}

function loopLosses({ id, found, step, event }: Incomplete): readonly Loss[] {
  const loop = elementAt(found, 'loopCharacteristics');
  const several = event.count > 1 ? [loss('events-several', [id], { count: event.count - 1 })] : [];
  if (!loop || step['multi'] !== undefined) return several;
  const [marker, hint] =
    loop.$type === 'bpmn:StandardLoopCharacteristics'
      ? ['循环', '请画一条回去的线']
      : ['多人分别办', '没有写名单，请在“几个人办”里选'];
  return [...several, loss('marker-left-out', [id], { marker, hint })];
}

function kindLosses({ id, found, kind }: Incomplete): readonly Loss[] {
  const same = found.$type.toLowerCase() === `bpmn:${kind}`.toLowerCase();
  return same || found.$type === 'bpmn:Task' || keptOf(found) !== undefined
    ? []
    : [loss('kind-replaced', [id], { type: found.$type, became: kindNames[kind] })];
}

/** The messages and other occurrences that a step names, each with the list of the process that holds it. */
export function namedBy(step: JsonObject): readonly { readonly list: string; readonly id: string }[] {
  const places = [step['trigger'], step['throws'], { message: step['message'] ?? null }].filter(
    (place): place is JsonObject => isObject(place),
  );
  return places.flatMap((place) =>
    Object.entries(lists).flatMap(([key, list]) => {
      const id: Json | undefined = place[key];
      return typeof id === 'string' && id !== '*' ? [{ list, id }] : [];
    }),
  );
}
const lists: Readonly<Record<string, string>> = {
  message: 'messages',
  signal: 'signals',
  error: 'errors',
  escalation: 'escalations',
};
