import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fiveones } from './fiveones.example.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const rescue = path.join(root, 'templates/temporary-relief');

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'fiveones-exchange-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const jsonOf = async (folder: string, file: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(folder, file), 'utf8'));

it('a chart that is exported and imported again is the same, in a package that still passes its checks', async () => {
  const [copy, file] = [path.join(scratch, 'copy'), path.join(scratch, 'chart.bpmn')];
  await cp(rescue, copy, { recursive: true });
  await cp(path.join(root, 'templates/common'), path.join(scratch, 'common'), { recursive: true });
  const names = (await jsonOf(rescue, 'template.json')) as { id: string };
  expect(names.id).not.toBe('');
  const [id = ''] = await processesOf(rescue);
  const exported = await fiveones('export', 'bpmn', copy, '--process', id, '-o', file, '--json');
  expect(exported.code).toBe(0);
  expect(JSON.parse(exported.out)).toMatchObject({
    process: id,
    losses: expect.arrayContaining([
      expect.objectContaining({
        code: 'kept-here',
        grade: 'kept',
        at: expect.any(Array),
        message: expect.stringContaining('责任事项'),
      }),
    ]),
  });
  const refused = await fiveones('import', 'bpmn', file, '-o', copy);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('--replace');
  const imported = await fiveones('import', 'bpmn', file, '-o', copy, '--replace', '--json');
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect((JSON.parse(imported.out) as { losses: unknown }).losses).toEqual([]);
  for (const one of [`processes/${id}.json`, `processes/${id}.layout.json`])
    expect(await jsonOf(copy, one)).toEqual(await jsonOf(rescue, one));
  expect((await fiveones('lint', copy)).code).toBe(0);
});

it('a chart of another tool becomes a package that the checks can read; what was lost makes it leave with 1', async () => {
  const [file, folder] = [path.join(scratch, 'other.bpmn'), path.join(scratch, 'other')];
  const chart = (more: string): string => `<?xml version="1.0"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">
      <process id="card" name="办证"><startEvent id="a"/><userTask id="b" name="填写"/><endEvent id="c"/>
      <sequenceFlow id="f" sourceRef="a" targetRef="b"/><sequenceFlow id="g" sourceRef="b" targetRef="c"/>${more}</process>
    </definitions>`;
  await writeFile(file, chart(''));
  expect((await fiveones('import', 'bpmn', file, '-o', folder)).code).toBe(0);
  const findings = JSON.parse((await fiveones('lint', folder, '--json')).out) as { code: string }[];
  expect(findings.map(({ code }) => code)).toContain('responsibility-missing');
  await writeFile(file, chart('<dataObject id="o" name="卷宗"/>'));
  const lossy = await fiveones('import', 'bpmn', file, '-o', folder, '--replace');
  expect(lossy.code).toBe(1);
  expect(lossy.out).toContain('卷宗');
});

it('decision tables that are exported and imported again are the same', async () => {
  const [copy, file] = [path.join(scratch, 'tables'), path.join(scratch, 'tables.dmn')];
  await cp(rescue, copy, { recursive: true });
  const exported = await fiveones('export', 'dmn', rescue, '-o', file, '--json');
  expect(exported.code).toBe(0);
  const { decisions } = JSON.parse(exported.out) as { decisions: string[] };
  expect(decisions.length).toBeGreaterThan(0);
  expect((await fiveones('import', 'dmn', file, '-o', copy)).err).toContain('--replace');
  const imported = await fiveones('import', 'dmn', file, '-o', copy, '--replace', '--json');
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(imported.out)).toMatchObject({ losses: [] });
  for (const id of decisions)
    expect(await jsonOf(copy, `decisions/${id}.json`)).toEqual(await jsonOf(rescue, `decisions/${id}.json`));
  expect((await fiveones('export', 'dmn', rescue, '--decision', 'absent')).err).toContain(decisions[0]);
});

it('what cannot be read or written is refused with what to do', async () => {
  const file = path.join(scratch, 'none.bpmn');
  await writeFile(file, '<html/>');
  const into = path.join(scratch, 'into');
  expect(await fiveones('import', 'bpmn', file, '-o', into)).toMatchObject({
    code: 1,
    err: expect.stringContaining('不是 BPMN 2.0'),
  });
  expect((await fiveones('import', 'bpmn', path.join(scratch, 'absent'), '-o', into)).err).toContain(
    '没有这个文件',
  );
  expect(await fiveones('import', 'visio', file, '-o', into)).toMatchObject({
    code: 2,
    err: expect.stringContaining('bpmn'),
  });
  await writeFile(
    file,
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><task id="t"/></process></definitions>',
  );
  expect((await fiveones('import', 'bpmn', file, '-o', scratch)).err).toContain('又不是模板包');
  expect((await fiveones('export', 'bpmn', rescue, '--process', 'absent')).err).toContain('没有流程“absent”');
  expect((await fiveones('export', 'bpmn', rescue, '--process', 'x', '--json')).code).toBe(2);
  expect((await fiveones('export', 'bpmn', rescue)).err).toContain('--process');
  expect((await fiveones('import', 'dmn', file, '-o', into)).err).toMatch(/DMN|决策表/);
});

async function processesOf(folder: string): Promise<readonly string[]> {
  const listed = await fiveones('export', 'bpmn', folder, '--process', 'absent', '--lang', 'en');
  return listed.err.replace(/^.*it has: /, '').split(', ');
}
