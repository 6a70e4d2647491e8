import { isObject, readJson, type Json, type JsonObject } from '@fiveones/definition';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';

/** An element of a BPMN file: its type, its id, and what else it says, by the names of the standard. */
export interface Element {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  /** What a file says beyond the standard, by prefixed name. */
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly [property: string]: unknown;
}

/** What is made of elements while a file is written or read. */
interface Moddle {
  create(type: string, properties: Readonly<Record<string, unknown>>): Element;
  createAny(type: string, namespace: string, properties: Readonly<Record<string, unknown>>): Element;
  toXML(element: Element, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
  fromXML(xml: string): Promise<{
    readonly rootElement: Element;
    readonly warnings: readonly { readonly message: string }[];
  }>;
}

/** The BPMN 2.0 vocabulary. It keeps nothing between files. */
export const moddle = new BpmnModdle() as unknown as Moddle;
/** The same of DMN 1.3. */
export const dmnModdle = new DmnModdle() as unknown as Moddle;

/** The namespace of what these standards have no word for. */
const namespace = 'urn:fiveones:definition:1';
const own = 'fiveones:definition';

/** Makes elements of a vocabulary. */
interface Maker {
  /** An element without properties that have no value. */
  readonly element: (type: string, properties: Readonly<Record<string, unknown>>) => Element;
  /** What the vocabulary has no word for, as extension elements; nothing when there is nothing. */
  readonly keptIn: (rest: JsonObject) => Element | undefined;
}

function makerOf(vocabulary: Moddle, extensionElements: string): Maker {
  const element: Maker['element'] = (type, properties) =>
    vocabulary.create(
      type,
      Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)),
    );
  return {
    element,
    keptIn: (rest) =>
      Object.keys(rest).length === 0
        ? undefined
        : element(extensionElements, {
            values: [vocabulary.createAny(own, namespace, { $body: JSON.stringify(rest) })],
          }),
  };
}

export const { element, keptIn } = makerOf(moddle, 'bpmn:ExtensionElements');
/** The same for DMN. */
export const dmn: Maker = makerOf(dmnModdle, 'dmn:ExtensionElements');

/** What this system kept in an element, if it did. */
export function keptOf(found: Element): JsonObject | undefined {
  const kept = extensionsOf(found).find(({ $type }) => $type === own);
  const read = typeof kept?.['$body'] === 'string' ? readJson(kept['$body']) : undefined;
  return read?.ok && isObject(read.value) ? read.value : undefined;
}

/** What other tools keep in an element: the names of their extensions. */
export function foreignIn(found: Element): readonly string[] {
  const attributes = Object.keys(found.$attrs ?? {}).filter((name) => /^(?!xmlns)[\w.-]+:/.test(name));
  const values = extensionsOf(found).map(({ $type }) => $type);
  return [...new Set([...attributes, ...values])].filter((name) => !foreignFree.test(name));
}

/** What another tool says under a name of its own: an attribute of the element, or of an extension element in it. */
export function foreignText(found: Element, name: RegExp, property: string): string | undefined {
  const attribute = Object.entries(found.$attrs ?? {}).find(([one]) => name.test(one))?.[1];
  const extension = extensionsOf(found).find(({ $type }) => name.test($type))?.[property];
  return [attribute, extension].find((text): text is string => typeof text === 'string');
}

/** Ours, what only says how something is drawn, and what is read. */
const foreignFree = /^(fiveones|bioc|color|xsi|di|dc|bpmndi):|:(calledElement|calledDecision|decisionRef)$/;

const extensionsOf = (found: Element): readonly Element[] => {
  const holder = found['extensionElements'];
  return isElement(holder) ? elementsIn(holder, 'values') : [];
};

/** Whether a value is an element. */
export const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && '$type' in value;

/** The elements of a list that an element has under a name. */
export const elementsIn = (found: Element, name: string): readonly Element[] => {
  const list = found[name];
  return Array.isArray(list) ? list.filter(isElement) : [];
};

/** The element that an element names or holds under a name. */
export const elementAt = (found: Element, name: string): Element | undefined => {
  const value = found[name];
  return isElement(value) ? value : undefined;
};

/** The text that an element has under a name; `''` when it has none. */
export const textAt = (found: Element | undefined, name: string): string => {
  const value = found?.[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** The values that are there: what is `undefined` is no part of JSON. */
export const present = (values: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
