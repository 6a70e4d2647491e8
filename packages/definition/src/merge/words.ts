import type { Json } from '../basics.ts';
import { areaOfFile, type Difference, type DifferenceArea, difference } from '../difference.ts';
import { nameOf } from '../difference-parts.ts';
import { differenceWords, keyWords, shownValue, subjectWords } from '../difference-words.ts';
import { isList, isObject, sameJson } from '../json.ts';
import { parseDraft } from '../parse.ts';
import type { PathStep } from '../problem.ts';
import type { Language, Words } from '../words.ts';
import type { Conflict, Merged, Versions } from './merge.ts';
import type { Side } from './three-way.ts';

/** A conflict in plain words: what it is about, and what each of the three versions says there. */
export interface ConflictWords {
  readonly conflict: Conflict;
  readonly area: DifferenceArea;
  /** The chart, form or table in which it stands; empty for what stands by itself. */
  readonly where: string;
  /** The thing: 步骤“公示”. */
  readonly thing: string;
  /** What of the thing; empty when it is about all of it. */
  readonly what: string;
  /** What each says; empty where it cannot be said in a few words. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Everything that both sides have done since they parted, each change once. */
export interface MergeReport {
  readonly conflicts: readonly ConflictWords[];
  /** Only upstream has changed it: it is taken. */
  readonly taken: readonly Difference[];
  /** Both have made the same change. */
  readonly same: readonly Difference[];
  /** Only we have changed it: it stays. */
  readonly kept: readonly Difference[];
}

/** What a merge does, in words; `undefined` while one of the drafts cannot be read as a package. */
export function mergeReport(
  { base, ours, theirs }: Versions,
  { conflicts }: Pick<Merged, 'conflicts'>,
  language: Language = 'zh',
): MergeReport | undefined {
  const [a, b, c] = [parseDraft(base), parseDraft(ours), parseDraft(theirs)];
  if (!a.ok || !b.ok || !c.ok) return undefined;
  const isFork = b.package.template.id !== c.package.template.id;
  const told = (one: Difference): boolean =>
    !isFork || !(one.area === 'template' && ownOfFork.has(one.key ?? ''));
  const our = difference(a.package, b.package).filter(told);
  const their = difference(a.package, c.package).filter(told);
  const inDispute = (one: Difference): boolean => conflicts.some((conflict) => isAbout(one, conflict));
  const alike = (one: Difference, others: readonly Difference[]): boolean =>
    others.some((other) => sameDifference(one, other));
  const free = their.filter((one) => !inDispute(one));
  return {
    conflicts: conflicts.map((conflict) => ({
      ...conflictWords(conflict, { our, their }, language),
      ...(conflict.part === 'order' && { where: nameOf(ours[conflict.file]) }),
    })),
    taken: free.filter((one) => !alike(one, our)),
    same: free.filter((one) => alike(one, our)),
    kept: our.filter((one) => !inDispute(one) && !alike(one, their)),
  };
}

const ownOfFork: ReadonlySet<string> = new Set([
  'id',
  'name',
  'version',
  'publisher',
  'description',
  'upstream',
]);

const sameDifference = (a: Difference, b: Difference): boolean =>
  a.file === b.file &&
  a.code === b.code &&
  samePath(a.path, b.path) &&
  sameJson(a.after ?? null, b.after ?? null) &&
  a.params['region'] === b.params['region'] &&
  a.params['from'] === b.params['from'];

const samePath = (a: readonly PathStep[], b: readonly PathStep[]): boolean => sameJson([...a], [...b]);

/** Whether a change is part of what a conflict is about, or all of it is part of the change. */
function isAbout(one: Difference, conflict: Conflict): boolean {
  const { file, params, code } = one;
  const path = placeOf(one);
  if (file !== conflict.file || (conflict.part === 'order') !== (code === 'moved')) return false;
  const shorter = Math.min(path.length, conflict.path.length);
  if (!samePath(path.slice(0, shorter), conflict.path.slice(0, shorter))) return false;
  const dated = path.at(-1) === 'values' && conflict.part !== '' && params['region'] !== undefined;
  return !dated || `${params['region']} ${params['from']}` === conflict.part;
}

/** Where a change stands; a star is told at the list of stars, and belongs to its field. */
function placeOf({ path, key, subject }: Difference): readonly PathStep[] {
  const starred = key === 'required' && subject.type === 'field' && path.at(-1) === 'required';
  return starred ? [...path.slice(0, -1), 'properties', subject.id.split('.').at(-1) ?? ''] : path;
}

function conflictWords(
  conflict: Conflict,
  { our, their }: { readonly our: readonly Difference[]; readonly their: readonly Difference[] },
  language: Language,
): ConflictWords {
  const about = {
    ours: our.filter((one) => isAbout(one, conflict)),
    theirs: their.filter((one) => isAbout(one, conflict)),
  };
  const first = about.ours[0] ?? about.theirs[0];
  const single = property(about.ours, conflict) ?? property(about.theirs, conflict);
  return {
    conflict,
    area: areaOfFile(conflict.file),
    where: first?.within ?? '',
    thing: conflict.part === 'order' ? said.order[language] : thingWords(conflict, first, language),
    what: single ? propertyWords(single, language) : '',
    base: single ? valueOf(single, 'before', language) : wholeWords(conflict, 'base', [], language),
    ours: sideWords(conflict, 'ours', about.ours, language),
    theirs: sideWords(conflict, 'theirs', about.theirs, language),
  };
}

const thingWords = ({ file }: Conflict, first: Difference | undefined, language: Language): string =>
  first ? `${subjectWords(first.subject.type, language)}${quoted(first.subject.name, language)}` : file;

/** The one change of a property that a conflict is about; `undefined` when it is about a whole thing. */
const property = (about: readonly Difference[], conflict: Conflict): Difference | undefined => {
  const [one, ...more] = about;
  const inside = one !== undefined && one.path.length <= conflict.path.length;
  return inside && one.key !== undefined && one.key !== 'required' && more.length === 0 ? one : undefined;
};

function sideWords(conflict: Conflict, side: Side, about: readonly Difference[], language: Language): string {
  const single = property(about, conflict);
  return single ? valueOf(single, 'after', language) : wholeWords(conflict, side, about, language);
}

/** A value where it can be said in a few words, else nothing: then it has to be shown. */
function valueOf(one: Difference, which: 'before' | 'after', language: Language): string {
  const value = one[which];
  if (value === undefined && one.code !== 'parameter-value-from') return shownValue(undefined, language);
  if (typeof value === 'boolean') return shownValue(String(value), language);
  const text = one.params[which];
  return text === undefined || text === '' ? '' : `${shownValue(text, language)}${unitOf(one)}`;
}

const unitOf = ({ params }: Difference): string => (params['unit'] ? ` ${params['unit']}` : '');

function propertyWords({ key, params }: Difference, language: Language): string {
  if (params['from'] === undefined) return keyWords(key, language);
  const region = params['region'] === '*' ? '' : String(params['region'] ?? '');
  return language === 'zh'
    ? `${region}${region && ' '}${params['from']} 起的值`
    : `value from ${params['from']} ${region}`.trim();
}

/** What a version says of a whole thing: that it is not there, that it is as it was, or what was changed. */
function wholeWords(
  conflict: Conflict,
  side: Side | 'base',
  about: readonly Difference[],
  language: Language,
): string {
  const value = conflict[side];
  if (conflict.part === 'order') return namesOf(value);
  if (side === 'base') return value === undefined ? said.notYet[language] : said.there[language];
  if (value === undefined) return said.gone[language];
  if (conflict.base === undefined) return said.new[language];
  const sentences = about.map(({ within: _, ...one }) => differenceWords(one, language));
  return sentences.length === 0 ? said.content[language] : sentences.join(language === 'zh' ? '；' : '; ');
}

const namesOf = (list: Json | undefined): string =>
  (isList(list) ? list : [])
    .filter(isObject)
    .map((one) => nameOf(one) || String(one['id']))
    .join('、');

const quoted = (name: string, language: Language): string => (language === 'zh' ? `“${name}”` : ` "${name}"`);

const said = {
  order: { zh: '先后次序', en: 'order' },
  there: { zh: '有', en: 'there' },
  notYet: { zh: '还没有', en: 'not there yet' },
  gone: { zh: '去掉了', en: 'removed' },
  new: { zh: '新加的', en: 'added' },
  content: { zh: '改过的内容', en: 'other content' },
} as const satisfies Readonly<Record<string, Words>>;
