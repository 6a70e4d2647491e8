// One command: node packages/bench/src/bench.mjs [rounds]. The engine beside hand-written floors, alternating in each round.
// floor: per completion one transaction that updates the task, inserts three events, inserts the next task and its inbox row.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { open as openFloor } from './floor.mjs';
import { open as openOurs } from './engine.mjs';

const rounds = Number(process.argv[2] ?? 3);
const seconds = Number(process.argv[3] ?? 1.5);
const steps = { flow: ['accept', 'survey', 'review', '@publicity', 'confirm'], seq8: Array.from({ length: 8 }, (_, i) => `t${i + 1}`) };
const waiting = Number(process.argv[4] ?? 20_000);

const folder = () => mkdtempSync(path.join(process.env.BENCH_TMP ?? os.tmpdir(), 'bench-'));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const now = () => Number(process.hrtime.bigint()) / 1e6;

async function throughput(open, variant, drivers) {
  const dir = folder();
  const engine = await open({ sync: 'FULL', dir, variant });
  let i = 0;
  let done = 0;
  const drive = async () => {
    const handle = await engine.start(i++);
    for (const step of steps[variant]) {
      await engine.step(handle, step);
      if (!step.startsWith('@')) done++;
    }
  };
  const warm = now() + 400;
  while (now() < warm) await Promise.all(Array.from({ length: drivers }, drive));
  done = 0;
  const from = now();
  await Promise.all(
    Array.from({ length: drivers }, async () => {
      while (now() - from < seconds * 1_000) await drive();
    }),
  );
  const rate = done / ((now() - from) / 1_000);
  await engine.close();
  rmSync(dir, { recursive: true, force: true });
  return rate;
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
    note(`floor ${variant} 1`, await throughput(openFloor, variant, 1));
    note(`ours ${variant} 1`, await throughput(openOurs, variant, 1));
    note(`ours ${variant} 32`, await throughput(openOurs, variant, 32));
  }
const floorWaiting = await waitingCost(openFloor, waiting);
const oursWaiting = await waitingCost(openOurs, waiting);

const figure = (name) => median(results[name]);
const row = (label, ours, floor, goal, higher) => `| ${label} | ${ours.toFixed(higher ? 0 : 2)} | ${floor.toFixed(higher ? 0 : 2)} | ${(ours / floor).toFixed(2)} | ${goal} |`;
console.log(`\n| measure (medians of ${rounds}) | ours | floor | ratio | wanted |\n|---|---|---|---|---|`);
console.log(row('one driver, flow, completions/s', figure('ours flow 1'), figure('floor flow 1'), '≥ 0.5', true));
console.log(row('one driver, eight tasks, completions/s', figure('ours seq8 1'), figure('floor seq8 1'), '≥ 0.5', true));
console.log(row('32 drivers, flow, against one ungrouped', figure('ours flow 32'), figure('floor flow 1'), '≥ 2', true));
console.log(row('32 drivers, eight tasks, against one ungrouped', figure('ours seq8 32'), figure('floor seq8 1'), '≥ 2', true));
console.log(row(`open and first completion with ${waiting} waiting, ms`, oursWaiting.opening, floorWaiting.opening, '≤ 2', false));
console.log(row(`inbox page with ${waiting} open, ms`, oursWaiting.page, floorWaiting.page, '≤ 2', false));
