import type { Casework } from '@fiveones/casework';
import { beforeEach, describe, expect, it } from 'vitest';
import { caller, firstProcess as files, helper, opened, village } from './stage.example.ts';

const application = { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' };

let casework: Casework;
let task = '';

beforeEach(async () => {
  casework = await opened();
  task = await begun();
});

const as = (person: string) => caller(casework, person);
const begun = async (): Promise<string> =>
  (await as(helper).work.start({ packageId: 'first-process', process: 'apply-card', region: village }))
    .task ?? '';

/** What users of other systems ask for in vain; the numbers are those of the list of peers, part E. */
describe('a complaint that does not hold here', () => {
  it('19: a half-filled form is saved without being valid, and is there again', async () => {
    const half = { application: { name: '周', birthDate: '不记得了' } };
    await as(helper).task.saveDraft({ task, data: half, filled: 1, total: 3 });
    expect((await as(helper).task.get({ task })).draft?.data).toEqual(half);
    const item = (await as(helper).work.inbox()).open.find((one) => one.task === task);
    expect(item?.draft).toMatchObject({ filled: 1, total: 3 });
    // Of several that were begun, whoever goes on must find the right one.
    expect(item?.subject).toBe('周');
    expect((await as(helper).task.get({ task })).namedAt).toEqual(['application.name']);
  });

  it('a form knows who fills it in, by name, and so can say it for them', async () => {
    const name = (person: string) =>
      casework.library.organisation.people.find(({ id }) => id === person)?.name;
    expect((await as(helper).task.get({ task })).context.instance['performer']).toBe(name(helper));
    const { context } = await as(helper).instance.get({ instance: task.split('/')[0] ?? '' });
    expect(context.instance['performer']).toBeUndefined();
  });

  it('20: what was taken out of a list stays out after saving', async () => {
    const list = (names: readonly string[]) => ({ application: { ...application, rows: names } });
    await as(helper).task.saveDraft({ task, data: list(['甲', '乙', '丙']) });
    await as(helper).task.saveDraft({ task, data: list(['丙']) });
    expect((await as(helper).task.get({ task })).draft?.data).toEqual(list(['丙']));
  });

  it('27: a submit whose answer was lost is not “sending” for ever: sent again, it is answered and done once', async () => {
    const send = () => as(helper).task.submit({ task, key: 'lost-answer', data: { application } });
    await send();
    const again = await send();
    const { history } = await as(helper).instance.get({ instance: again.instance });
    expect(history.filter(({ type }) => type === 'taskDone')).toHaveLength(1);
  });

  it('28: a case with several papers, sent again after a lost network, has each of them once and does not vanish', async () => {
    const actor = casework.actor(helper);
    if (!actor) throw new Error('the demonstration has this person');
    const paper = async (n: number) => {
      const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, n]);
      const kept = await casework.files.putFile(actor, { task, name: `照片${n}.png`, bytes });
      return kept.ok ? kept.value.id : '';
    };
    const papers = [await paper(1), await paper(2), await paper(3)];
    const send = () => as(helper).task.submit({ task, key: 'papers-001', data: { application } });
    const { instance } = await send();
    await send();
    for (const id of papers) expect((await casework.files.file(actor, id)).ok).toBe(true);
    expect(
      (await as(helper).work.search({ text: '周大爷' })).filter((found) => found.instance === instance),
    ).toHaveLength(1);
  });

  it('30: a case of an old version shows the old version’s form; a new one shows the new', async () => {
    const renamed = Object.fromEntries(
      Object.entries(files).map(([file, text]) => [
        file,
        file === 'forms/application.json'
          ? text.replace('"title": "姓名"', '"title": "新版姓名"')
          : file === 'template.json'
            ? text.replace('"1.0.0"', '"1.1.0"')
            : text,
      ]),
    );
    expect((await casework.install(renamed)).ok).toBe(true);
    const titleAt = async (at: string) =>
      JSON.stringify((await as(helper).task.get({ task: at })).forms[0]?.schema);
    expect(await titleAt(task)).not.toContain('新版');
    expect(await titleAt(await begun())).toContain('新版');
  });

  it('Back-dating: what is sent says nothing of the time, which is the program’s own', async () => {
    const early = '2020-01-01T09:00:00+08:00';
    const sent = { task, key: 'key-9001', data: { application }, at: early, openedAt: early };
    const { instance } = await as(helper).task.submit(sent);
    const events = await casework.instances.events(instance);
    expect(new Set(events.map(({ at }) => at.slice(0, 10)))).toEqual(new Set(['2026-11-23']));
  });
});
