import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fiveones } from './fiveones.example.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const firstProcess = path.join(root, 'examples/first-process');
const minimumLiving = path.join(root, 'templates/minimum-living-allowance');

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'fiveones-cli-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

let copies = 0;
/** A copy of the first process in which one text of a file is another. */
async function spoilt(file: string, text: string, instead: string): Promise<string> {
  const folder = path.join(scratch, `package-${copies++}`);
  await cp(firstProcess, folder, { recursive: true });
  const before = await readFile(path.join(folder, file), 'utf8');
  expect(before).toContain(text);
  await writeFile(path.join(folder, file), before.replace(text, instead));
  return folder;
}

const script = path.join(firstProcess, 'script.json');

describe('the answers of each command', () => {
  it('lint --json lists findings with place and words, and leaves with 0 when none is an error', async () => {
    const { code, out } = await fiveones('lint', minimumLiving, '--json');
    expect(code).toBe(0);
    for (const finding of JSON.parse(out) as object[])
      expect(finding).toEqual(
        expect.objectContaining({
          code: expect.any(String),
          severity: 'hint',
          file: expect.any(String),
          path: expect.any(Array),
          params: expect.any(Object),
          message: expect.stringMatching(/[一-鿿]/),
        }),
      );
  });

  it('test --json lists scenarios; --scenario picks one', async () => {
    const all = await fiveones('test', firstProcess, '--json');
    expect(all.code).toBe(0);
    expect(JSON.parse(all.out)).toEqual([
      { id: 'issued', name: '填了、审了、发了证', passed: true, events: expect.any(Number), failures: [] },
      {
        id: 'refused',
        name: '退回补一次地址，最后不予发证',
        passed: true,
        events: expect.any(Number),
        failures: [],
      },
    ]);
    expect(
      JSON.parse((await fiveones('test', firstProcess, '--scenario', 'refused', '--json')).out),
    ).toHaveLength(1);
  });

  it('run --json prints events with assignee, deadline and its explanation, and the state it came to', async () => {
    const { code, out } = await fiveones(
      'run',
      firstProcess,
      '--process',
      'apply-card',
      '--script',
      script,
      '--json',
    );
    const told = JSON.parse(out) as { timeline: { event: string; node?: string }[] };
    expect(code).toBe(0);
    expect(told).toMatchObject({
      status: 'completed',
      end: 'issued',
      documents: [{ document: 'card' }],
      clocks: { total: {} },
      open: [],
      incidents: [],
      failures: [],
      data: { application: { name: '周大爷' } },
    });
    expect(
      told.timeline.find(({ event, node }) => event === 'taskOpened' && node === 'review'),
    ).toMatchObject({
      at: '2026-11-23T09:00:00+08:00',
      assignee: { tier: 'town', post: 'townClerk', unit: '样例镇人民政府' },
      due: expect.stringMatching(/^2026-11-26/),
      explanation: expect.arrayContaining([expect.anything()]),
      text: expect.stringMatching(/镇审核/),
    });
  });

  it('run takes a bare list of actions, and another beginning', async () => {
    const list = path.join(scratch, 'list.json');
    await writeFile(list, '[{"do":"start","as":"villageHelper"}]');
    const { code, out } = await fiveones(
      'run',
      firstProcess,
      '--process',
      'apply-card',
      '--script',
      list,
      '--at',
      '2026-05-06T09:00:00+08:00',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      now: '2026-05-06T09:00:00+08:00',
      status: 'running',
      open: [{ node: 'apply', post: 'villageHelper' }],
    });
  });

  it('a scenario that comes out differently leaves with 1 and says how', async () => {
    const folder = await spoilt('scenarios/issued.json', '"end": "issued"', '"end": "refused"');
    const { code, out } = await fiveones('test', folder);
    expect(code).toBe(1);
    expect(out).toMatch(
      /✗ 填了、审了、发了证[\s\S]*应走到“不予发证”，实际是“已发证”[\s\S]*1 个相符，1 个不符/,
    );
    expect((await fiveones('test', folder, '--lang', 'en')).out).toMatch(/1 passed, 1 failed/);
  });

  it('a scenario of a package with errors, which cannot go on, does not pass and says what to mend', async () => {
    const folder = await spoilt('processes/apply-card.json', '"to": "issued"', '"to": "nowhere"');
    const { code, out, err } = await fiveones('test', folder, '--scenario', 'issued');
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/演不下去.*processes\/apply-card\.json：/);
  });

  it('a field of a type that JSON Schema does not have is told at its place', async () => {
    const folder = await spoilt('forms/application.json', '"type": "string"', '"type": "text"');
    const { code, err } = await fiveones('test', folder);
    expect([code, err]).toEqual([1, expect.stringMatching(/^forms\/application\.json .*type：[^\n]*string/)]);
  });

  it('a scenario that fills a field no form has does not pass', async () => {
    const folder = await spoilt('forms/application.json', '"address": {', '"residence": {');
    const { out } = await fiveones('test', folder, '--scenario', 'refused', '--json');
    expect(JSON.parse(out)).toMatchObject([
      {
        passed: false,
        failures: expect.arrayContaining([
          expect.objectContaining({
            code: 'form-has-problems',
            params: expect.objectContaining({ form: 'application', path: '/address' }),
          }),
        ]),
      },
    ]);
  });
});

describe('what a person gets wrong', () => {
  const usage: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['unknown command', ['draw'], /没有“draw”/],
    ['no command', [], /COMMAND/],
    ['unknown option', ['lint', firstProcess, '--loud'], /不认识选项 --loud/],
    ['option by the name of what every object has', ['lint', firstProcess, '--constructor'], /不认识选项/],
    ['option without its value', ['run', firstProcess, '--process'], /--process 后面要写/],
    ['option with an empty value', ['serve', '--data='], /--data 后面要写/],
    ['option in place of a value', ['run', firstProcess, '--process', '--script', script], /--process 后面/],
    ['switch with a value', ['lint', firstProcess, '--json=yes'], /--json 后面不写值/],
    ['missing option', ['run', firstProcess, '--script', script], /还要写选项 --process/],
    ['missing package', ['test'], /还缺 PACKAGE/],
    ['missing second package', ['diff', firstProcess], /还缺 B/],
    ['a package too many', ['lint', firstProcess, 'another'], /多写了“another”/],
    ['nowhere to write the book', ['handbook', firstProcess], /-o/],
    ['unknown language', ['lint', firstProcess, '--lang', 'fr'], /--lang 写 zh/],
    ['a port that is none', ['serve', '--port', 'many'], /端口/],
  ];
  it.each(usage)('%s leaves with 2, says what is wrong and shows the usage', async (_what, args, says) => {
    const { code, out, err } = await fiveones(...args);
    expect(code).toBe(2);
    expect(err).toMatch(/usage: fiveones/);
    expect(err).toMatch(says);
    expect(out).toBe('');
  });

  it.each(['lint', 'test', 'run'])(
    '%s of a folder that is not there leaves with 1 and says so',
    async (command) => {
      const more = command === 'run' ? ['--process', 'apply-card', '--script', script] : [];
      for (const json of [[], ['--json']]) {
        const { code, err } = await fiveones(command, path.join(scratch, 'nowhere'), ...more, ...json);
        expect(code).toBe(1);
        expect(err).toMatch(/没有这个文件夹/);
      }
    },
  );

  it('a process by the name of what every object has is not there', async () => {
    const { code, err } = await fiveones('run', firstProcess, '--process', 'constructor', '--script', script);
    expect([code, err]).toEqual([1, expect.stringMatching(/没有流程“constructor”，有的是：apply-card/)]);
  });

  it.each([
    ['a folder of packages that is not there', ['--templates', 'nowhere'], /没有放模板包的文件夹/],
    ['an address that this machine does not have', ['--host', '192.0.2.1'], /没有地址 192\.0\.2\.1/],
  ])('serve with %s leaves with 1 and says so', async (_what, more, says) => {
    const data = path.join(scratch, `data${more[0]}`);
    const shelf = path.join(scratch, 'shelf');
    await mkdir(shelf, { recursive: true });
    const { code, err } = await fiveones(
      'serve',
      '--data',
      data,
      '--port',
      '0',
      '--templates',
      shelf,
      ...more,
    );
    expect([code, err]).toEqual([1, expect.stringMatching(says)]);
  });

  it('broken JSON is told with file and line, in either language', async () => {
    const folder = await spoilt('parameters.json', '"id": "age",', '"id": "age"');
    const { code, err } = await fiveones('test', folder);
    expect(code).toBe(1);
    expect(err).toMatch(/^parameters\.json：第 4 行/);
    expect((await fiveones('lint', folder, '--lang', 'en')).err).toMatch(
      /^parameters\.json: [A-Z][^一-鿿]*4/,
    );
    const [finding] = JSON.parse((await fiveones('lint', folder, '--json')).out) as object[];
    expect(finding).toMatchObject({
      code: 'not-json',
      severity: 'error',
      file: 'parameters.json',
      params: { line: 4 },
      message: expect.stringMatching(/^第 4 行/),
    });
  });

  it('an unknown kind of node is told with its file and node', async () => {
    const folder = await spoilt('processes/apply-card.json', '"kind": "serviceTask"', '"kind": "magicTask"');
    const { code, out } = await fiveones('lint', folder, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        code: 'unknown-node-kind',
        file: 'processes/apply-card.json',
        params: { node: 'issue', kind: 'magicTask' },
      },
    ]);
  });

  it('a circle in which nothing waits is an error of the check', async () => {
    const folder = await spoilt(
      'processes/apply-card.json',
      '{ "id": "f5", "from": "issue", "to": "issued" }',
      '{ "id": "f5", "from": "issue", "to": "again" }, { "id": "f6", "from": "again", "to": "issue", "default": true }, { "id": "f7", "from": "again", "to": "issued", "condition": "application.name = null" }',
    );
    await writeFile(
      path.join(folder, 'processes/apply-card.json'),
      (await readFile(path.join(folder, 'processes/apply-card.json'), 'utf8')).replace(
        '"nodes": [',
        '"nodes": [{ "id": "again", "kind": "exclusiveGateway", "name": "再来一次", "lane": "town" },',
      ),
    );
    const { code, out } = await fiveones('lint', folder, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ code: 'cycle-without-wait', severity: 'error' }),
    );
    // And whoever plays it all the same gets an end, not a machine that hangs.
    expect((await fiveones('run', folder, '--process', 'apply-card', '--script', script)).out).toMatch(
      /停下/,
    );
  });

  it('a script that is wrong is told with its place, in Chinese', async () => {
    const wrong = path.join(scratch, 'wrong.json');
    const runs = (text: string, ...more: readonly string[]) =>
      writeFile(wrong, text).then(() =>
        fiveones('run', firstProcess, '--process', 'apply-card', '--script', wrong, ...more),
      );
    expect(await runs('[\n{"do":"start"')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/wrong\.json：第 2 行/),
    });
    expect(await runs('[{"do":"fill"}]')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/script\.0.*[一-鿿]/),
    });
    expect(await runs('[]', '--at', 'tomorrow')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/tomorrow/),
    });
    expect(
      await fiveones(
        'run',
        firstProcess,
        '--process',
        'apply-card',
        '--script',
        path.join(scratch, 'none.json'),
      ),
    ).toMatchObject({ code: 1, err: expect.stringMatching(/读不到/) });
    expect(await fiveones('run', firstProcess, '--process', 'marry', '--script', script)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/apply-card/),
    });
  });
});

describe('help', () => {
  it.each(['serve', 'lint', 'test', 'run'])(
    '%s --help tells its usage and options and leaves with 0',
    async (command) => {
      const { code, out } = await fiveones(command, '--help');
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`usage: fiveones ${command}[\\s\\S]*--json[\\s\\S]*--lang VALUE`));
      expect((await fiveones('--help')).out).toContain(command);
    },
  );
});
