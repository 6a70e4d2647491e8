import { isObject, type Conflict, type ConflictWords, type Json, type Side } from '@fiveones/definition';
import type { OrganisationInfo } from '../backend.ts';
import { amountWords, cellWords, feelWords, type Naming } from '@fiveones/handbook';

/** Properties whose value is a formula. */
const formulas =
  /^(condition|start|expression|when|where|sum|key|x-visible|x-required|x-computed|x-default|x-readonly)$/;

/** What one version says at a place: in words, or, where it has none, as it is written. */
export function saidBy(
  told: ConflictWords,
  side: Side | 'base',
  naming: Naming | undefined,
): { readonly words: string } | { readonly content: string } {
  const words = told[side];
  if (words !== '') return { words };
  const value = told.conflict[side];
  if (typeof value !== 'string') return { content: JSON.stringify(value ?? null, null, 2) };
  if (naming === undefined) return { words: value };
  if (value.startsWith('=')) return { words: amountWords(value, naming) };
  return { words: inWords(told.conflict, value, naming) };
}

const inWords = ({ file, path }: Conflict, value: string, naming: Naming): string =>
  path.includes('when') && file.startsWith('decisions/')
    ? cellWords(value, naming)
    : file.startsWith('decisions/') || formulas.test(String(path.at(-1)))
      ? feelWords(value, naming)
      : value;

/** Whether the law asks for the thing at a place. */
export const isStatutory = (value: Json | undefined): boolean =>
  isObject(value) && value['lock'] === 'statutory';

/** What a conflict is about, with one's own place by its name. */
export const placedAt = (what: string, { region, regionName }: OrganisationInfo): string =>
  regionName !== '' && what.startsWith(`${region} `) ? `${regionName}${what.slice(region.length)}` : what;
