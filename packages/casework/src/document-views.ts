import { checkNumberOf, mayOpen, openersOf, readFields, type Reader } from '@fiveones/documents';
import type { InstanceState, World } from '@fiveones/interpreter';
import { roleLetters, seesCase, type Actor } from './access.ts';
import { keptOfDocument } from './kept.ts';
import { visibleData } from './task-view.ts';
import type { DocumentView } from './views.ts';

/** The documents of a case as they are listed; one that these roles may not open says who may. */
export const documentViews = (
  { documents }: InstanceState,
  { chart }: World,
  role: string,
): readonly DocumentView[] =>
  documents.map((issued) => {
    const definition = chart.package.documents[issued.document];
    return {
      id: issued.id,
      document: issued.document,
      name: definition?.name ?? issued.document,
      at: issued.at,
      nodeName: chart.nodes.get(issued.node)?.name ?? issued.node,
      checkNumber: checkNumberOf(issued),
      ...(definition && !mayOpen(definition, role) ? { only: openersOf(definition, chart.package) } : {}),
    };
  });

/** The same, and of those that they may open, how much they will not see. */
export function documentsRead(state: InstanceState, world: World, role: string): readonly DocumentView[] {
  const listed = documentViews(state, world, role);
  if (listed.every(({ only }) => only !== undefined)) return listed;
  const reader = readerWith(role, state, world);
  return listed.map((view, place) => {
    const issued = state.documents[place];
    const definition = world.chart.package.documents[view.document];
    if (view.only || !issued || !definition) return view;
    return {
      ...view,
      kept: keptOfDocument(readFields(world.chart.package, definition, issued.fields, reader)),
    };
  });
}

/** The documents of a case that somebody may open. */
export const openable = (actor: Actor, state: InstanceState, world: World): readonly DocumentView[] =>
  seesCase(actor, state, world)
    ? documentViews(state, world, lettersOf(actor, world)).filter(({ only }) => only === undefined)
    : [];

const lettersOf = (actor: Actor, { chart }: World): string =>
  roleLetters(actor, chart.package.template.posts, false);

/** How an actor reads the documents of a case: with the rights by which they see its forms, no more. */
export const readerOf = (actor: Actor, state: InstanceState, world: World): Reader =>
  readerWith(lettersOf(actor, world), state, world);

/** How somebody with these letters reads the documents of a case. */
export function readerWith(letters: string, { data }: InstanceState, world: World): Reader {
  const { data: seen, guarded } = visibleData(data, world, letters);
  return { letters, whole: data, seen, guarded };
}

/** Who may open a document, in words. */
export const onlyWords = (only: readonly string[]): string => only.join('、') || '没有岗位';
