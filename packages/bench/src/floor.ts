import path from 'node:path';
import Database from 'better-sqlite3';
import { caseData, clerks, steps, taskResult, type Contestant, type Opening } from './contestant.ts';

/** An instance that is driven: its number, the place of its open step, its open task. */
interface Driven {
  readonly id: number;
  place: number;
  task: number;
}

const schema = `
create table if not exists inst(id integer primary key, done int not null, data text not null);
create table if not exists task(
  id integer primary key, inst int not null, key text not null, assignee text, status int not null, result text);
create index if not exists task_inbox on task(assignee, status, id);
create index if not exists task_inst on task(inst);
create table if not exists event(id integer primary key, inst int not null, kind text not null, body text);
create index if not exists event_inst on event(inst);`;

/** Numbers of instances that were stored before. */
const stored = 1_000_000_000;

/**
 * No engine: the least that one who must be durable, searchable and audited commits for a step, by hand.
 * One transaction: the task is done, three events, the next task, which is its own inbox row.
 */
export function open({ dir, variant, sync = 'FULL' }: Opening): Promise<Contestant<Driven>> {
  const db = new Database(path.join(dir, 'floor.db'));
  db.pragma('journal_mode=WAL');
  db.pragma(`synchronous=${sync}`);
  db.exec(schema);
  const instance = db.prepare('insert into inst values(?,0,?)');
  const task = db.prepare('insert into task(inst,key,assignee,status) values(?,?,?,0)');
  const done = db.prepare('update task set status=1,result=? where id=? and status=0');
  const event = db.prepare('insert into event(inst,kind,body) values(?,?,?)');
  const ended = db.prepare('update inst set done=1 where id=?');
  const page = db.prepare(
    "select id,inst,key from task where assignee='u7' and status=0 order by id desc limit 20",
  );
  const openTask = db.prepare<[number], number>('select id from task where inst=? and status=0').pluck();
  const newest = db.prepare<[number], number>('select coalesce(max(id),0) from inst where id<?').pluck();
  let last = newest.get(stored) ?? 0;

  const openStep = (id: number, place: number): number =>
    Number(task.run(id, steps[variant][place], `u${id % clerks}`).lastInsertRowid);
  const begin = (id: number): Driven => {
    instance.run(id, JSON.stringify(caseData(id)));
    event.run(id, 'start', null);
    if (steps[variant].length > 0) return { id, place: 0, task: openStep(id, 0) };
    for (let auto = 0; auto < 10; auto++) event.run(id, 'auto', null);
    ended.run(id);
    return { id, place: 0, task: 0 };
  };
  const complete = (driven: Driven, name: string): void => {
    if (done.run(JSON.stringify(taskResult(name)), driven.task).changes !== 1) throw new Error('conflict');
    event.run(driven.id, 'completed', name);
    event.run(driven.id, 'left', name);
    event.run(driven.id, 'entered', steps[variant][driven.place + 1] ?? 'end');
    driven.place += 1;
    if (driven.place < steps[variant].length) driven.task = openStep(driven.id, driven.place);
    else ended.run(driven.id);
  };
  const start = db.transaction(() => begin(++last));
  const step = db.transaction(complete);
  const waiting = db.transaction((from: number, to: number) => {
    for (let place = from; place < to; place++) complete(begin(stored + place), 'accept');
  });

  return Promise.resolve({
    start: async () => start(),
    step: async (driven, name) => step(driven, name),
    finished: ({ place }) => place === steps[variant].length,
    preload: async (count) => {
      db.pragma('synchronous=OFF');
      for (let from = 0; from < count; from += 20_000) waiting(from, Math.min(count, from + 20_000));
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.pragma(`synchronous=${sync}`);
    },
    resume: async (place) => ({ id: stored + place, place: 1, task: openTask.get(stored + place) ?? 0 }),
    inbox: async () => page.all(),
    close: async () => void db.close(),
  });
}
