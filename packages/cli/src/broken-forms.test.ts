import path from 'node:path';
import { expect, it } from 'vitest';
import { fieldMutants, partOf } from './mutant.example.ts';
import { survivorsOf, wholeOf } from './survivors.example.ts';

const template = path.resolve(import.meta.dirname, '../../../templates/minimum-living-allowance');

it('no field can be taken away or hidden for ever unnoticed', { timeout: 600_000 }, async () => {
  const whole = await wholeOf(template);
  expect(survivorsOf(whole, fieldMutants(whole.draft, partOf(whole)))).toEqual([]);
});
