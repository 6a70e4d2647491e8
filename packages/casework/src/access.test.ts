import type { Assignment } from '@fiveones/interpreter';
import { expect, it } from 'vitest';
import { guestTasks, limitedWords, maysDo, subjectFor, subjectForAll, type Actor } from './access.ts';

const chair = { post: 'clerk', unit: 'office', region: '990101', tier: 'county' } as const;
const inQueue: Assignment = { queues: ['clerk@990101'], excluded: [] };
const aside = (person: string): Assignment => ({ ...inQueue, excluded: [{ person, why: 'kin' }] });
const standIn: Actor = {
  id: 'deputy',
  name: '甲',
  holdings: [],
  standsFor: [{ id: 'away', name: '乙', holdings: [chair] }],
};

it('a stand-in does what the absent may, but nothing that either of them must keep away from', () => {
  expect(maysDo(standIn, inQueue)).toBe(true);
  expect(maysDo(standIn, aside('away'))).toBe(false);
  expect(maysDo(standIn, aside('deputy'))).toBe(false);
  expect(maysDo(standIn, { ...inQueue, person: 'away' })).toBe(true);
});

it('whoever must keep away from a task does not see its case as the guest of it', () => {
  const clerk: Actor = { id: 'clerk', name: '丙', holdings: [chair], standsFor: [] };
  const seen = (assignment: Assignment) =>
    guestTasks(clerk, { tasks: { t1: { id: 't1', node: 'prove', openedAt: '2026-03-02', assignment } } });
  expect(seen(inQueue)).toHaveLength(1);
  expect(seen(aside('somebody'))).toHaveLength(1);
  expect(seen(aside('clerk'))).toEqual([]);
});

it('a case that only some may read is named to them alone, and in a list that others read to nobody', () => {
  const clerk: Actor = { id: 'clerk', name: '丙', holdings: [chair], standsFor: [] };
  const of = (readers: string | null) => ({ region: '990101001001', readers, subject: '周大爷' });
  expect([null, '|#clerk|', '|#other|'].map((readers) => subjectFor(clerk, of(readers)))).toEqual([
    '周大爷',
    '周大爷',
    limitedWords,
  ]);
  expect([null, '|#clerk|'].map((readers) => subjectForAll(of(readers)))).toEqual(['周大爷', limitedWords]);
});
