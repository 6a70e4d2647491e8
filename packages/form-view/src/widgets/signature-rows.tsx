import type { ReactNode } from 'react';
import type { Json } from '@fiveones/definition';
import { below } from '@fiveones/forms';
import { FieldCell } from '../cell.tsx';

/** A list of signatures, one line each: who signs writes, nothing of it is typed. */
export function SignatureRows({
  path,
  rows,
  end,
}: {
  readonly path: string;
  readonly rows: readonly Json[];
  /** What stands at the end of a line. */
  readonly end?: (index: number) => ReactNode;
}): ReactNode {
  return (
    <ul className="fv-signatures">
      {rows.map((_, index) => (
        // Rows have no key of their own in the data; lines hold no state that must move with them.
        <li key={index}>
          <FieldCell path={below(path, index)} look="bare" />
          {end?.(index)}
        </li>
      ))}
    </ul>
  );
}
