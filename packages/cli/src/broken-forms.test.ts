import path from 'node:path';
import { expect, it } from 'vitest';
import { demandMutants, fieldMutants } from './mutant.example.ts';
import { survivorsOf, wholeOf } from './survivors.example.ts';

const template = path.resolve(import.meta.dirname, '../../../templates/minimum-living-allowance');
const whole = await wholeOf(template);
const patience = 600_000;

it('no field can be taken away or hidden for ever unnoticed', { timeout: patience }, () => {
  expect(survivorsOf(whole, fieldMutants(whole.draft, whole.pkg))).toEqual([]);
});

it('nothing that a form asks for can be left unasked unnoticed', { timeout: patience }, () => {
  expect(survivorsOf(whole, demandMutants(whole.draft, whole.pkg))).toEqual([]);
});
