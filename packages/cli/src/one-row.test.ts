import path from 'node:path';
import { checkScenarioOnce } from '@fiveones/casework';
import type { Package } from '@fiveones/definition';
import { play } from '@fiveones/interpreter';
import { describe, expect, it } from 'vitest';
import { readPackage } from './read-package.ts';

const folder = path.resolve(import.meta.dirname, '../../../templates/minimum-living-allowance');

/** The posts for which the confirmation opened when the example of an accepted application is played. */
function confirmedBy(pkg: Package): readonly string[] {
  const scenario = pkg.scenarios['accepted'];
  if (!scenario) throw new Error('the template has this example');
  const { failures, timeline } = play(pkg, scenario, { checkForms: checkScenarioOnce });
  expect(failures).toEqual([]);
  return timeline.flatMap(({ event }) =>
    event.type === 'taskOpened' && event.body.node === 'county-confirm'
      ? event.body.assignment.queues.map((queue) => queue.split('@')[0] ?? '')
      : [],
  );
}

describe('who confirms a minimum living allowance', () => {
  it('is one row of the responsibility list: edited, the town confirms, and nothing else has changed', async () => {
    const read = await readPackage(folder);
    if (!read.ok) throw new Error(read.message);
    const town = { tier: 'town', unit: 'townCivilAffairs', post: 'townLeader' } as const;
    const responsibilities = read.package.responsibilities.map((row) =>
      row.id === 'R-021' ? { ...row, ...town } : row,
    );
    expect(confirmedBy(read.package)).toEqual(['countyConfirmer']);
    expect(confirmedBy({ ...read.package, responsibilities })).toEqual(['townLeader']);
  });
});
