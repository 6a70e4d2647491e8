import { describe, expect, it } from 'vitest';
import { lifted, lifts, presentFormat, type Lift } from './lift.ts';
import { parsePackage } from './parse.ts';

const head = { id: 'old', name: '旧包', version: '1.0.0', publisher: '测试' };
const chart = { id: 'p', name: '流程', lanes: [], nodes: [], flows: [] };

describe('a package of an older format', () => {
  it('is read as one of the present format: files from before there was a number', () => {
    const read = parsePackage({
      'template.json': JSON.stringify(head),
      'processes/p.json': JSON.stringify(chart),
    });
    expect(read.ok && read.package.template.format).toBe(presentFormat);
    expect(read.ok && Object.keys(read.package.processes)).toEqual(['p']);
  });

  it('goes step by step, what is given stays as it was', () => {
    const renames = (from: number, before: string, after: string): Lift => ({
      from,
      lift: ({ [before]: file = null, ...rest }) => ({ ...rest, [after]: file }),
    });
    const steps = [renames(1, 'a.json', 'b.json'), renames(2, 'b.json', 'c.json')];
    const draft = { 'template.json': { ...head, format: 1 }, 'a.json': { kept: true } };
    const before = structuredClone(draft);
    expect(lifted(draft, steps, 3)).toEqual({
      'template.json': { ...head, format: 3 },
      'c.json': { kept: true },
    });
    expect(draft).toEqual(before);
  });

  it('has a step from every number to the next', () =>
    expect(lifts.map(({ from }) => from)).toEqual([...Array(presentFormat).keys()]));

  it('of the present format, or a newer one, is left as it is', () => {
    for (const format of [presentFormat, presentFormat + 1, 'x']) {
      const draft = { 'template.json': { ...head, format } };
      expect(lifted(draft)).toBe(draft);
    }
    expect(parsePackage({ 'template.json': JSON.stringify({ ...head, format: 2 }) })).toMatchObject({
      ok: false,
      problems: [{ code: 'newer-format' }],
    });
  });
});
