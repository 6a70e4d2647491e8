import { CrashServer, crashVillage as village } from '@fiveones/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

const kills = 20;
const submits = 1_000;
const drivers = 8;

/** One application that a clerk sends: started, then submitted with a key that stays the same when it is sent again. */
interface Sent {
  readonly key: string;
  readonly task: string;
  acknowledged: boolean;
}

let server: CrashServer;

const application = { application: { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' } };
const submit = ({ task, key }: Sent) => server.call('task.submit', { task, key, data: application });

beforeAll(async () => {
  server = await CrashServer.begun(['examples/first-process']);
});
afterAll(() => server.remove());

it(
  `${kills} kills during ${submits} submits lose no acknowledged one and double none`,
  { timeout: 300_000 },
  async () => {
    const sent: Sent[] = [];
    let number = 0;
    const drive = async () => {
      for (let turn = 0; turn < submits / kills / drivers; turn++) {
        const started = await server.call('work.start', {
          packageId: 'first-process',
          process: 'apply-card',
          region: village,
        });
        expect(started, JSON.stringify(started.value)).toMatchObject({ ok: true });
        const { task } = started.value as { task: string };
        const one: Sent = { key: `crash-submit-${number++}`, task, acknowledged: false };
        sent.push(one);
        one.acknowledged = (await submit(one)).ok;
      }
    };
    for (let kill = 0; kill < kills; kill++) {
      // The moment of the kill differs from round to round: at the first submits, in the middle, at the last.
      const killed = server.killAfter(20 + kill * 12);
      await Promise.allSettled([...Array.from({ length: drivers }, drive), killed]);
      await server.begin();
    }
    while (sent.filter(({ acknowledged }) => acknowledged).length < submits)
      await Promise.all(Array.from({ length: drivers }, drive));
    const acknowledged = sent.filter((one) => one.acknowledged);
    const unsure = sent.filter((one) => !one.acknowledged);
    for (const one of unsure) {
      const again = await submit(one);
      expect(again, JSON.stringify(again.value)).toMatchObject({ ok: true });
    }
    for (const one of [...acknowledged.filter((_, place) => place % 10 === 0), ...unsure]) {
      const view = (await server.ask('instance.get', {
        instance: one.task.slice(0, one.task.lastIndexOf('/')),
      })) as { history: { type: string; node?: string }[]; open: unknown[] };
      expect(view.history.filter(({ type, node }) => type === 'taskDone' && node === 'apply')).toHaveLength(
        1,
      );
      expect(view.open).toHaveLength(1);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(submits);
  },
);
