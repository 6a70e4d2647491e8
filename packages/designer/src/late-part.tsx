import { lateWith } from './late.tsx';
import { words } from './words.ts';

/** A part of the designer that is fetched when it is first shown. */
export const late = lateWith(({ failed, again }) => (
  <div className="d-opening">
    <p>{failed ? words.bar.partFailed : words.bar.open}</p>
    {failed ? (
      <button type="button" className="d-button" onClick={again}>
        {words.bar.retry}
      </button>
    ) : null}
  </div>
));
