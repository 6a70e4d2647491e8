import type { JsonObject } from '@fiveones/definition';
import { agreed } from './agree.ts';
import { readCondition } from './condition.ts';
import { loss, type Loss } from './loss.ts';
import { elementAt, elementsIn, keptOf, present, textAt, type Element } from './moddle.ts';
import type { FileNames } from './naming.ts';

/** The ways of a process as a file says them, and the notes that stand beside steps. */
export interface FlowsRead {
  readonly flows: readonly JsonObject[];
  readonly notes: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
}

/** A process and its sub-processes. */
const containersOf = (container: Element): readonly Element[] => [
  container,
  ...elementsIn(container, 'flowElements').flatMap((found) =>
    Array.isArray(found['flowElements']) ? containersOf(found) : [],
  ),
];

/** Reads the ways between steps; `steps` says which element is which step. */
export function readFlows(
  process: Element,
  names: FileNames,
  steps: ReadonlyMap<Element, string>,
): FlowsRead {
  const losses: Loss[] = [];
  const notes = new Map<string, string>();
  const flows: JsonObject[] = [];
  for (const container of containersOf(process)) {
    for (const found of elementsIn(container, 'flowElements')) {
      if (found.$type === 'bpmn:SequenceFlow') {
        const read = readFlow(found, names, steps);
        losses.push(...read.losses);
        if (read.flow) flows.push(read.flow);
      } else if (!steps.has(found)) losses.push(leftOut(found));
    }
    for (const found of elementsIn(container, 'artifacts')) {
      const [from, to] = [elementAt(found, 'sourceRef'), elementAt(found, 'targetRef')];
      const ends = { from: from && steps.get(from), to: to && steps.get(to) };
      if (found.$type === 'bpmn:TextAnnotation') continue;
      if (found.$type !== 'bpmn:Association') losses.push(leftOut(found));
      else if (ends.from !== undefined && ends.to !== undefined)
        flows.push(undoingFlow(found, names, { from: ends.from, to: ends.to }));
      else {
        const text = [from, to].find((end) => end?.$type === 'bpmn:TextAnnotation');
        const step = ends.from ?? ends.to;
        if (text && step !== undefined) notes.set(step, textAt(text, 'text'));
      }
    }
    losses.push(...looseNotes(container, notes));
  }
  return { flows, notes, losses };
}

const leftOut = (found: Element): Loss =>
  loss('element-left-out', [], { type: found.$type, name: found.name ?? found.id ?? '' });

/** Annotations that stand beside no step. */
const looseNotes = (container: Element, notes: ReadonlyMap<string, string>): readonly Loss[] =>
  elementsIn(container, 'artifacts')
    .filter(({ $type }) => $type === 'bpmn:TextAnnotation')
    .map((found) => ({ found, text: textAt(found, 'text') }))
    .filter(({ text }) => ![...notes.values()].includes(text))
    .map(({ found, text }) =>
      loss('element-left-out', [], { type: found.$type, name: text.slice(0, 100) || (found.id ?? '') }),
    );

/** An association from what undoes a step: a way of this system. */
function undoingFlow(
  found: Element,
  names: FileNames,
  ends: { readonly from: string; readonly to: string },
): JsonObject {
  const { undoes: _undoes, id: _id, ...kept } = keptOf(found) ?? {};
  return { id: names.idOf(found), ...ends, ...kept };
}

function readFlow(
  found: Element,
  names: FileNames,
  steps: ReadonlyMap<Element, string>,
): { readonly flow?: JsonObject; readonly losses: readonly Loss[] } {
  const [source, target] = [elementAt(found, 'sourceRef'), elementAt(found, 'targetRef')];
  const [from, to] = [source && steps.get(source), target && steps.get(target)];
  const id = names.idOf(found);
  if (!source || from === undefined || to === undefined) return { losses: [loss('flow-left-out', [id])] };
  const { id: _id, ...kept } = keptOf(found) ?? {};
  const written = textAt(elementAt(found, 'conditionExpression'), 'body');
  const condition = written === kept['condition'] ? { text: written, losses: [] } : conditionOf(written, id);
  const isDefault = source['default'] === found;
  const seen = present({
    condition: condition.text,
    default: isDefault ? true : undefined,
  });
  const was = present({
    condition: kept['condition'],
    default: kept['default'] === true && holdsDefault(source) ? true : undefined,
  });
  const name = found.name === '' ? undefined : found.name;
  return {
    flow: present({ id, from, to, name, ...agreed(kept, was, seen) }),
    losses: condition.losses,
  };
}

const holdsDefault = ({ $type }: Element): boolean =>
  $type === 'bpmn:ExclusiveGateway' || $type === 'bpmn:InclusiveGateway';

function conditionOf(
  written: string,
  id: string,
): { readonly text: string | undefined; readonly losses: readonly Loss[] } {
  if (written === '') return { text: undefined, losses: [] };
  const read = readCondition(written);
  if (read.as === 'feel') return { text: read.text, losses: [] };
  return read.as === 'translated'
    ? {
        text: read.text,
        losses: [loss('condition-translated', [id], { was: written, became: read.text })],
      }
    : { text: undefined, losses: [loss('condition-left-out', [id], { was: written })] };
}
