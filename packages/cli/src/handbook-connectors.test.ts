import {
  type Casework,
  caseFact,
  checkScenario,
  figuresOfChapter,
  handbookConnectors,
  instanceTable,
} from '@fiveones/casework';
import type { JsonObject, Package } from '@fiveones/definition';
import { compileProcess, play } from '@fiveones/interpreter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrated, packageAt } from './templates.example.ts';

/** The cases of a scenario with their events, as the records of a county would hold them; each deed so many days after the one before. */
function recorded(pkg: Package, id: string, workdays = 0) {
  const scenario = pkg.scenarios[id];
  if (!scenario) throw new Error(`${id} is a scenario`);
  const script = scenario.script
    .filter((action) => action.do !== 'expect')
    .flatMap((action) => [action, { do: 'advance' as const, workdays }]);
  const { timeline, states, world, failures } = play(
    pkg,
    { ...scenario, script, then: {} },
    { checkForms: checkScenario },
  );
  expect(failures).toEqual([]);
  return Object.keys(states).flatMap((instance) => {
    const events = timeline.flatMap((one) => (one.instance === instance ? one.event : []));
    const fact =
      world &&
      caseFact(events, '9999-12-31', (state) => ({
        ...world,
        chart: compileProcess(pkg, state.pins.process) ?? world.chart,
      }));
    return fact ? [{ events, fact }] : [];
  });
}

describe('what the records tell of a chapter', () => {
  it('of two cases one was given back, and every way was gone but those nobody chose', async () => {
    const { package: pkg } = await packageAt('examples/first-process');
    const one = figuresOfChapter(pkg, recorded(pkg, 'issued'));
    const both = figuresOfChapter(pkg, [...recorded(pkg, 'issued'), ...recorded(pkg, 'refused')]);
    expect(one).toEqual({ closed: 1, values: { T3: 0, T4: 0, P2: 0, F5: 50 } });
    expect(both).toEqual({ closed: 2, values: { T3: 0, T4: 0, P2: 50, F5: 0 } });
  });

  it('a step of three working days that took two is in time, one that took four is late', async () => {
    const { package: pkg } = await packageAt('examples/first-process');
    expect(figuresOfChapter(pkg, recorded(pkg, 'issued', 2))).toMatchObject({ values: { T3: 0, T4: 0.67 } });
    expect(figuresOfChapter(pkg, recorded(pkg, 'issued', 4))).toMatchObject({
      values: { T3: 100, T4: 1.33 },
    });
  });

  it('tells nothing of no cases', async () => {
    const { package: pkg } = await packageAt('examples/first-process');
    expect(figuresOfChapter(pkg, [])).toEqual({
      closed: 0,
      values: { T3: null, T4: null, P2: null, F5: null },
    });
  });
});

describe('what the program tells of a draft', () => {
  let casework: Casework;
  beforeAll(async () => {
    casework = await demonstrated(['templates/senior-allowance']);
  }, 300_000);
  afterAll(() => casework.store.close());

  const ask = async (connector: string, input: JsonObject) => {
    const [row] = await casework.store.rows(instanceTable, { limit: 1 });
    const read = await casework.instances.read(row?.instance ?? '');
    if (!read) throw new Error('the demonstration has cases');
    const all = handbookConnectors(casework.store, casework.library, () => casework.now());
    return all[connector]?.(input, { instance: read.state, store: casework.store });
  };

  it('names the parameters without a value and tells each difference in a sentence', async () => {
    const before = await ask('handbookDraft', { package: 'senior-allowance' });
    expect(before).toMatchObject({ version: '1.0.0', missing: [], changes: [] });
    const { forms, template } = casework.library.current('senior-allowance')?.package ?? { forms: {} };
    expect(before?.['forms']).toEqual(Object.values(forms).map(({ id, name }) => ({ ref: `${id} ${name}` })));
    expect(before?.['laws']).toHaveLength(template?.basis.length ?? 0);
    const admin = casework.actor('countyAdmin-county-1');
    if (!admin) throw new Error('somebody draws');
    const designing = await casework.design.designing(admin, 'senior-allowance');
    if (!designing.ok) throw new Error(designing.refused.message);
    const { draft, revision } = designing.value;
    const file = draft['parameters.json'] as unknown as {
      parameters: readonly { id: string; name: string; values: readonly unknown[] }[];
    };
    const [first, ...rest] = file.parameters;
    if (!first) throw new Error('the template has parameters');
    const after = { ...file, parameters: [{ ...first, values: [] }, ...rest] } as unknown as JsonObject;
    const edits = [{ file: 'parameters.json', before: draft['parameters.json'] ?? null, after }];
    const saved = await casework.design.saveDraft(admin, {
      packageId: 'senior-allowance',
      revision,
      edits,
      history: null,
    });
    expect(saved.ok).toBe(true);
    const told = await ask('handbookDraft', { package: 'senior-allowance' });
    expect(told?.['missing']).toEqual([{ name: first.name }]);
    expect(told?.['changes']).toEqual([{ text: expect.stringContaining(first.name) as string }]);
  });

  it('finds the cases of the county that ended since a day, and those under way', async () => {
    const all = await ask('chapterFigures', { package: 'senior-allowance', from: '2020-01-01' });
    const late = await ask('chapterFigures', { package: 'senior-allowance', from: '2099-01-01' });
    expect(Number(all?.['closed'])).toBeGreaterThan(0);
    expect(late).toMatchObject({ closed: 0, values: { T3: null, T4: null, P2: null } });
  });

  it('says in Chinese which package is not there', async () => {
    await expect(ask('handbookDraft', { package: 'nowhere' })).rejects.toThrow('没有“nowhere”这个模板包');
    await expect(ask('chapterFigures', { package: 7 })).rejects.toThrow('没有“”这个模板包');
  });
});
