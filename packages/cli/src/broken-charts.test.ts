import path from 'node:path';
import { expect, it } from 'vitest';
import { flowMutants, parameterMutants } from './mutant.example.ts';
import { survivorsOf, wholeOf } from './survivors.example.ts';

const template = path.resolve(import.meta.dirname, '../../../templates/minimum-living-allowance');
const whole = await wholeOf(template);
const patience = 600_000;

it('no flow can be taken away or turned round unnoticed', { timeout: patience }, () => {
  expect(survivorsOf(whole, flowMutants(whole.draft, whole.pkg))).toEqual([]);
});

it('no parameter can be taken away or changed unnoticed', { timeout: patience }, () => {
  expect(survivorsOf(whole, parameterMutants(whole.draft, whole.pkg))).toEqual([]);
});
