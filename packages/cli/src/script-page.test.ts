import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Action, type Package, type Scenario } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { packageAt, played, template } from './templates.example.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const failuresOf = (pkg: Package, scenario: Scenario) => played(pkg, scenario).failures;

describe('docs/script.md', () => {
  const page = readFileSync(path.join(root, 'docs/script.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (\w+) \| (`\{"do"[^|]*`) \|/gm)].map(
    ([, name = '', examples = '']) => ({
      name,
      examples: examples.split('、').map((text) => JSON.parse(text.replaceAll('`', '')) as Action),
    }),
  );
  const shown = (name: Action['do']): readonly Action[] =>
    rows.find((row) => row.name === name)?.examples ?? [];
  const at = '2026-03-02T09:00:00+08:00';

  it('shows every action', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([
      'advance',
      'answer',
      'decide',
      'expect',
      'fill',
      'message',
      'refused',
      'retry',
      'sendBack',
      'skip',
      'start',
    ]);
    for (const { name, examples } of rows)
      for (const example of examples) expect(Action.parse(example).do).toBe(name);
  });

  it('its examples of the first process work, one after the other', async () => {
    const [notOptional, notFilled] = shown('refused');
    if (!notOptional || !notFilled) throw new Error('the page shows two actions that are refused');
    const whole = [
      ...shown('start'),
      notFilled,
      ...shown('fill'),
      ...shown('expect'),
      notOptional,
      ...shown('sendBack'),
      ...shown('fill'),
      ...shown('advance'),
      ...shown('decide'),
    ];
    expect(
      failuresOf((await packageAt('examples/first-process')).package, {
        id: 'shown',
        name: '文档',
        process: 'apply-card',
        at,
        script: whole,
        then: { end: 'issued' },
      }),
    ).toEqual([]);
  });

  const family = async (cut: (action: Action) => boolean, ...more: readonly Action[]) => {
    const pkg = await template('minimum-living-allowance');
    const accepted = pkg.scenarios['accepted'];
    if (!accepted) throw new Error('the template has no scenario "accepted"');
    return failuresOf(pkg, {
      ...accepted,
      script: [...accepted.script.slice(0, accepted.script.findIndex(cut)), ...more],
      then: {},
    });
  };
  const next = (node: string) => (action: Action) =>
    'node' in action && action.node === node && action.do !== 'start';

  it('its example of skipping works', async () => {
    expect(await family(next('extra-survey'), ...shown('skip'))).toEqual([]);
  });
  it('its example of a message works', async () => {
    expect(await family(next('submit-county'), { do: 'expect', open: [] }, ...shown('message'))).toEqual([]);
  });
  it('its examples of an answer and of trying again work', async () => {
    const failed: Action = { do: 'answer', node: 'auto-precheck', error: '对方系统没有开机' };
    const stopped: Action = { do: 'expect', incidents: 1 };
    expect(
      await family(next('accept-review'), failed, stopped, ...shown('retry'), ...shown('answer'), {
        do: 'expect',
        open: [{ node: 'accept-review' }],
      }),
    ).toEqual([]);
  });
});
