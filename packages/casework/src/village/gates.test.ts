import { parsePackage, type JsonObject } from '@fiveones/definition';
import { dutyRow } from '@fiveones/testkit';
import { describe, expect, it } from 'vitest';
import { gateFindings } from './gates.ts';

const until = '2026-03-02';
const text = (value: unknown): string => JSON.stringify(value);

/** What the lists say on a day about a package whose one step a village does; `covers` says what the access list lets in. */
function saidOn(today: string, covers: JsonObject, step: JsonObject = {}, access: JsonObject = {}) {
  const parsed = parsePackage({
    'template.json': text({ id: 'club', name: '社', version: '1.0.0', publisher: '测试', format: 1 }),
    'responsibilities.json': text({ rows: [dutyRow('R-001', 'main/ask')] }),
    'processes/main.json': text({
      id: 'main',
      name: '入户',
      lanes: [{ id: 'village', name: '村', tier: 'village' }],
      nodes: [
        { id: 'begin', kind: 'startEvent', name: '开始', lane: 'village' },
        { id: 'ask', kind: 'userTask', name: '上门', lane: 'village', responsibility: 'R-001', ...step },
        { id: 'end', kind: 'endEvent', name: '办结', lane: 'village' },
      ],
      flows: [
        { id: 'f1', from: 'begin', to: 'ask' },
        { id: 'f2', from: 'ask', to: 'end' },
      ],
    }),
    'lists/access.json': text({
      id: 'access',
      name: '准入',
      gate: 'access',
      columns: [],
      ...access,
      rows: [{ id: 'A-01', until, covers: [covers] }],
    }),
    'lists/negative.json': text({
      id: 'negative',
      name: '负面',
      gate: 'negative',
      columns: [],
      rows: [{ id: 'N-01', words: ['打卡'] }],
    }),
  });
  if (!parsed.ok) throw new Error(text(parsed.problems));
  return gateFindings(parsed.package, Object.values(parsed.package.lists), today).map(({ code }) => code);
}

describe('a step that a village does', () => {
  it('is let in by a row that covers it, up to the last day of the row', () => {
    expect(saidOn(until, { package: 'club', process: 'main' })).toEqual([]);
    expect(saidOn('2026-03-03', { package: 'club', process: 'main' })).toEqual(['not-listed']);
  });
  it('is not let in by the row of another package', () =>
    expect(saidOn(until, { package: 'other', process: 'main' })).toEqual(['not-listed']));
  it('for its words is told too, though no row covers it', () =>
    expect(saidOn(until, { package: 'other' }, { name: '上门打卡' })).toEqual([
      'negative-words',
      'not-listed',
    ]));
  it('is not asked about where the applicant does it, or where it belongs to the gate itself', () => {
    expect(saidOn(until, { package: 'other' }, { performer: 'applicant' })).toEqual([]);
    const requests = { process: 'main', by: 'who', what: 'why' };
    expect(saidOn(until, { package: 'other' }, {}, { requests })).toEqual([]);
  });
});
