import type { Message, Process } from '@fiveones/definition';
import { takesFiles } from '@fiveones/forms';
import { regionAt, type World } from '@fiveones/interpreter';
import type { Actor, Chair } from './access.ts';
import type { Library, Published } from './library.ts';
import { formOf } from './task-view.ts';

/** A message that somebody may send to many cases at once. */
export interface BatchOffer {
  readonly published: Published;
  readonly world: World;
  readonly process: Process;
  readonly message: Message;
  /** The chairs from which it is sent: each answers for the cases of its region. */
  readonly chairs: readonly Chair[];
}

/**
 * The messages of the packages in force that an actor may send to many cases at once: those that the chart lets go to
 * many, by the post of the responsibility list that registers them by hand. A message whose form takes papers is told
 * case by case: a paper belongs to one.
 */
export const batchOffers = (library: Library, actor: Actor, day: string): readonly BatchOffer[] =>
  library
    .all()
    .flatMap((published) =>
      Object.values(published.package.processes).flatMap((process) =>
        process.messages.some(({ many }) => many === true)
          ? offersOf(library, actor, day, { published, process })
          : [],
      ),
    );

function offersOf(
  library: Library,
  actor: Actor,
  day: string,
  { published, process }: { readonly published: Published; readonly process: Process },
): readonly BatchOffer[] {
  const rows = new Map(published.package.responsibilities.map((row) => [row.id, row]));
  return process.messages.flatMap((message): readonly BatchOffer[] => {
    const row = message.many === true ? rows.get(message.responsibility ?? '') : undefined;
    const chairs = row?.post === undefined ? [] : actor.holdings.filter(({ post }) => post === row.post);
    const [first] = chairs;
    const world = first && library.world(published, process.id, first.region, day);
    if (!world) return [];
    if (message.form !== undefined && takesFiles(formOf(world, message.form))) return [];
    return [{ published, world, process, message, chairs }];
  });
}

/** Where an offer is sent from: the widest of its regions. */
export const homeOf = ({ chairs }: BatchOffer): string =>
  chairs.map(({ region }) => region).toSorted((a, b) => a.length - b.length)[0] ?? '';

/** Whether a place lies where one of the chairs answers. */
export const answersFor = ({ chairs }: BatchOffer, region: string): boolean =>
  chairs.some((chair) => regionAt(region, chair.tier).startsWith(chair.region));
