import { textOf } from '@fiveones/chart';
import type { Pack } from './pack.ts';
import { words } from './words.ts';

/** Posts for which the letters of rights were made; a package that has one of them means the letter in its first sense. */
const firstPosts: Readonly<Record<string, string>> = {
  V: 'villageHelper',
  T: 'townClerk',
  I: 'townInvestigator',
  R: 'townReviewer',
  H: 'checkOfficer',
  C: 'countyHandler',
  P: 'payOfficer',
  S: 'citySupervisor',
};

/** The letters of rights that a package knows: those of every package, and those of its own posts. */
export const lettersOf = ({ posts }: Pick<Pack, 'posts'>): readonly string[] => [
  ...new Set([...Object.keys(words.role), ...posts.flatMap((post) => [...textOf(post['role'])])]),
];

/** Whom a letter of rights means in this package: its own posts, where they are others than the letter was made for. */
export function letterName({ posts }: Pick<Pack, 'posts'>, letter: string): string {
  const own = posts.filter((post) => textOf(post['role']).includes(letter));
  const first = own[0];
  const usual = words.role[letter] ?? letter;
  if (first === undefined || own.some((post) => post['id'] === firstPosts[letter])) return usual;
  return `${textOf(first['name'])}${own.length > 1 ? '等' : ''}`;
}
