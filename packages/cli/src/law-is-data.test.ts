import { type Casework, checkScenarioOnce, type Actor } from '@fiveones/casework';
import type { Action, Json, JsonObject, Package } from '@fiveones/definition';
import { play } from '@fiveones/interpreter';
import { lint } from '@fiveones/lint';
import { beforeAll, describe, expect, it } from 'vitest';
import { demonstrated } from './templates.example.ts';

const village = '980101001001';
const today = '2026-11-23';

let casework: Casework;
const someone = (id: string): Actor => {
  const actor = casework.actor(id);
  if (!actor) throw new Error(`the demonstration has ${id}`);
  return actor;
};
const done = <T>(outcome: { ok: true; value: T } | { ok: false; refused: { message: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.refused.message);
  return outcome.value;
};

beforeAll(async () => {
  casework = await demonstrated(
    ['minimum-living-allowance', 'disability-allowances', 'village-affairs'].map((id) => `templates/${id}`),
  );
}, 300_000);

/** What is in force of a package today. */
function inForce(packageId: string): Package {
  const current = casework.library.current(packageId);
  if (!current) throw new Error(`${packageId} is published`);
  return current.package;
}

/** Edits files of a package as the designer would, and has another person publish them from today. */
async function enact(
  packageId: string,
  version: string,
  changes: Readonly<Record<string, (file: JsonObject) => JsonObject>>,
): Promise<Package> {
  const [admin, leader] = [someone('countyAdmin-county-1'), someone('countyLeader-county-1')];
  const { draft, revision } = done(await casework.design.designing(admin, packageId));
  const edits = Object.entries(changes).map(([file, change]) => {
    const before = draft[file] as JsonObject;
    return { file, before, after: change(before) };
  });
  done(await casework.design.saveDraft(admin, { packageId, revision, edits, history: null }));
  const sheet = { packageId, version, note: '照新规定改', from: today, reviewer: leader.id };
  done(await casework.design.submit(admin, sheet));
  done(await casework.design.confirm(leader, packageId));
  const pkg = inForce(packageId);
  expect(pkg.template.version).toBe(version);
  expect(lint(pkg).filter(({ severity }) => severity === 'error')).toEqual([]);
  return pkg;
}

/** Rows of a list in a file, one of them changed. */
const withRow = (file: JsonObject, list: string, id: string, change: JsonObject): JsonObject => ({
  ...file,
  [list]: (file[list] as readonly JsonObject[]).map((row) =>
    row['id'] === id ? { ...row, ...change } : row,
  ),
});

/** Plays an example as far as an action, on the law that is given. */
function playedTo(pkg: Package, id: string, last: (action: Action) => boolean, change = (a: Action) => a) {
  const scenario = pkg.scenarios[id];
  if (!scenario) throw new Error(`${id} is an example`);
  const script = scenario.script
    .slice(0, scenario.script.findIndex(last) + 1)
    .filter((action) => action.do !== 'expect')
    .map(change);
  const played = play(pkg, { ...scenario, script, then: {} }, { checkForms: checkScenarioOnce });
  expect(played.failures).toEqual([]);
  return { ...played, data: played.states[played.main ?? '']?.data ?? {} };
}

const fills = (node: string) => (action: Action) => action.do === 'fill' && action.node === node;

describe('a change of the law is a change of data', () => {
  it('the town confirms instead of the county', async () => {
    const confirmers = (pkg: Package) =>
      playedTo(pkg, 'accepted', (a) => a.do === 'decide' && a.node === 'county-review-sign').timeline.flatMap(
        ({ event }) =>
          event.type === 'taskOpened' && event.body.node === 'county-confirm'
            ? [event.body.assignment.post, event.body.assignment.tier]
            : [],
      );
    expect(confirmers(inForce('minimum-living-allowance'))).toEqual(['countyConfirmer', 'county']);
    const pkg = await enact('minimum-living-allowance', '1.0.1', {
      'responsibilities.json': (file) =>
        withRow(file, 'rows', 'R-021', { tier: 'town', unit: 'townCivilAffairs', post: 'townLeader' }),
    });
    expect(confirmers(pkg)).toEqual(['townLeader', 'town']);
  });

  it('a public notice hangs 10 days instead of 7', async () => {
    const posted = (pkg: Package) => playedTo(pkg, 'objection-review', fills('post-notice'));
    const days = (pkg: Package) =>
      Object.values(posted(pkg).states).flatMap(({ timers }) =>
        Object.values(timers).flatMap(({ node, at }) => (node === 'photo-day' ? [at.slice(0, 10)] : [])),
      );
    const before = days(inForce('minimum-living-allowance'));
    const after = days(
      await enact('minimum-living-allowance', '1.0.2', {
        'parameters.json': (file) =>
          withRow(file, 'parameters', 'publicityDays', {
            values: [{ region: '*', from: '2021-07-01', value: 10, source: '省里新规定' }],
          }),
      }),
    );
    expect(before).toHaveLength(1);
    expect(Date.parse(after[0] ?? '') - Date.parse(before[0] ?? '')).toBe(3 * 86_400_000);
  });

  it('a class of disability more is paid for', async () => {
    // A third-degree disability of a new class, 8 in the 19th place of the certificate.
    // What the applicant says is there again at acceptance, where the clerk adds to it.
    const certificate = { disCertNo: '99010119700416126X83', disType: '罕见病', disLevel: 3 };
    const applied = (pkg: Package) =>
      playedTo(pkg, 'approved', fills('accept-check'), (action) => {
        const given = action.do === 'fill' ? action.data?.['liangbuApplication'] : undefined;
        if (action.do !== 'fill' || given === undefined) return action;
        const base = typeof given === 'string' ? { '@base': given } : (given as JsonObject);
        return { ...action, data: { ...action.data, liangbuApplication: { ...base, ...certificate } } };
      }).data;
    expect(() => applied(inForce('disability-allowances'))).toThrow(/deeply equal/);
    const pkg = await enact('disability-allowances', '1.0.1', {
      'forms/B01.json': (file) => {
        const schema = file['schema'] as JsonObject;
        const fields = schema['properties'] as JsonObject;
        const number = fields['disCertNo'] as JsonObject;
        const kind = fields['disType'] as JsonObject;
        return {
          ...file,
          schema: {
            ...schema,
            properties: {
              ...fields,
              disCertNo: { ...number, pattern: String(number['pattern']).replace('[1-7]', '[1-8]') },
              disType: {
                ...kind,
                oneOf: [...(kind['oneOf'] as Json[]), { const: '罕见病', title: '罕见病' }],
                'x-computed': String(kind['x-computed']).replace('"多重"]', '"多重", "罕见病"]'),
              },
            },
          },
        };
      },
      'decisions/DT2.json': (file) =>
        withRow(file, 'rules', '5', {
          when: [
            '-',
            '-',
            'certificate.disType in ("智力", "精神", "罕见病") and list contains(param.careExtend, certificate.disLevel)',
          ],
        }),
    });
    expect(applied(pkg)).toMatchObject({
      certificate: { disType: '罕见病', disLevel: 3 },
      award: { careStandard: 130 },
    });
  });

  it('the ledger of livelihood has a column more', async () => {
    const helper = someone('villageHelper-village-1-1-1');
    const place = { region: village, ledger: 'livelihood' };
    const write = (key: string, cells: Record<string, string>) =>
      casework.ledgers.write(helper, {
        ...place,
        type: 'mediation',
        title: '两户宅基地边界',
        occurredOn: '2026-11-20',
        result: 'done',
        evidence: [],
        pending: '协议等双方签好',
        cells,
        key,
      });
    expect((await write('key-before', { group: '三组' })).ok).toBe(false);
    const column = { id: 'group', label: '村民小组', required: true };
    await enact('village-affairs', '1.0.1', {
      'ledgers/livelihood.json': (file) => ({ ...file, columns: [column] }),
    });
    expect((await write('key-without', {})).ok).toBe(false);
    done(await write('key-after', { group: '三组' }));
    const view = done(await casework.ledgers.view(helper, place));
    expect(view.columns).toMatchObject([column]);
    expect(view.entries.at(-1)).toMatchObject({ type: 'mediation', cells: { group: '三组' } });
  });
});
