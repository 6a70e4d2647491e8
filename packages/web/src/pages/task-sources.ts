import type { Origin } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { isConfirmed, type TakenValue } from '@fiveones/forms';
import type { Source } from '@fiveones/form-view';

/** The taken values as the form shows them. */
export const sourcesOf = (
  taken: readonly TakenValue<Origin>[],
  value: JsonObject,
  confirmed: ReadonlySet<string>,
): ReadonlyMap<string, Source> =>
  new Map(
    taken.map((one) => [
      one.path,
      {
        label: `${one.origin.at.slice(0, 10)} ${one.origin.nodeName}`,
        confirmed: isConfirmed(one, value, confirmed),
      },
    ]),
  );
