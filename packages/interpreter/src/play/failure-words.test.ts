import { parsePackage, type Json, type Package } from '@fiveones/definition';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { playFailureText, playFailureWords } from './failure-words.ts';
import { play } from './play.ts';

const folder = path.resolve(import.meta.dirname, '../../../../examples/first-process');
const files = [
  'template',
  'parameters',
  'responsibilities',
  'data',
  'processes/apply-card',
  'forms/application',
]
  .concat(['scenarios/issued', 'documents/card'])
  .map((name) => [`${name}.json`, readFileSync(path.join(folder, `${name}.json`), 'utf8')] as const);

/** What a script of the example, and its `then`, come to in words. */
function told(script: readonly Json[], then: Json = {}, language: 'zh' | 'en' = 'zh'): readonly string[] {
  const parsed = parsePackage({
    ...Object.fromEntries(files),
    'scenarios/issued.json': JSON.stringify({
      id: 'issued',
      name: '样例',
      process: 'apply-card',
      at: '2026-11-23T09:00:00+08:00',
      script,
      then,
    }),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return sentences(parsed.package, language);
}

const sentences = (pkg: Package, language: 'zh' | 'en'): readonly string[] =>
  Object.values(pkg.scenarios).flatMap((scenario) =>
    play(pkg, scenario).failures.map((failure) => playFailureText(failure, pkg, language)),
  );

const begun = { do: 'start', as: 'villageHelper' };

it.each<readonly [string, readonly Json[], Json, RegExp]>([
  [
    'a step where nothing waits',
    [begun, { do: 'decide', node: 'review', result: 'agree' }],
    {},
    /第 2 个动作：“镇审核”现在没有待办；有待办的是：填申请/,
  ],
  ['another end', [begun], { end: 'issued' }, /结果：应走到“已发证”，实际是“没有”/],
  ['another place to wait', [begun], { open: [{ node: 'review' }] }, /应等在：镇审核；实际等在：填申请/],
  [
    'a document that is not issued',
    [begun],
    { documents: ['card'] },
    /应出文书：.*[一-龥].*；实际出了：没有/,
  ],
  [
    'data that differ',
    [begun],
    { data: { 'application.name': '张' } },
    /application\.name 应是 张，实际是 没有/,
  ],
  [
    'what is not refused',
    [{ do: 'refused', action: begun, code: 'task-gone' }],
    {},
    /应被拒绝（task-gone），实际是：没有/,
  ],
  [
    'a refusal',
    [begun, begun, { do: 'skip', node: 'apply', reason: '没有理由' }],
    {},
    /第 3 个动作：[^{}]*[一-龥]/,
  ],
])('%s is told in a sentence, with the names of the package', (_what, script, then, sentence) => {
  expect(told(script, then)).toEqual([expect.stringMatching(sentence)]);
});

it('the other language tells the same', () => {
  expect(told([begun], { end: 'issued' }, 'en')).toEqual([
    'at the end: should end at 已发证 and ends at nothing',
  ]);
});

it('every reason has a sentence in both languages that is not empty', () => {
  for (const { zh, en } of Object.values(playFailureWords)) {
    expect(zh).toMatch(/[一-龥]/);
    expect(en).toMatch(/^[^一-龥]+$/);
  }
});
