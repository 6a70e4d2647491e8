import type { Casework } from '@fiveones/casework';
import { parameterValues, type PackageFiles } from '@fiveones/definition';
import { beforeEach, describe, expect, it } from 'vitest';
import { admin, caller, code, firstProcess, leader, opened, loosely, type Loose } from './stage.example.ts';

const county = '980101';
const text = (json: unknown): string => JSON.stringify(json);
const everywhere = (value: unknown) => [{ region: '*', from: '2020-01-01', value, source: '演示值' }];

/** The first example with parameters that a county sets. */
const files: PackageFiles = {
  ...firstProcess,
  'parameters.json': text({
    parameters: [
      ...loosely<Loose & { parameters: readonly unknown[] }>('parameters.json').parameters,
      {
        id: 'visitShare',
        name: '入户覆盖率',
        type: 'number',
        unit: '%',
        basis: ['[法]43'],
        level: 'county',
        floor: 0,
        ceiling: 100,
        local: true,
        starred: true,
        group: '调查',
        values: everywhere(90),
      },
      {
        id: 'team',
        name: '每组人数',
        type: 'integer',
        unit: '人',
        basis: ['[57]'],
        level: 'county',
        floor: 2,
        openAbove: true,
        local: true,
        values: everywhere(2),
      },
      {
        id: 'standard',
        name: '保障标准',
        type: 'number',
        unit: '元',
        level: 'city',
        floor: 0,
        local: true,
        values: everywhere(800),
      },
    ],
  }),
};

let casework: Casework;
beforeEach(async () => {
  casework = await opened([files]);
});
const as = (who: string) => caller(casework, who).parameter;
const questions = async (who = admin) => (await as(who).sheet({ packageId: 'first-process' })).questions;
const question = async (id: string) => (await questions()).find((one) => one.id === id);
const answer = (parameter: string, value: number, source = '') =>
  code(as(admin).answer({ packageId: 'first-process', parameter, value, from: '2026-12-01', source }));
const wordsOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: Error) => error.message,
  );

describe('the parameter sheet', () => {
  it('asks what a place must set, with unit, basis, bounds, who may set it and what is in force', async () => {
    expect((await questions()).map(({ id, state }) => [id, state])).toEqual([
      ['visitShare', 'open'],
      ['team', 'open'],
      ['standard', 'open'],
    ]);
    expect(await question('visitShare')).toMatchObject({
      unit: '%',
      basis: ['[法]43'],
      level: 'county',
      above: false,
      floor: 0,
      ceiling: 100,
      local: true,
      starred: true,
      value: 90,
      source: '演示值',
    });
  });

  it('holds a value against its kind, floor and ceiling, and says the basis', async () => {
    expect(await answer('team', 1)).toBe('parameter-floor');
    expect(await answer('visitShare', 120)).toBe('parameter-ceiling');
    expect(await answer('team', 2.5)).toBe('parameter-kind');
    expect(await answer('nothing', 1)).toBe('no-such-parameter');
    const told = await wordsOf(
      as(admin).answer({
        packageId: 'first-process',
        parameter: 'team',
        value: 1,
        from: '2026-12-01',
        source: '',
      }),
    );
    expect(told).toBe('“每组人数”不能低于 2 人（[57]）。');
    expect((await questions()).every(({ state }) => state === 'open')).toBe(true);
  });

  it('takes what is set above the county only with the document that says so', async () => {
    expect(await answer('standard', 850)).toBe('parameter-source');
    expect(await answer('standard', 850, '市民发〔2026〕1 号')).toBe('done');
    expect((await question('standard'))?.own).toEqual({
      value: 850,
      from: '2026-12-01',
      source: '市民发〔2026〕1 号',
    });
  });

  it('lists what was put off until it is answered', async () => {
    await as(admin).putOff({ packageId: 'first-process', parameter: 'visitShare', note: '问市局' });
    expect(await question('visitShare')).toMatchObject({ state: 'unsure', unsure: { note: '问市局' } });
    expect(await as(leader).progress()).toEqual([
      { packageId: 'first-process', questions: 3, answered: 0, unsure: 1 },
    ]);
    expect(await answer('visitShare', 95)).toBe('done');
    expect(await question('visitShare')).toMatchObject({ state: 'answered' });
    expect(await as(admin).progress()).toMatchObject([{ answered: 1, unsure: 0 }]);
  });

  it('is a change of the draft: it holds in the county, and only there, once it is published', async () => {
    await answer('team', 3);
    const inForce = (region: string) => {
      const pkg = casework.library.newest('first-process')?.package;
      return pkg && parameterValues(pkg, { region, at: '2026-12-05' })['team'];
    };
    expect(inForce(county)).toBe(2);
    await caller(casework, admin).design.submit({
      packageId: 'first-process',
      version: '1.0.1',
      note: '填参数表',
      from: '2026-12-01',
      reviewer: leader,
    });
    expect(await answer('visitShare', 95)).toBe('under-review');
    await caller(casework, leader).design.confirm({ packageId: 'first-process' });
    expect([inForce(county), inForce(`${county}001001`), inForce('980102')]).toEqual([3, 3, 2]);
  });

  it('asks another county for itself, and shows it nothing of this one', async () => {
    await answer('team', 3);
    await as(admin).putOff({ packageId: 'first-process', parameter: 'visitShare', note: '问市局' });
    const own = casework.actor(admin);
    const nextDoor = own && {
      ...own,
      holdings: own.holdings.map((holding) => ({ ...holding, region: '980102' })),
    };
    const sheet = nextDoor && (await casework.parameters.sheet(nextDoor, 'first-process'));
    expect(sheet?.ok && sheet.value.questions.map(({ state, own: set }) => [state, set])).toEqual([
      ['open', undefined],
      ['open', undefined],
      ['open', undefined],
    ]);
    expect(JSON.stringify(sheet)).not.toContain('问市局');
  });

  it('is only looked at by the leader of the bureau', async () => {
    expect((await as(leader).sheet({ packageId: 'first-process' })).mayAnswer).toBe(false);
    expect(
      await code(
        as(leader).answer({
          packageId: 'first-process',
          parameter: 'team',
          value: 3,
          from: '2026-12-01',
          source: '',
        }),
      ),
    ).toBe('not-allowed');
    expect(await code(as(leader).putOff({ packageId: 'first-process', parameter: 'team', note: '' }))).toBe(
      'not-allowed',
    );
  });
});
