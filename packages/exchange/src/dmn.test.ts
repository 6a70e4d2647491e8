import { jsonText, parsePackage, type JsonObject } from '@fiveones/definition';
import { compileDecision } from '@fiveones/feel';
import { expect, test } from 'vitest';
import { lossWords, readDmn, writeDmn, type Loss } from './index.ts';

const standard: JsonObject = {
  id: 'DT1',
  name: '收入是否计入',
  note: '自上而下，先中先用',
  basis: ['[57]13'],
  hitPolicy: 'first',
  inputs: [
    { id: 'category', label: '大类', expression: 'category', type: 'string' },
    { id: 'other', label: '其他条件', type: 'boolean' },
  ],
  outputs: [{ id: 'excluded', label: '不计入', type: 'boolean' }],
  rules: [
    {
      id: '1',
      when: ['"抚恤金", "奖学金"', '-'],
      then: { excluded: 'true' },
      basis: '[57]13',
      verdict: 'eligible',
    },
    { id: '2', when: ['', 'amount > param.limit * 2'], then: { excluded: 'false' }, note: '超过两倍' },
  ],
};
const summed: JsonObject = {
  ...standard,
  id: 'DT2',
  hitPolicy: 'collect',
  aggregate: 'sum',
  rules: [],
};

async function read(
  xml: string,
): Promise<{ readonly decisions: readonly JsonObject[]; readonly losses: readonly Loss[] }> {
  const answer = await readDmn(xml);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

test('decision tables come back to the letter, what only this system knows with them', async () => {
  const { xml, losses } = await writeDmn([standard, summed], { id: 'p', name: '低保' });
  expect(await read(xml)).toEqual({ ok: true, decisions: [standard, summed], losses: [] });
  expect(losses.map(({ params, at }) => [params['part'], at])).toEqual([
    ['依据', ['DT1', 'DT2']],
    ['谁能办、不能办', ['DT1']],
  ]);
});

test('other tools find names, types, cells and the hit policy where the standard has them', async () => {
  const { xml } = await writeDmn([standard], { id: 'p', name: '低保' });
  expect(xml).toContain('https://www.omg.org/spec/DMN/20191111/MODEL/');
  expect(xml).toMatch(/<dmn:decision id="DT1" name="收入是否计入"/);
  expect(xml).toContain('hitPolicy="FIRST"');
  expect(xml).toMatch(/<dmn:inputExpression typeRef="string">\s*<dmn:text>category<\/dmn:text>/);
  // A column of whole conditions: each is held against true.
  expect(xml).toMatch(/<dmn:inputExpression typeRef="boolean">\s*<dmn:text>true<\/dmn:text>/);
  expect(xml).toContain('<dmn:text>amount &gt; param.limit * 2</dmn:text>');
  expect(xml).toContain('<dmn:output id="DT1-excluded" label="不计入" name="excluded" typeRef="boolean"');
});

const foreign = (policy: string, more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="定额" namespace="urn:x">
  <decision id="quota" name="定额">
    <decisionTable id="t" hitPolicy="${policy}">
      <input id="in_1" label="人数"><inputExpression id="e" typeRef="integer"><text>size</text></inputExpression></input>
      <output id="out_1" label="金额" name="amount" typeRef="double" />
      <rule id="r1"><description>一人户</description>
        <inputEntry id="a"><text>1</text></inputEntry><outputEntry id="b"><text>300</text></outputEntry></rule>
      <rule id="r2">
        <inputEntry id="c" expressionLanguage="juel"><text>size &gt; 1</text></inputEntry>
        <outputEntry id="f"><text>200 * size</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <inputData id="size" name="人数" />${more}
</definitions>`;

test('the table of another tool works here as it did there; what could not be taken over is told', async () => {
  const more =
    '<decision id="text" name="写的字"><literalExpression><text>1</text></literalExpression></decision>';
  const { decisions, losses } = await read(foreign('PRIORITY', more));
  const [decision] = decisions;
  const parsed = parsePackage({
    'template.json': jsonText({
      id: 'p',
      name: '定额',
      version: '0.1.0',
      publisher: '',
      posts: [],
      format: 1,
    }),
    'decisions/quota.json': jsonText(decision ?? null),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const table = parsed.package.decisions['quota'];
  expect(table?.rules[0]).toEqual({ id: '1', when: ['1'], then: { amount: '300' }, note: '一人户' });
  expect(table?.inputs).toEqual([{ id: 'in_1', label: '人数', expression: 'size', type: 'number' }]);
  const compiled = table && compileDecision(table);
  if (!compiled?.ok) throw new Error(JSON.stringify(compiled));
  expect(compiled.evaluate({ size: 1 }).value).toEqual({ amount: 300 });
  expect(compiled.evaluate({ size: 3 }).value).toEqual({ amount: 600 });
  expect(losses.map(({ code, grade }) => `${grade} ${code}`)).toEqual([
    'changed policy-replaced',
    'lost cell-language',
    'lost not-a-table',
  ]);
  expect(losses.map((one) => lossWords(one)).join('')).toMatch(/PRIORITY.*juel.*写的字/s);
});

test.each([
  ['<a>', 'no-dmn'],
  ['<!DOCTYPE x><definitions/>', 'doctype'],
  [
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u"/>',
    'no-table',
  ],
  [' '.repeat(4_000_001), 'too-large'],
])('a file without a table is refused with a reason: %#', async (xml, code) => {
  expect(await readDmn(xml)).toEqual({ ok: false, unreadable: expect.objectContaining({ code }) });
});
