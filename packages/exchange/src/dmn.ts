import { bounds, isObject, type Json, type JsonObject } from '@fiveones/definition';
import { loss, type Loss } from './loss.ts';
import { dmn, dmnModdle, elementAt, elementsIn, keptOf, present, textAt, type Element } from './moddle.ts';
import { FileNames } from './naming.ts';
import type { Unreadable } from './read.ts';
import { feelLanguage, Ids, type Written } from './write.ts';

const objects = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const textOrNone = (value: Json | undefined): string | undefined => textIn(value) || undefined;

/** Hit policies as the standard writes them. */
const policies: Readonly<Record<string, string>> = {
  unique: 'UNIQUE',
  first: 'FIRST',
  any: 'ANY',
  collect: 'COLLECT',
  ruleOrder: 'RULE ORDER',
};

/** Writes decision tables as DMN 1.3 XML. What DMN has no word for goes into extension elements and comes back with them. */
export async function writeDmn(
  decisions: readonly JsonObject[],
  about: { readonly id: string; readonly name: string },
): Promise<Written> {
  const ids = new Ids(decisions.map(({ id }) => textIn(id)));
  const definitions = dmn.element('dmn:Definitions', {
    id: ids.of('Definitions', 'definitions'),
    name: about.name,
    namespace: `urn:fiveones:dmn:${about.id}`,
    expressionLanguage: feelLanguage,
    exporter: 'Fiveones',
    drgElement: decisions.map((decision) => decisionElement(decision, ids)),
  });
  const { xml } = await dmnModdle.toXML(definitions, { format: true });
  return { xml, losses: partsKept(decisions) };
}

/** What other tools do not find in the tables, with the tables that have it. */
function partsKept(decisions: readonly JsonObject[]): readonly Loss[] {
  const has = (key: string) => (one: JsonObject) => one[key] !== undefined;
  const tests: readonly (readonly [string, (decision: JsonObject) => boolean])[] = [
    ['依据', (one) => has('basis')(one) || objects(one['rules']).some(has('basis'))],
    ['谁能办、不能办', (one) => objects(one['rules']).some(has('verdict'))],
    ['由法律统一规定的数', (one) => objects(one['rules']).some(has('fixed'))],
  ];
  return tests.flatMap(([part, test]) => {
    const at = decisions.filter(test).map(({ id }) => textIn(id));
    return at.length === 0 ? [] : [loss('kept-here', at, { part, count: at.length })];
  });
}

function decisionElement(decision: JsonObject, ids: Ids): Element {
  const { id, name, note, hitPolicy, aggregate, inputs, outputs, rules, ...rest } = decision;
  const own = textIn(id);
  const columns = objects(outputs).map((output) => textIn(output['id']));
  return dmn.element('dmn:Decision', {
    id: own,
    name,
    description: note,
    extensionElements: dmn.keptIn(rest),
    decisionLogic: dmn.element('dmn:DecisionTable', {
      id: ids.of('DecisionTable', `${own}-table`),
      hitPolicy: policies[textIn(hitPolicy)],
      aggregation: textOrNone(aggregate)?.toUpperCase(),
      input: objects(inputs).map((input) => inputElement(input, own, ids)),
      output: objects(outputs).map((output) => outputElement(output, own, ids)),
      rule: objects(rules).map((rule, place) =>
        ruleElement(rule, columns, ids.of('Rule', `${own}-${place + 1}`)),
      ),
    }),
  });
}

const literal = (text: string): Element => dmn.element('dmn:LiteralExpression', { text });

/** A column of whole conditions asks whether each of them is true. */
function inputElement(input: JsonObject, table: string, ids: Ids): Element {
  const { label, expression, type, ...rest } = input;
  return dmn.element('dmn:InputClause', {
    id: ids.of('Input', `${table}-${textIn(input['id'])}`),
    label,
    extensionElements: dmn.keptIn({
      ...rest,
      ...(expression === undefined ? { conditions: true, ...present({ type }) } : {}),
    }),
    inputExpression: dmn.element('dmn:LiteralExpression', {
      text: textOrNone(expression) ?? 'true',
      typeRef: expression === undefined ? 'boolean' : type,
    }),
  });
}

function outputElement(output: JsonObject, table: string, ids: Ids): Element {
  const { id, label, type, ...rest } = output;
  return dmn.element('dmn:OutputClause', {
    id: ids.of('Output', `${table}-${textIn(id)}`),
    name: id,
    label,
    typeRef: type,
    extensionElements: dmn.keptIn(rest),
  });
}

function ruleElement(rule: JsonObject, columns: readonly string[], id: string): Element {
  const { when, then, note, ...rest } = rule;
  const cells = Array.isArray(when) ? (when as readonly Json[]) : [];
  const results = isObject(then) ? then : {};
  return dmn.element('dmn:DecisionRule', {
    id,
    description: note,
    extensionElements: dmn.keptIn(rest),
    inputEntry: cells.map((cell) => dmn.element('dmn:UnaryTests', { text: textIn(cell) })),
    outputEntry: columns.map((column) => literal(textIn(results[column]))),
  });
}

/** What a DMN file says, or why it says nothing. */
export type DmnRead =
  | { readonly ok: true; readonly decisions: readonly JsonObject[]; readonly losses: readonly Loss[] }
  | { readonly ok: false; readonly unreadable: Unreadable };

/** Reads every decision table of a DMN file. Never throws for what a file says. */
export async function readDmn(xml: string): Promise<DmnRead> {
  const no = (unreadable: Unreadable): DmnRead => ({ ok: false, unreadable });
  if (xml.length > bounds.fileChars) return no({ code: 'too-large', max: bounds.fileChars / 1_000_000 });
  if (/<!DOCTYPE/i.test(xml)) return no({ code: 'doctype' });
  const parsed = await dmnModdle
    .fromXML(xml)
    .catch((fault: unknown) => (fault instanceof Error ? fault.message : String(fault)).split('\n')[0]);
  if (parsed === undefined || typeof parsed === 'string')
    return no({ code: 'no-dmn', detail: (parsed ?? '').slice(0, 200) });
  const names = new FileNames();
  const losses: Loss[] = [];
  const decisions = elementsIn(parsed.rootElement, 'drgElement').flatMap((found) => {
    const logic = elementAt(found, 'decisionLogic');
    if (logic?.$type === 'dmn:DecisionTable') {
      const read = decisionOf(found, logic, names);
      losses.push(...read.losses);
      return [read.decision];
    }
    // What only draws how decisions hang together has nothing to work out.
    if (found.$type !== 'dmn:InputData' && found.$type !== 'dmn:KnowledgeSource')
      losses.push(loss('not-a-table', [], { name: found.name ?? found.id ?? '' }));
    return [];
  });
  if (names.changed > 0) losses.push(loss('ids-changed', [], { count: names.changed }));
  return decisions.length === 0 ? no({ code: 'no-table' }) : { ok: true, decisions, losses };
}

function decisionOf(
  found: Element,
  table: Element,
  names: FileNames,
): { readonly decision: JsonObject; readonly losses: readonly Loss[] } {
  const id = names.idOf(found);
  const losses: Loss[] = [];
  const written = textAt(table, 'hitPolicy') || 'UNIQUE';
  const policy = Object.entries(policies).find(([, one]) => one === written)?.[0];
  if (policy === undefined) losses.push(loss('policy-replaced', [id], { was: written }));
  const inputs = elementsIn(table, 'input').map((input) => inputOf(input, names));
  const outputs = elementsIn(table, 'output').map((output) => outputOf(output, found, names));
  const columns = outputs.map((output) => textIn(output['id']));
  const rules = elementsIn(table, 'rule').map((rule, place) =>
    ruleOf(rule, place, columns, (language) => {
      losses.push(loss('cell-language', [id], { rule: place + 1, language }));
    }),
  );
  const decision = present({
    id,
    name: (found.name ?? '').slice(0, 200) || id,
    note: textAt(found, 'description') || undefined,
    ...keptOf(found),
    hitPolicy: policy ?? 'first',
    aggregate: aggregateOf(table),
    inputs,
    outputs,
    rules,
  });
  return { decision, losses };
}

function aggregateOf(table: Element): string | undefined {
  const written = textAt(table, 'aggregation').toLowerCase();
  return ['sum', 'count', 'min', 'max'].find((one) => one === written);
}

/** Types of other tools, by what they are here; what is none of them says nothing. */
const types: Readonly<Record<string, string>> = { integer: 'number', long: 'number', double: 'number' };
const typeIn = (holder: Element | undefined): string | undefined => {
  const written = textAt(holder, 'typeRef');
  return types[written] ?? (written === '' ? undefined : written);
};

function inputOf(found: Element, names: FileNames): JsonObject {
  const { conditions, ...kept } = keptOf(found) ?? {};
  const asked = elementAt(found, 'inputExpression');
  const expression = textAt(asked, 'text');
  const isConditions = conditions === true && expression === 'true';
  const id = names.idOf(found);
  return present({
    id,
    label: textAt(found, 'label') || expression || id,
    ...(isConditions ? {} : { expression: expression || undefined, type: typeIn(asked) }),
    ...kept,
  });
}

/** A table of one column may leave it unnamed; it is then called as the decision. */
function outputOf(found: Element, decision: Element, names: FileNames): JsonObject {
  const id = names.written(textAt(found, 'name') || names.idOf(decision));
  return present({
    id,
    label: textAt(found, 'label') || decision.name || id,
    type: typeIn(found),
    ...keptOf(found),
  });
}

function ruleOf(
  found: Element,
  place: number,
  columns: readonly string[],
  foreign: (language: string) => void,
): JsonObject {
  const cellOf = (cell: Element): string => {
    const language = textAt(cell, 'expressionLanguage');
    if (language === '' || /feel/i.test(language)) return textAt(cell, 'text');
    foreign(language);
    return '';
  };
  const results = elementsIn(found, 'outputEntry').map(cellOf);
  return present({
    id: String(place + 1),
    ...keptOf(found),
    when: elementsIn(found, 'inputEntry').map(cellOf),
    then: Object.fromEntries(columns.map((column, at) => [column, results[at] || 'null'])),
    note: textAt(found, 'description') || undefined,
  });
}
