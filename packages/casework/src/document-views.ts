import { checkNumberOf, mayOpen, openersOf, type Reader } from '@fiveones/documents';
import type { InstanceState, World } from '@fiveones/interpreter';
import { roleLetters, seesCase, type Actor } from './access.ts';
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
