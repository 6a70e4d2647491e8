import { objectOf } from '@fiveones/chart';
import type { Files } from '../pack.ts';

/** The package and the version that a package was made from; `undefined` where it was made from none. */
export function upstreamOf(files: Files): { readonly id: string; readonly version: string } | undefined {
  const { id, version } = objectOf(objectOf(files['template.json'])['upstream']);
  return typeof id === 'string' && typeof version === 'string' ? { id, version } : undefined;
}
