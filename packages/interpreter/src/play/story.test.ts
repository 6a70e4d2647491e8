import { expect, it } from 'vitest';
import { gathered, type StoryLine } from './story.ts';

const line = (title: string, tone: StoryLine['tone'], at = '2026-11-23T08:25:10+08:00'): StoryLine => ({
  at,
  type: tone === 'open' ? 'taskOpened' : 'taskDone',
  title,
  tone,
});

it('tells work that is handed to several people at once in one line, and every work that is done', () => {
  const later = '2026-11-23T08:40:00+08:00';
  const lines = gathered([
    line('“分别签字”办完', 'done'),
    line('“分别签字”办完', 'done'),
    line('“分别签字”交给调查员', 'open'),
    line('“分别签字”交给调查员', 'open'),
    line('“分别签字”交给调查员', 'open'),
    line('“分别签字”交给调查员', 'open', later),
  ]);
  expect(lines.map(({ title, times }) => `${title} ${times ?? 1}`)).toEqual([
    '“分别签字”办完 1',
    '“分别签字”办完 1',
    '“分别签字”交给调查员 3',
    '“分别签字”交给调查员 1',
  ]);
});
