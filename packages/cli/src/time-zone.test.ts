import { checkScenario } from '@fiveones/casework';
import { play } from '@fiveones/interpreter';
import { afterAll, expect, it } from 'vitest';
import { template } from './templates.example.ts';

const before = process.env['TZ'];
afterAll(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

it(
  'wherever the server stands, a household gets the same days: all reckoning is that of Shanghai',
  { timeout: 60_000 },
  async () => {
    const pkg = await template('minimum-living-allowance');
    const scenario = pkg.scenarios['objection-resurvey'];
    if (!scenario) throw new Error('the template has this scenario');
    const timelines = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => {
      process.env['TZ'] = zone;
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      return play(pkg, scenario, { checkForms: checkScenario });
    });
    for (const { timeline, failures } of timelines) {
      expect(failures).toEqual([]);
      expect(timeline).toEqual(timelines[0]?.timeline);
    }
  },
);
