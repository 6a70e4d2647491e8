import { isObject, type Json, type JsonObject, type NodeKind } from '@fiveones/definition';
import { eventDefinitions, readEvent, type Names, type Roots } from './events.ts';
import { element, elementAt, elementsIn, keptIn, present, textAt, type Element } from './moddle.ts';

/** The properties of an element that a part of a step is written to, and what they say of it. */
interface Part {
  readonly write: (step: JsonObject, roots: Roots) => Readonly<Record<string, unknown>>;
  readonly read: (found: Element, names: Names) => Readonly<Record<string, Json | undefined>>;
}

const truth = (value: unknown, otherwise: boolean): boolean =>
  typeof value === 'boolean' ? value : otherwise;

const message: Part = {
  write: (step, roots) =>
    typeof step['message'] === 'string' ? { messageRef: roots.of('Message', step['message']) } : {},
  read: (found, names) => {
    const named = elementAt(found, 'messageRef');
    return { message: named === undefined ? undefined : names.idOf(named) };
  },
};
const trigger: Part = {
  write: (step, roots) => ({ eventDefinitions: eventDefinitions(step['trigger'], roots) }),
  read: (found, names) => ({ trigger: readEvent(found, names).said }),
};
const throws: Part = {
  write: (step, roots) => ({
    eventDefinitions:
      step['terminate'] === true
        ? [element('bpmn:TerminateEventDefinition', {})]
        : eventDefinitions(step['throws'], roots),
  }),
  read: (found, names) => {
    const { said, first } = readEvent(found, names);
    return first?.$type === 'bpmn:TerminateEventDefinition' ? { terminate: true } : { throws: said };
  },
};
/** Only what is not the default is said, on both sides. */
const interrupting = (property: string): Part => ({
  write: (step) => (step['interrupting'] === false ? { [property]: false } : {}),
  read: (found) => ({ interrupting: truth(found[property], true) ? undefined : false }),
});
const several: Part = {
  write: (step) => ({ loopCharacteristics: loopOf(step['multi']) }),
  read: (found) => ({ multi: multiOf(elementAt(found, 'loopCharacteristics')) }),
};
const eventSubProcess: Part = {
  write: (step) => (step['triggeredByEvent'] === true ? { triggeredByEvent: true } : {}),
  read: (found) => ({ triggeredByEvent: found['triggeredByEvent'] === true ? true : undefined }),
};
const called: Part = {
  write: (step) => ({ calledElement: step['process'] }),
  read: (found) => ({ process: textAt(found, 'calledElement') || undefined }),
};

/** A list of runs: BPMN counts them, the list itself is kept in the extension. */
function loopOf(multi: Json | undefined): Element | undefined {
  if (!isObject(multi)) return undefined;
  const { mode, each, completeWhen } = multi;
  return element('bpmn:MultiInstanceLoopCharacteristics', {
    isSequential: mode === 'sequential',
    loopCardinality: element('bpmn:FormalExpression', { body: `count(${String(each)})` }),
    completionCondition:
      typeof completeWhen === 'string' ? element('bpmn:FormalExpression', { body: completeWhen }) : undefined,
  });
}

function multiOf(loop: Element | undefined): JsonObject | undefined {
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return undefined;
  const cardinality = textAt(elementAt(loop, 'loopCardinality'), 'body');
  const [, list] = /^count\(([\s\S]+)\)$/.exec(cardinality) ?? [];
  if (cardinality === '') return undefined;
  return present({
    each: list ?? `for i in 1..${cardinality.replace(/^=\s*/, '')} return i`,
    as: 'item',
    mode: loop['isSequential'] === true ? 'sequential' : 'parallel',
    completeWhen: textAt(elementAt(loop, 'completionCondition'), 'body').replace(/^=\s*/, '') || undefined,
  });
}

/** What BPMN says of each kind of step besides its id and name. The names of the kinds are those of the standard. */
const kindParts: Readonly<Record<NodeKind, readonly Part[]>> = {
  startEvent: [trigger, interrupting('isInterrupting')],
  userTask: [several],
  manualTask: [several],
  serviceTask: [several],
  businessRuleTask: [],
  sendTask: [message],
  receiveTask: [message, several],
  exclusiveGateway: [],
  parallelGateway: [],
  inclusiveGateway: [],
  eventBasedGateway: [],
  intermediateCatchEvent: [trigger],
  intermediateThrowEvent: [throws],
  boundaryEvent: [trigger, interrupting('cancelActivity')],
  subProcess: [several, eventSubProcess],
  callActivity: [called, several],
  endEvent: [throws],
};

/** The element type of a kind. */
export const typeOf = (kind: string): string => `bpmn:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;

/** What the element types that this system has no kind for are read as. */
export const readAs: Readonly<Record<string, NodeKind>> = {
  'bpmn:Task': 'userTask',
  'bpmn:ScriptTask': 'serviceTask',
  'bpmn:ComplexGateway': 'inclusiveGateway',
  'bpmn:Transaction': 'subProcess',
  'bpmn:AdHocSubProcess': 'subProcess',
};

const kinds = new Map((Object.keys(kindParts) as NodeKind[]).map((kind) => [typeOf(kind), kind] as const));

/** The kind that an element is read as; nothing when it is no step. */
export const kindOf = (found: Element): NodeKind | undefined => kinds.get(found.$type) ?? readAs[found.$type];

/** A step as an element. An event of the whole chart, which BPMN has not, is written as an intermediate one. */
export function stepElement(
  step: JsonObject,
  roots: Roots,
  more: Readonly<Record<string, unknown>>,
): Element {
  const kind = writtenKind(step);
  const parts = kindParts[kind].map(({ write }) => write(step, roots));
  const { note, name } = step;
  return element(typeOf(kind), {
    id: step['id'],
    name: name === '' ? undefined : name,
    documentation: typeof note === 'string' ? [element('bpmn:Documentation', { text: note })] : undefined,
    ...Object.assign({}, ...parts),
    ...more,
  });
}

/** The kind by which a step is written. */
export const writtenKind = (step: JsonObject): NodeKind =>
  isWholeProcess(step) ? 'intermediateCatchEvent' : (step['kind'] as NodeKind);

/** Whether an event sits on no step: it listens as long as the case is open. */
export const isWholeProcess = (step: JsonObject): boolean =>
  step['kind'] === 'boundaryEvent' && step['attachedTo'] === undefined;

/** What an element says of a step by the standard alone. */
export function plainStep(found: Element, kind: NodeKind, names: Names): JsonObject {
  const parts = kindParts[kind].map(({ read }) => read(found, names));
  const attachedTo = elementAt(found, 'attachedToRef');
  return present({
    kind,
    name: found.name,
    note: textAt(elementsIn(found, 'documentation')[0], 'text') || undefined,
    attachedTo: attachedTo === undefined ? undefined : names.idOf(attachedTo),
    ...(Object.assign({}, ...parts) as JsonObject),
  });
}

/** What is kept of a step in its extension; where it stands is kept along, so that it comes back in its place. */
export function keptOfStep(step: JsonObject): Element | undefined {
  const { id: _id, name: _name, ...rest } = step;
  return keptIn(rest);
}
