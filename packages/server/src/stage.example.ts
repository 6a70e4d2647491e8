import path from 'node:path';
import { Casework, folds, tables } from '@fiveones/casework';
import type { PackageFiles } from '@fiveones/definition';
import { openSqlite } from '@fiveones/store';
import { demoPosts, dutyRow, folderFiles } from '@fiveones/testkit';
import { createApp } from './app.ts';
import { appRouter } from './router.ts';

/** The package that ships as the first example. */
export const firstProcess: PackageFiles = folderFiles(
  path.resolve(import.meta.dirname, '../../../examples/first-process'),
);

/** A file of a package as JSON of which a test knows only the part that it changes. */
export interface Loose {
  readonly [key: string]: unknown;
}
/** A file of the first example, as far as a test knows it. */
export const loosely = <T extends Loose = Loose>(file: string): T =>
  JSON.parse(firstProcess[file] ?? '{}') as T;

/** A village of the demonstration, and people of it and of its town and county. */
export const village = '980101001001';
export const helper = 'villageHelper-village-1-1-1';
export const committee = 'villageCommittee-village-1-1-1';
export const clerk = 'townClerk-town-1-1';
export const colleague = 'townClerk-town-1-2';
export const otherTown = 'townClerk-town-2-1';
export const otherVillage = 'villageHelper-village-1-2-1';
export const reviewer = 'townReviewer-town-1-1';
export const handler = 'countyHandler-county-1';
export const payOfficer = 'payOfficer-county-1';
export const admin = 'countyAdmin-county-1';
export const leader = 'countyLeader-county-1';

/** The demonstration county with some packages, on the morning of 2026-11-23 unless a clock says otherwise. */
export async function opened(
  packages: readonly PackageFiles[] = [firstProcess],
  clock: () => number = () => Date.parse('2026-11-23T01:00:00Z'),
): Promise<Casework> {
  let id = 0;
  const casework = new Casework({
    store: openSqlite({ file: ':memory:', tables, folds }),
    clock,
    newId: () => `id${++id}`,
    demo: true,
  });
  await casework.open();
  const loaded = await casework.demonstration.load(packages, '2026-11-23T09:00:00+08:00');
  if (!loaded.ok) throw new Error(loaded.refused.code);
  return casework;
}

/** The server as somebody calls it; `undefined`: nobody is signed in. */
export const caller = (casework: Casework, person: string | undefined) =>
  appRouter.createCaller({
    casework,
    session: undefined,
    actor: person === undefined ? undefined : casework.actor(person),
    signIn: () => Promise.resolve(true),
    signOut: () => Promise.resolve(),
    take: () => undefined,
    wait: () => undefined,
  });

/** A request in somebody's name; `undefined`: nobody is signed in. */
export type Requested = (
  person: string | undefined,
  address: string,
  init?: RequestInit,
) => Promise<Response>;

/** The whole server over a casework. Whoever requests something for the first time signs in; a fault is thrown. */
export function served(casework: Casework, clock: () => number = Date.now) {
  const fault = (id: string, error: unknown) => {
    throw new Error(id, { cause: error });
  };
  const app = createApp({ casework, clock, fault, newId: () => 'F-1' });
  const cookies = new Map<string, string>();
  const signIn = async (person: string): Promise<string> => {
    const { headers } = await app.request('/trpc/session.signIn', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-fiveones': '1' },
      body: JSON.stringify({ person }),
    });
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const request: Requested = async (person, address, init = {}) => {
    if (person === undefined) return app.request(address, init);
    const cookie = cookies.get(person) ?? (await signIn(person));
    cookies.set(person, cookie);
    return app.request(address, { ...init, headers: { 'x-fiveones': '1', ...init.headers, cookie } });
  };
  return { request, routes: app.routes };
}

/** What becomes of a call: `done`, or the code of its refusal. */
export const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { cause?: { refused?: { code: string } }; code?: string }) =>
      error.cause?.refused?.code ?? error.code ?? 'fault',
  );

/** A household's application for the card of the example: the case begun, and its first step done. */
export async function applied(casework: Casework, key: string): Promise<string> {
  const as = caller(casework, helper);
  const begun = await as.work.start({
    packageId: 'first-process',
    process: 'apply-card',
    region: village,
  });
  const application = { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' };
  await as.task.submit({ task: begun.task ?? '', key, data: { application } });
  return begun.instance;
}

const text = (json: unknown): string => JSON.stringify(json);

/** A package of one process in one village, from its chart and what else it has; every row of the list is the helper's. */
export function villagePackage(parts: {
  readonly rows: readonly (readonly [id: string, node: string])[];
  readonly process: Readonly<Record<string, unknown>>;
  readonly forms?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}): PackageFiles {
  const rights = { edit: 'V', view: 'V' };
  return {
    'template.json': text({
      id: 'card',
      name: '借书证',
      version: '1.0.0',
      publisher: '测试',
      format: 1,
      posts: [demoPosts.villageHelper],
    }),
    'responsibilities.json': text({
      rows: parts.rows.map(([id, node]) => dutyRow(id, `card/${node}`)),
    }),
    ...Object.fromEntries(
      Object.entries(parts.forms ?? {}).map(([id, form]) => [
        `forms/${id}.json`,
        text({ id, rights, ...form }),
      ]),
    ),
    'processes/card.json': text({
      id: 'card',
      name: '办证',
      lanes: [{ id: 'village', name: '村', tier: 'village' }],
      ...parts.process,
    }),
  };
}
