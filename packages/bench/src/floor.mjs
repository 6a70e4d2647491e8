// No engine: the least a durable, queryable, audited engine must commit per step, by hand.
import path from 'node:path';
import Database from 'better-sqlite3';
import { caseData, taskResult } from './data.mjs';

const steps = {
  flow: ['accept', 'survey', 'review', '@publicity', 'confirm'],
  seq8: Array.from({ length: 8 }, (_, i) => `t${i + 1}`),
};

export async function open({ sync, dir, variant }) {
  const db = new Database(path.join(dir, 'floor.db'));
  db.pragma('journal_mode=WAL');
  db.pragma(`synchronous=${sync}`);
  db.exec(`create table if not exists inst(id integer primary key, done int not null, data text not null);
    create table if not exists task(id integer primary key, inst int not null, key text not null, assignee text, status int not null, result text);
    create index if not exists task_inbox on task(assignee, status, id);
    create table if not exists event(id integer primary key, inst int not null, kind text not null, body text);
    create index if not exists event_inst on event(inst);`);
  const instance = db.prepare('insert into inst values(?,0,?)');
  const task = db.prepare('insert into task(inst,key,assignee,status) values(?,?,?,0)');
  const finish = db.prepare('update task set status=1,result=? where id=? and status=0');
  const event = db.prepare('insert into event(inst,kind,body) values(?,?,?)');
  const close = db.prepare('update inst set done=1 where id=?');
  const page = db.prepare(
    "select id,inst,key from task where assignee='u7' and status=0 order by id desc limit 20",
  );
  let next = Number(db.prepare('select coalesce(max(id),0) from inst').pluck().get());
  const start = db.transaction((i) => {
    const id = ++next;
    instance.run(id, JSON.stringify(caseData(i)));
    event.run(id, 'start', null);
    return { id, at: 0, task: task.run(id, steps[variant][0], `u${i % 200}`).lastInsertRowid };
  });
  const step = db.transaction((handle, name) => {
    if (finish.run(JSON.stringify(taskResult(name)), handle.task).changes !== 1) throw new Error('conflict');
    for (const kind of ['completed', 'left', 'entered']) event.run(handle.id, kind, name);
    handle.at++;
    const following = steps[variant][handle.at];
    if (following === undefined) close.run(handle.id);
    else handle.task = task.run(handle.id, following, `u${handle.id % 200}`).lastInsertRowid;
  });
  return {
    start: async (i) => start(i),
    step: async (handle, name) => step(handle, name),
    async preload(n) {
      db.transaction(() => {
        for (let i = 0; i < n; i++) step(start(i), 'accept');
      })();
    },
    inbox: async () => page.all(),
    close: async () => db.close(),
  };
}
