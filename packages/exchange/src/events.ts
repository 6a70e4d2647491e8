import { isObject, type Json, type JsonObject } from '@fiveones/definition';
import { element, elementAt, isElement, textAt, type Element } from './moddle.ts';
import { cycleOf, durationOf, limitOf, repetitionOf } from './periods.ts';

/** Where elements find the messages, signals, errors and escalations that they name. */
export interface Roots {
  /** The root element of a type (`Message`, `Signal`, `Error`, `Escalation`) and an id of this system. */
  of(type: string, id: string): Element;
}

/** How ids of a file become ids of this system. */
export interface Names {
  /** The id of a root element, step, way or lane. */
  idOf(found: Element): string;
  /** The id that a text stands for. */
  written(text: string): string;
}

/** One thing that an event waits for or makes known, as an event definition. */
interface EventForm {
  readonly key: string;
  readonly type: string;
  write(said: JsonObject, roots: Roots): Readonly<Record<string, unknown>>;
  /** What the definition says; nothing when it is not of this form. */
  read(definition: Element, names: Names): JsonObject | undefined;
}

const expression = (body: string): Element => element('bpmn:FormalExpression', { body });
const bodyAt = (definition: Element, name: string): string => textAt(elementAt(definition, name), 'body');

/** An event that names a root element. */
const naming = (key: string, root: string): EventForm => {
  const property = `${root.toLowerCase()}Ref`;
  return {
    key,
    type: `bpmn:${root}EventDefinition`,
    write: (said, roots) => (said[key] === '*' ? {} : { [property]: roots.of(root, String(said[key])) }),
    read: (definition, names) => {
      const named = elementAt(definition, property);
      return { [key]: named === undefined ? '*' : names.idOf(named) };
    },
  };
};

const timed = (
  key: string,
  part: 'timeDuration' | 'timeCycle' | 'timeDate',
): Pick<EventForm, 'key' | 'type'> & {
  readonly part: typeof part;
} => ({ key, type: 'bpmn:TimerEventDefinition', part });

/** Every event, by the key it has in `trigger` and `throws`. */
export const eventForms: readonly EventForm[] = [
  {
    ...timed('timer', 'timeDuration'),
    write: (said) => ({ timeDuration: expression(durationOf(asObject(said['timer']))) }),
    read: (definition) => {
      const once = /^R1\/(P.+)$/.exec(bodyAt(definition, 'timeCycle'))?.[1];
      const limit = limitOf(once ?? bodyAt(definition, 'timeDuration'));
      return limit === undefined ? undefined : { timer: limit };
    },
  },
  {
    ...timed('cycle', 'timeCycle'),
    write: (said) => ({ timeCycle: expression(repetitionOf(asObject(said['cycle']))) }),
    read: (definition) => {
      const cycle = cycleOf(bodyAt(definition, 'timeCycle'));
      return cycle === undefined ? undefined : { cycle };
    },
  },
  {
    ...timed('clock', 'timeDate'),
    write: (said) => ({
      timeDate: expression(`clock.${String(said['clock'])}.${String(said['at'] ?? 'due')}`),
    }),
    read: (definition) => {
      const [, clock, at] = /^clock\.([\w-]+)\.(warn|due)$/.exec(bodyAt(definition, 'timeDate')) ?? [];
      return clock === undefined || at === undefined ? undefined : { clock, at };
    },
  },
  naming('message', 'Message'),
  naming('signal', 'Signal'),
  naming('error', 'Error'),
  naming('escalation', 'Escalation'),
  {
    key: 'condition',
    type: 'bpmn:ConditionalEventDefinition',
    write: (said) => ({ condition: expression(String(said['condition'])) }),
    read: (definition) => ({ condition: bodyAt(definition, 'condition') }),
  },
  {
    key: 'link',
    type: 'bpmn:LinkEventDefinition',
    write: (said) => ({ name: String(said['link']) }),
    read: (definition, names) => ({ link: names.written(definition.name ?? '') }),
  },
  {
    key: 'compensate',
    type: 'bpmn:CompensateEventDefinition',
    write: () => ({}),
    read: () => ({ compensate: true }),
  },
];

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** What an event waits for or makes known, as the event definition of an element; nothing for a plain event. */
export function eventDefinitions(said: Json | undefined, roots: Roots): readonly Element[] | undefined {
  const what = asObject(said);
  const form = eventForms.find(({ key }) => what[key] !== undefined);
  return form === undefined ? undefined : [element(form.type, form.write(what, roots))];
}

/** What the event definitions of an element say. */
export interface EventRead {
  /** Nothing: it says nothing that can be read. */
  readonly said: JsonObject | undefined;
  /** How many there are; this system knows events of one. */
  readonly count: number;
  /** The first of them. */
  readonly first: Element | undefined;
}

/** Reads the event definitions of an element. */
export function readEvent(found: Element, names: Names): EventRead {
  const list = found['eventDefinitions'];
  const definitions = Array.isArray(list) ? list.filter(isElement) : [];
  const [first] = definitions;
  const said =
    first &&
    eventForms
      .filter(({ type }) => type === first.$type)
      .map((form) => form.read(first, names))
      .find((read) => read !== undefined);
  return { said, count: definitions.length, first };
}
