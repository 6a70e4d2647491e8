import { compiled } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** A path in an expression begins with something that is there: a form, a field beside it, something written earlier. */
export const nameUnknown: Check = {
  code: 'name-unknown',
  severity: 'error',
  check({ expressions }, report) {
    for (const expression of expressions) {
      const made = compiled({ ...expression, file: expression.spot.file });
      const names = new Set((made.ok ? made.names : []).map((path) => path.split('.')[0] ?? path));
      for (const unknown of names)
        if (!expression.sees(unknown)) report(expression.spot, { name: expression.owner, unknown });
    }
  },
};
