import { parseArgs } from 'node:util';
import { open as ours } from './engine.ts';
import { open as floor } from './floor.ts';
import { tableOf, type Line } from './figures.ts';
import { printingCosts } from './handbook.ts';
import { httpFigures } from './http.ts';
import { throughput } from './throughput.ts';
import { variants } from './contestant.ts';
import { voteCosts } from './votes.ts';
import { waitingCosts } from './waiting.ts';

const drivers = 32;
/** A restart takes milliseconds, and two syncs of them vary: few would say nothing. */
const leastRestarts = 15;
const names = { flow: '小低保', seq8: '八个环节', auto10: '十步自动' } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    waiting: { type: 'string', default: '100000' },
    tasks: { type: 'string', default: '100000' },
  },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const parts: Readonly<Record<string, () => Promise<readonly Line[]>>> = {
  engine,
  votes,
  waiting,
  http,
  handbook,
};
const wanted = positionals.length > 0 ? positionals : Object.keys(parts);

const lines: Line[] = [];
for (const name of wanted) {
  const part = parts[name];
  if (!part) throw new Error(`没有“${name}”这一部分；有：${Object.keys(parts).join('、')}`);
  console.error(`正在量 ${name}…`);
  lines.push(...(await part()));
}
console.log(`每项取 ${rounds} 轮的中位数（最小–最大）；比值是同一轮里两边相除。\n`);
console.log(tableOf(lines));

async function engine(): Promise<readonly Line[]> {
  const found: Line[] = [];
  for (const variant of variants) {
    const figures: (readonly number[])[] = [];
    for (let round = 0; round < rounds; round++)
      figures.push(
        await throughput(
          [
            { open: floor, drivers: 1 },
            { open: ours, drivers: 1 },
            { open: ours, drivers },
          ],
          variant,
          seconds,
        ),
      );
    const of = (place: number) => figures.map((figure) => figure[place] ?? NaN);
    const unit = variant === 'auto10' ? '件/秒' : '次办理/秒';
    found.push(
      line(
        `一人办，${names[variant]}（${variant}）`,
        unit,
        of(1),
        of(0),
        variant === 'auto10' ? '–' : '≥ 0.5，力争 0.8',
      ),
      line(
        `${drivers} 人同时办，${names[variant]}`,
        unit,
        of(2),
        of(0),
        variant === 'auto10' ? '–' : '≥ 2，力争 3',
      ),
    );
  }
  return found;
}

/** Not against the floor but against three plain tasks: what votes and timers add to a completion. */
async function votes(): Promise<readonly Line[]> {
  const { ten, three } = await voteCosts(rounds);
  return [
    {
      what: '每次办理，十步、两次表决、三个定时；与三步的比',
      unit: '毫秒',
      ours: ten,
      floor: three,
      digits: 3,
      wanted: '≤ 1.5',
    },
  ];
}

async function waiting(): Promise<readonly Line[]> {
  const count = Number(values.waiting);
  const [least, own] = await waitingCosts([floor, ours], count, Math.max(leastRestarts, rounds));
  if (!least || !own) return [];
  const many = `${count} 件在等`;
  return [
    {
      what: `重启后第一页待办和第一次办理，${many}`,
      unit: '毫秒',
      ours: own.restart,
      floor: least.restart,
      digits: 2,
      wanted: '≤ 2',
    },
    {
      what: `一页待办（20 条），${many}`,
      unit: '毫秒',
      ours: own.page,
      floor: least.page,
      digits: 3,
      wanted: '≤ 2',
    },
    { what: `每件在等的占内存，${many}`, unit: '字节', ours: [own.heap], floor: [], digits: 1, wanted: '0' },
  ];
}

/** Alone: nobody else prints such a book. */
async function handbook(): Promise<readonly Line[]> {
  const costs = await printingCosts(rounds);
  return costs.map(({ format, seconds: taken, pages }) => ({
    what: `全部模板的手册，${format}${pages === null ? '' : `，${pages} 页`}`,
    unit: '秒',
    ours: taken,
    floor: [],
    digits: 1,
    wanted: '≤ 60',
  }));
}

async function http(): Promise<readonly Line[]> {
  const figures = await httpFigures(Math.max(2, seconds / 2), rounds, Number(values.tasks));
  return figures.map((each) =>
    line(
      `HTTP 提交任务，${each.connections} 个连接`,
      '次/秒',
      each.ours,
      each.floor,
      each.connections === 32 ? '≥ 0.6' : '–',
    ),
  );
}

function line(
  what: string,
  unit: string,
  own: readonly number[],
  least: readonly number[],
  wish: string,
): Line {
  return { what, unit, ours: own, floor: least, digits: 0, wanted: wish };
}
