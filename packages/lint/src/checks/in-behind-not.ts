import type { Check } from '../finding.ts';
import { misreadIn } from '../misread.ts';

/** `x not in ["a"]` reads a name “x not”, which nothing has; it never holds. `not(x in ["a"])` says what is meant. */
export const inBehindNot: Check = { code: 'in-behind-not', severity: 'error', check: misreadIn('not') };
