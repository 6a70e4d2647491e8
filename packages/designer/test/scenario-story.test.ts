import { expect, test } from 'vitest';
import { readPack } from '../src/pack.ts';
import { usesOf } from '../src/tabs/parameter-uses.ts';
import { expectedOf, storyOf } from '../src/tabs/scenario-story.ts';
import { filesOf } from './template-files.ts';

const pack = readPack(filesOf('minimum-living-allowance'));
const example = (id: string) => pack.scenarios.find((one) => one.id === id) ?? expect.fail(id);

test('an example is told in words, with who does what and what must come of it', () => {
  const story = storyOf(pack, example('accepted'));
  expect(story[1]).toEqual({
    when: '2026-03-02 09:30',
    who: '申请人',
    what: '办“申请与授权”',
    more: ['低保申请表、核对授权书、诚信承诺书'],
  });
  expect(story.map(({ what }) => what)).toContain('对“县级审核”签意见：同意');
  expect(Object.fromEntries(expectedOf(pack, example('accepted')))).toMatchObject({
    结果: '办结',
    到哪里结束: '确认办结',
    出了文书: '受理通知书、初审公示、低保确认通知书、确认结果公布',
    时限: '总时限最晚 2026-04-14',
  });
});

test('no example of the package leaves an id of a step on the screen', () => {
  const ids = pack.charts.flatMap(({ chart }) => chart.steps.map(({ id }) => id));
  const told = pack.scenarios
    .flatMap((scenario) => storyOf(pack, scenario))
    .flatMap(({ who, what }) => [who, what])
    .join('\n');
  expect(ids.filter((id) => id.includes('-') && told.includes(id))).toEqual([]);
});

test('a parameter says every step, form, document and notice that takes it', () => {
  const names = usesOf(pack, 'publicityDays').map(({ name }) => name);
  expect(names).toContain('期满（认定公示）');
  expect(names).toContain('公示“低保初审公示”');
  expect(usesOf(pack, 'noSuchParameter')).toEqual([]);
});
