import { lateWith } from '@fiveones/designer/late';
import { words } from '../words.ts';
import { Failed, Loading } from './states.tsx';

/** A page, or a part of one, that is fetched when it is first opened. */
export const late = lateWith(({ failed, again }) =>
  failed ? <Failed error={new Error(words.failure.offline)} again={again} /> : <Loading rows={6} />,
);
