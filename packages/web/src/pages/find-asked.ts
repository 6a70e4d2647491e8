import type { CasesAsked, SavedSearch } from '@fiveones/casework';
import { ask } from '../route.ts';

/** What the address of 查办件 may ask for. */
export const filters = ['text', 'package', 'process', 'place', 'state', 'from', 'until'] as const;
/** What the address asks for. */
export type Asked = Readonly<Partial<Record<(typeof filters)[number], string>>>;

/** The question as the server takes it. An address that asks what cannot be asked is told so by the server. */
export const questionOf = ({ state, ...asked }: Asked): CasesAsked => ({
  ...asked,
  ...(state === undefined ? {} : { state: state as NonNullable<CasesAsked['state']> }),
});

/** Goes to another question, at its first page. */
export const askFor = (asked: Asked): void => ask('/find', asked);

/** A kept question as the address asks it. */
export const addressOf = ({ asked }: SavedSearch): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );

/** Whether a kept question is the one that the address asks. */
export function isSame(saved: SavedSearch, asked: Asked): boolean {
  const known = addressOf(saved);
  const keys = new Set([...Object.keys(known), ...Object.keys(asked)]);
  return [...keys].every((name) => known[name] === asked[name as keyof Asked]);
}
