// One command: node packages/bench/src/bench.mjs [rounds]. The engine beside hand-written floors, alternating in each round.
// floor: per completion one transaction that updates the task, inserts three events, inserts the next task and its inbox row.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { open as openFloor } from './floor.mjs';
import { open as openOurs } from './engine.mjs';

const rounds = Number(process.argv[2] ?? 3);
const seconds = Number(process.argv[3] ?? 3);
const slices = 12;
const steps = {
  flow: ['accept', 'survey', 'review', '@publicity', 'confirm'],
  seq8: Array.from({ length: 8 }, (_, i) => `t${i + 1}`),
};
const waiting = Number(process.argv[4] ?? 20_000);

const folder = () => mkdtempSync(path.join(process.env.BENCH_TMP ?? os.tmpdir(), 'bench-'));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Opens each contestant once and lets them run in turns, so that a busy disk or machine hits all alike. */
async function throughput(contestants, variant) {
  const running = [];
  for (const contestant of contestants) {
    const dir = folder();
    running.push({
      ...contestant,
      dir,
      engine: await contestant.open({ sync: 'FULL', dir, variant }),
      next: 0,
      done: 0,
      ms: 0,
    });
  }
  const drive = async (one) => {
    const handle = await one.engine.start(one.next++);
    for (const step of steps[variant]) {
      await one.engine.step(handle, step);
      if (!step.startsWith('@')) one.done++;
    }
  };
  const turn = async (one, ms) => {
    const from = now();
    await Promise.all(
      Array.from({ length: one.drivers }, async () => {
        do await drive(one);
        while (now() - from < ms);
      }),
    );
    return now() - from;
  };
  for (const one of running) {
    await turn(one, 300);
    one.done = 0;
  }
  for (let slice = 0; slice < slices; slice++)
    for (const one of running) one.ms += await turn(one, (seconds * 1_000) / slices);
  for (const one of running) {
    await one.engine.close();
    rmSync(one.dir, { recursive: true, force: true });
  }
  return running.map(({ done, ms }) => done / (ms / 1_000));
}

/** With many instances waiting: opening again and the first completion, and a page of the inbox. */
async function waitingCost(open, n) {
  const dir = folder();
  let engine = await open({ sync: 'FULL', dir, variant: 'flow' });
  await engine.preload(n);
  await engine.close();
  global.gc?.();
  const opening = [];
  const pages = [];
  for (let round = 0; round < 5; round++) {
    const from = now();
    engine = await open({ sync: 'FULL', dir, variant: 'flow' });
    const handle = await engine.start(5_000 + round);
    await engine.step(handle, 'accept');
    opening.push(now() - from);
    for (let page = 0; page < 50; page++) {
      const begun = now();
      await engine.inbox();
      pages.push(now() - begun);
    }
    if (round < 4) await engine.close();
  }
  await engine.close();
  rmSync(dir, { recursive: true, force: true });
  return { opening: median(opening), page: median(pages) };
}

const results = {};
const note = (name, value) => (results[name] ??= []).push(value);
for (let round = 0; round < rounds; round++)
  for (const variant of ['flow', 'seq8']) {
    const [floor, one, many] = await throughput(
      [
        { open: openFloor, drivers: 1 },
        { open: openOurs, drivers: 1 },
        { open: openOurs, drivers: 32 },
      ],
      variant,
    );
    note(`floor ${variant} 1`, floor);
    note(`ours ${variant} 1`, one);
    note(`ours ${variant} 32`, many);
    note(`ratio ${variant} 1`, one / floor);
    note(`ratio ${variant} 32`, many / floor);
  }
const floorWaiting = await waitingCost(openFloor, waiting);
const oursWaiting = await waitingCost(openOurs, waiting);

const figure = (name) => median(results[name]);
const row = (label, ours, floor, goal, higher, ratio = ours / floor) =>
  `| ${label} | ${ours.toFixed(higher ? 0 : 2)} | ${floor.toFixed(higher ? 0 : 2)} | ${ratio.toFixed(2)} | ${goal} |`;
console.log(`\n| measure (medians of ${rounds}) | ours | floor | ratio | wanted |\n|---|---|---|---|---|`);
console.log(
  row(
    'one driver, flow, completions/s',
    figure('ours flow 1'),
    figure('floor flow 1'),
    '≥ 0.5',
    true,
    figure('ratio flow 1'),
  ),
);
console.log(
  row(
    'one driver, eight tasks, completions/s',
    figure('ours seq8 1'),
    figure('floor seq8 1'),
    '≥ 0.5',
    true,
    figure('ratio seq8 1'),
  ),
);
console.log(
  row(
    '32 drivers, flow, against one ungrouped',
    figure('ours flow 32'),
    figure('floor flow 1'),
    '≥ 2',
    true,
    figure('ratio flow 32'),
  ),
);
console.log(
  row(
    '32 drivers, eight tasks, against one ungrouped',
    figure('ours seq8 32'),
    figure('floor seq8 1'),
    '≥ 2',
    true,
    figure('ratio seq8 32'),
  ),
);
console.log(
  row(
    `open and first completion with ${waiting} waiting, ms`,
    oursWaiting.opening,
    floorWaiting.opening,
    '≤ 2',
    false,
  ),
);
console.log(row(`inbox page with ${waiting} open, ms`, oursWaiting.page, floorWaiting.page, '≤ 2', false));
