import { describe, expect, it } from 'vitest';
import { sample, sharesOf, strataShares, type SampleAsked } from './sample.ts';

/** So many cases of each town: 412 of `a`, 95 of `b`… */
const casesOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([town, count]) =>
    Array.from({ length: count }, (_, place) => ({ id: `${town}-${place + 1}`, town })),
  );
const asked: SampleAsked = {
  cases: casesOf({ a: 412, b: 95, c: 7 }),
  seed: '2026-01',
  percent: 5,
  floor: 1,
};
const drawnOf = (given: SampleAsked) => sample(given).map(({ drawn }) => drawn.map(({ id }) => id));

describe('a sample of cases by towns', () => {
  it('takes the share of each town rounded up, and one of the smallest', () =>
    expect(sample(asked).map(({ town, cases, drawn }) => [town, cases, drawn.length])).toEqual([
      ['a', 412, 21],
      ['b', 95, 5],
      ['c', 7, 1],
    ]));

  it('rounds no whole number up', () =>
    expect(sharesOf([100, 300], { percent: 7, floor: 0 })).toEqual([7, 21]));

  it('takes all of a town that has fewer than its floor, and nothing of one without cases', () =>
    expect(sharesOf([3, 0, 40], { percent: 10, floor: 5 })).toEqual([3, 0, 5]));

  it('spreads what a total leaves by what the towns have left, and never cuts a share', () => {
    expect(sharesOf([412, 95, 7], { percent: 5, floor: 1, total: 40 })).toEqual([32, 7, 1]);
    expect(sharesOf([412, 95, 7], { percent: 5, floor: 1, total: 3 })).toEqual([21, 5, 1]);
    expect(sharesOf([4, 2], { percent: 0, floor: 1, total: 100 })).toEqual([4, 2]);
  });

  it('keeps share, floor and total for any towns', () => {
    for (let round = 1; round <= 300; round++) {
      const counts = Array.from({ length: (round % 7) + 1 }, (_, place) => (round * 37 + place * 101) % 90);
      const given = { percent: round % 101, floor: round % 5, total: round % 160 };
      const shares = sharesOf(counts, given);
      const least = sharesOf(counts, { ...given, total: undefined });
      const [all, got, floor] = [counts, shares, least].map((row) => row.reduce((sum, one) => sum + one, 0));
      expect(
        shares.every((share, place) => share >= (least[place] ?? 0) && share <= (counts[place] ?? 0)),
      ).toBe(true);
      expect(got).toBe(Math.min(all ?? 0, Math.max(floor ?? 0, given.total)));
    }
  });

  it('is the same for the same seed, whatever the order of the cases and whatever other towns have', () => {
    expect(drawnOf({ ...asked, cases: asked.cases.toReversed() })).toEqual(drawnOf(asked));
    const more = [...asked.cases, ...casesOf({ d: 50 })];
    expect(drawnOf({ ...asked, cases: more }).slice(0, 3)).toEqual(drawnOf(asked));
    expect(drawnOf(asked)[2]).toEqual(['c-3']);
  });

  it('is another for another seed, and a larger share keeps what a smaller one drew', () => {
    expect(drawnOf({ ...asked, seed: '2026-02' })).not.toEqual(drawnOf(asked));
    expect(drawnOf({ ...asked, percent: 10 })[0]?.slice(0, 21)).toEqual(drawnOf(asked)[0]);
  });

  it('draws every case about as often as another', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++)
      for (const id of drawnOf({ cases: casesOf({ a: 10 }), seed: `${seed}`, percent: 20, floor: 0 }).flat())
        times.set(id, (times.get(id) ?? 0) + 1);
    // 80 each are expected; 40 away would be five standard deviations.
    expect(times.size).toBe(10);
    expect([...times.values()].every((count) => count > 40 && count < 120)).toBe(true);
  });

  it('names those who stand ready next in the order of the draw', () => {
    const [town] = sample({ ...asked, reserves: 2 });
    const wider = drawnOf({ ...asked, percent: 6 })[0];
    expect(town?.reserves.map(({ id }) => id)).toEqual(wider?.slice(21, 23));
  });

  it('divides the share of a town among its strata by their cases, at least one of each, and anybody draws it again', () => {
    const strata = {
      '石桥村 / 低保': 60,
      '石桥村 / 临时救助': 30,
      '柳林村 / 低保': 10,
      '柳林村 / 临时救助': 1,
    };
    const cases = Object.entries(strata).flatMap(([stratum, count]) =>
      Array.from({ length: count }, (_, place) => ({ id: `${stratum}-${place}`, town: 'a', stratum })),
    );
    const given = { cases, seed: '2026-01', percent: 10, floor: 1 };
    const [town] = sample(given);
    // 101 cases, 11 of them: 60 : 30 : 10 : 1 is 6.5, 3.3, 1.1 and 0.1.
    const drawn = Object.fromEntries(town?.strata.map((one) => [one.stratum, one.drawn]) ?? []);
    expect(drawn).toEqual({
      '石桥村 / 低保': 6,
      '石桥村 / 临时救助': 3,
      '柳林村 / 低保': 1,
      '柳林村 / 临时救助': 1,
    });
    expect(sample({ ...given, cases: cases.toReversed() })).toEqual(sample(given));
    expect(strataShares(2, [5, 5, 5])).toEqual([1, 1, 1]);
    expect(strataShares(0, [1])).toEqual([1]);
  });

  it('gives each stratum its part of any share, one at least and never more than it has', () => {
    for (let round = 1; round <= 300; round++) {
      const counts = Array.from(
        { length: (round % 6) + 1 },
        (_, place) => ((round * 31 + place * 17) % 40) + 1,
      );
      const all = counts.reduce((sum, one) => sum + one, 0);
      const share = (round * 13) % (all + 1);
      const shares = strataShares(share, counts);
      expect(shares.every((one, place) => one >= 1 && one <= (counts[place] ?? 0))).toBe(true);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(Math.max(share, counts.length));
    }
  });
});
