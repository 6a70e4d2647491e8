import type { MisreadIn } from '@fiveones/feel';
import { compiled } from './feel-source.ts';
import type { Check } from './finding.ts';

/** The check for an `in`, in any condition or formula, that is hardly meant as it is read: the first of a text is told. */
export const misreadIn = (kind: MisreadIn['kind']): Check['check'] =>
  function check({ expressions }, report) {
    for (const { source, tests, spot, owner } of expressions) {
      const made = compiled({ source, tests, file: spot.file });
      const first = made.ok ? made.misread.find((one) => one.kind === kind) : undefined;
      if (!first) continue;
      const { written, meant, at } = first;
      report(spot, { name: owner, written, meant, from: at.from, to: at.to });
    }
  };
