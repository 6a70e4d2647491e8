import type { Check } from '../finding.ts';
import { misreadIn } from '../misread.ts';

/** `x in [1..2] and y` takes `[1..2] and y` for what x is to be in; it is never true. Brackets say what is meant. */
export const inWithoutBrackets: Check = {
  code: 'in-without-brackets',
  severity: 'error',
  check: misreadIn('greedy'),
};
