import { afterEach, beforeEach, describe, it } from 'vitest';
import { Ground, type OpenStore } from './conformance/ground.ts';
import { groupLaws } from './conformance/groups.ts';
import { keepingLaws } from './conformance/keeping.ts';
import { rowLaws } from './conformance/rows.ts';
import { streamLaws } from './conformance/streams.ts';

/** What every store must keep to, whatever it stands on. */
export function conformance(name: string, open: OpenStore): void {
  describe(`store on ${name}`, () => {
    let ground: Ground;
    beforeEach(async () => {
      ground = await Ground.lay(open);
    });
    afterEach(() => ground.clear());
    const laws = { ...streamLaws, ...rowLaws, ...groupLaws, ...keepingLaws };
    it.each(Object.entries(laws))('%s', (_, law) => law(ground));
  });
}

export { databaseName, type Opening, type OpenStore } from './conformance/ground.ts';
