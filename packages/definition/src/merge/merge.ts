import type { Json, JsonObject } from '../basics.ts';
import { packageHash } from '../canonical.ts';
import { jsonAt } from '../edit.ts';
import { type FileKind, fileOf, kindOfFile, type PackageDraft } from '../files.ts';
import { isList, isObject, sameJson } from '../json.ts';
import { lifted } from '../lift.ts';
import { parseDraft } from '../parse.ts';
import type { PathStep } from '../problem.ts';
import { cellsByColumn, cellsInOrder, fitsColumns } from './cells.ts';
import { placedFields } from './places.ts';
import { forkTemplate, otherFile, type Plan, plans } from './plan.ts';
import { starsAtFields, starsInList } from './required.ts';
import { agreed, type Ask, merged, type Side, type Three } from './three-way.ts';

/** The drafts of a merge. `base`: what both were made from. */
export interface Versions {
  readonly base: PackageDraft;
  readonly ours: PackageDraft;
  readonly theirs: PackageDraft;
}

/** A place that both sides have changed to different things, or one has changed and the other taken away. */
export interface Conflict extends Three<Json> {
  /** What a choice is kept under: the same as long as the place is. */
  readonly key: string;
  readonly file: string;
  readonly path: readonly PathStep[];
  /** Which of a list whose elements have no id, `order`: their order; empty: the path says all. */
  readonly part: string;
  readonly recommended: Side;
}

/** Which side is taken, by the key of the conflict. */
export type Choices = Readonly<Record<string, Side>>;

/** Two sides as one. A conflict that nobody has decided leaves ours, and is `open`. */
export interface Merged {
  readonly draft: PackageDraft;
  readonly conflicts: readonly Conflict[];
  readonly open: readonly Conflict[];
}

/**
 * Merges what two sides have made of the same package, by id. What only one side has changed is taken, and so is what
 * both have made the same; the rest are conflicts. Where boxes and fields stand is no conflict. A package made from
 * another keeps what it is called. Pure and total: it reads any draft, and the result may be parsed or say why not.
 */
export function merge(versions: Versions, choices: Choices = {}): Merged {
  const { base, ours, theirs } = {
    base: lifted(versions.base),
    ours: lifted(versions.ours),
    theirs: lifted(versions.theirs),
  };
  const conflicts: Conflict[] = [];
  const isFork = idOf(ours) !== idOf(theirs);
  const found = new Map<string, Json>();
  for (const file of new Set([...Object.keys(ours), ...Object.keys(theirs), ...Object.keys(base)])) {
    const three = { base: base[file], ours: ours[file], theirs: theirs[file] };
    const kind = kindOfFile(file)?.kind;
    const value = mergedFile(three, kind, isFork, ({ path, part }, values) => {
      const at = { file, path, part };
      const written = valuesAt(three, path);
      // What is merged in another shape, or is part of a list, has no place of its own in the files.
      const placed = part === '' && Object.values(written).some((one) => one !== undefined);
      const told = placed ? written : values;
      const conflict = { ...told, ...at, key: keyOf(at), recommended: recommended(at, three) };
      conflicts.push(conflict);
      return Object.hasOwn(choices, conflict.key) ? (choices[conflict.key] ?? 'ours') : 'ours';
    });
    if (value !== undefined) found.set(file, value);
  }
  const draft = Object.fromEntries(found);
  return {
    draft: withoutStrayBoxes(draft, { base, ours, theirs }),
    conflicts,
    open: conflicts.filter(({ key }) => !Object.hasOwn(choices, key)),
  };
}

/** A fork that says it is made from this version of its upstream; nothing else is changed. */
export function basedOn(fork: PackageDraft, upstream: PackageDraft): PackageDraft {
  const [template, above] = [fork['template.json'], upstream['template.json']];
  if (!isObject(template) || !isObject(above)) return fork;
  const parsed = parseDraft(upstream);
  const from = {
    ...(isObject(template['upstream']) ? template['upstream'] : {}),
    id: above['id'] ?? '',
    version: above['version'] ?? '',
    ...(parsed.ok && { hash: packageHash(parsed.package) }),
  };
  return { ...fork, 'template.json': { ...template, upstream: from } };
}

const idOf = (draft: PackageDraft): Json | undefined => jsonAt(draft['template.json'], ['id']);

const keyOf = ({ file, path, part }: Pick<Conflict, 'file' | 'path' | 'part'>): string =>
  [
    file,
    ...path.map((step) => (typeof step === 'object' ? `#${step.id}` : String(step))),
    ...(part && [`(${part})`]),
  ].join(' ');

const valuesAt = ({ base, ours, theirs }: Three<Json>, path: readonly PathStep[]): Three<Json> => ({
  base: jsonAt(base, path),
  ours: jsonAt(ours, path),
  theirs: jsonAt(theirs, path),
});

const planOf = (kind: FileKind | undefined, isFork: boolean): Plan =>
  kind === undefined ? otherFile : kind === 'template' && isFork ? forkTemplate : plans[kind];

function mergedFile(
  three: Three<Json>,
  kind: FileKind | undefined,
  isFork: boolean,
  ask: Ask,
): Json | undefined {
  if (kind === 'layout') return drawn(three);
  const plan = planOf(kind, isFork);
  const { base, ours, theirs } = three;
  const turn = kind === undefined ? undefined : turned[kind];
  const settled = agreed(three);
  if (settled) return settled.value;
  if (
    turn === undefined ||
    !isObject(base) ||
    !isObject(ours) ||
    !isObject(theirs) ||
    ![base, ours, theirs].every(turn.fits)
  )
    return merged(three, plan, { path: [], part: '' }, ask);
  const other = { base: turn.from(base), ours: turn.from(ours), theirs: turn.from(theirs) };
  return turn.back(merged(other, plan, { path: [], part: '' }, ask) ?? null, three);
}

/** A file that is merged in another shape than it is written in. */
interface Turned {
  readonly fits: (file: Json) => boolean;
  readonly from: (file: Json) => Json;
  readonly back: (file: Json, three: Three<Json>) => Json;
}

const schemas: Turned = {
  fits: () => true,
  from: (file) => atSchema(file, starsAtFields),
  back: (file, { ours }) => atSchema(file, (schema) => starsInList(schema, jsonAt(ours, ['schema']))),
};

const turned: Readonly<Partial<Record<FileKind, Turned>>> = {
  decision: { fits: fitsColumns, from: cellsByColumn, back: cellsInOrder },
  type: schemas,
  form: {
    ...schemas,
    back: (file, three) => {
      const form = schemas.back(file, three);
      return isObject(form) ? placedFields({ ...three, merged: form }) : form;
    },
  },
};

const atSchema = (file: Json, change: (schema: Json | undefined) => Json | undefined): Json =>
  isObject(file) && file['schema'] !== undefined ? { ...file, schema: change(file['schema']) ?? null } : file;

/** How a chart is drawn: ours where we have moved a box, theirs for the rest. Nobody is asked. */
function drawn({ base, ours, theirs }: Three<Json>): Json | undefined {
  if (ours === undefined || theirs === undefined) return sameJson(base, ours) ? theirs : ours;
  return merged({ base: base ?? {}, ours, theirs }, plans.layout, { path: [], part: '' }, () => 'ours');
}

/** Places of boxes and ways that the merged chart no longer has are forgotten. */
function withoutStrayBoxes(draft: PackageDraft, { base, ours, theirs }: Versions): PackageDraft {
  const files = Object.entries(draft).map(([file, json]): [string, Json] => {
    const known = kindOfFile(file);
    if (known?.kind !== 'layout' || !isObject(json)) return [file, json];
    const chart = fileOf('process', known.id);
    if (draft[chart] === ours[chart] || draft[chart] === theirs[chart]) return [file, json];
    const gone = (list: 'nodes' | 'flows') => {
      const kept = new Set(idsIn(draft[chart], list));
      return new Set(
        [base, ours, theirs].flatMap((one) => idsIn(one[chart], list)).filter((id) => !kept.has(id)),
      );
    };
    return [
      file,
      { ...json, ...without(json, 'nodes', gone('nodes')), ...without(json, 'flows', gone('flows')) },
    ];
  });
  return Object.fromEntries(files);
}

function without(layout: JsonObject, list: 'nodes' | 'flows', gone: ReadonlySet<string>): JsonObject {
  const places = layout[list];
  if (!isObject(places)) return {};
  return { [list]: Object.fromEntries(Object.entries(places).filter(([id]) => !gone.has(id))) };
}

const idsIn = (chart: Json | undefined, list: 'nodes' | 'flows'): readonly string[] => {
  const things = jsonAt(chart, [list]);
  return (isList(things) ? things : []).filter(isObject).map(({ id }) => String(id));
};

/** What the law sets for everybody: the upstream knows it first. */
const lawful: ReadonlySet<PathStep> = new Set([
  'floor',
  'ceiling',
  'openAbove',
  'basis',
  'lock',
  'unverified',
]);

/** The side that is more likely right: the upstream's for what the law demands, else what the place has meant to change. */
function recommended({ path }: Pick<Conflict, 'path'>, three: Three<Json>): Side {
  const [list, thing] = path;
  const locked =
    list !== undefined &&
    typeof thing === 'object' &&
    [three.base, three.theirs].some((file) => jsonAt(file, [list, thing, 'lock']) === 'statutory');
  return locked || path.some((step) => lawful.has(step)) ? 'theirs' : 'ours';
}
