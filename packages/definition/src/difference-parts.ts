import { type Json, type JsonObject, tiers } from './basics.ts';
import type { Difference, SubjectType } from './difference.ts';
import { isList, isObject, sameJson } from './json.ts';
import type { PathStep } from './problem.ts';

/** What a difference says before it is known which area it belongs to. */
export type Told = Omit<Difference, 'area' | 'file' | 'within'>;

/** Both versions of an object, and where it stands. */
export interface Pair {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly path: readonly PathStep[];
  /** Names of what is referred to, by kind and id: `param:checkDays`, `lane:town`, `row:R-001`, `node:accept`. */
  readonly names: Readonly<Record<string, string>>;
}

/** A thing that came or went. */
export function cameOrWent(
  kind: 'added' | 'removed',
  type: SubjectType,
  id: string,
  value: Json,
  path: readonly PathStep[],
  after?: string,
): Told {
  const subject = { type, id, name: nameOf(value) || id };
  const what = kind === 'added' ? { after: value } : { before: value };
  return {
    kind,
    subject,
    path,
    ...what,
    code: kind === 'added' && after !== undefined ? 'added-after' : kind,
    params: { name: subject.name, ...(after !== undefined && { after }) },
  };
}

/** The properties in which two versions of one thing differ. */
export function changedKeys(
  type: SubjectType,
  id: string,
  pair: Pair,
  except: readonly string[] = [],
): readonly Told[] {
  const keys = [...new Set([...Object.keys(pair.after), ...Object.keys(pair.before)])].filter(
    (key) => !except.includes(key) && !sameJson(pair.before[key], pair.after[key]),
  );
  return keys.map((key) => changedKey(type, id, pair, key));
}

/** The name of a thing for people. */
export function nameOf(value: Json | undefined): string {
  const { name, title, matter, label } = isObject(value) ? value : {};
  return String(name ?? title ?? matter ?? label ?? '');
}

function changedKey(type: SubjectType, id: string, { before, after, path, names }: Pair, key: string): Told {
  const [was, is] = [before[key], after[key]];
  const subject = { type, id, name: nameOf(after) || id };
  const base = {
    kind: 'changed' as const,
    subject,
    path: [...path, key],
    key,
    ...(was !== undefined && { before: was }),
    ...(is !== undefined && { after: is }),
  };
  if ((key === 'name' || key === 'title' || key === 'matter') && was !== undefined && is !== undefined)
    return {
      ...base,
      code: 'renamed',
      params: { name: subject.name, before: String(was), after: String(is) },
    };
  const [old, now] = [shortText(was, names, key), shortText(is, names, key)];
  const tellable = (old !== '' || was === undefined) && (now !== '' || is === undefined) && old !== now;
  return {
    ...base,
    code: tellable ? 'changed-value' : 'changed',
    params: { name: subject.name, key, before: old, after: now },
  };
}

const referredBy: Readonly<Record<string, string>> = {
  lane: 'lane',
  stage: 'stage',
  responsibility: 'row',
  from: 'node',
  to: 'node',
  attachedTo: 'node',
  parent: 'node',
  post: 'post',
};

/**
 * A value as a few characters that a person can read, or an empty text. Ids are shown as the names they stand for,
 * references to parameters too; expressions and English words are never shown.
 */
export function shortText(value: Json | undefined, names: Pair['names'], key = ''): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string')
    return (
      names[`${referredBy[key] ?? 'param'}:${value.replace(/^=?param\./, '')}`] ??
      (isReadable(value) ? value : '')
    );
  if (isList(value)) {
    const told = value.map((item) => shortText(item, names, key));
    return told.includes('') || told.join('、').length > 60 ? '' : told.join('、');
  }
  if (isObject(value) && value['unit'] !== undefined)
    return [shortText(value['value'], names), String(value['unit'])].filter(Boolean).join(' ');
  return '';
}

function isReadable(text: string): boolean {
  if (text.length > 40 || /[={}()<>]/.test(text)) return false;
  return /^\d|[一-龥]/.test(text) || tiers.some((tier) => tier === text);
}
