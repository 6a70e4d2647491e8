import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setValue, type Json, type PackageDraft, type PathStep } from '@fiveones/definition';
import type { APIRequestContext } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../../..');
/** The city's template, and the county's fork of it. */
export const upstream = 'minimum-living-allowance';
export const fork = 'minimum-living-allowance-qinghe';

/** A shelf with a city's template and the fork of it that ships as an example, side by side. */
export async function countyFork(): Promise<string> {
  const shelf = await mkdtemp(path.join(os.tmpdir(), 'fiveones-fork-'));
  for (const name of [upstream, 'common'])
    await cp(path.join(root, 'templates', name), path.join(shelf, name), { recursive: true });
  const folder = path.join(shelf, 'county-fork');
  await cp(path.join(root, 'examples/county-fork'), folder, { recursive: true });
  const file = path.join(folder, 'fork.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('../../templates/', '../'));
  return shelf;
}

/** One change of a draft. */
export interface Put {
  readonly file: string;
  readonly path: readonly PathStep[];
  readonly value: Json;
}

/** The server's procedures as a person of the demonstration calls them. */
async function callAs(request: APIRequestContext, address: string, person: string) {
  const send = async (procedure: string, data: object): Promise<unknown> => {
    const answer = await request.post(`${address}/trpc/${procedure}`, {
      headers: { 'x-fiveones': '1' },
      data,
    });
    if (!answer.ok()) throw new Error(`${procedure}: ${await answer.text()}`);
    return ((await answer.json()) as { result: { data: unknown } }).result.data;
  };
  const ask = async (procedure: string, input: object): Promise<unknown> => {
    const answer = await request.get(
      `${address}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`,
    );
    return ((await answer.json()) as { result: { data: unknown } }).result.data;
  };
  await send('session.signIn', { person });
  return { send, ask };
}

/** Changes the draft of a package as the designer would. */
export async function changeDraft(
  request: APIRequestContext,
  address: string,
  {
    packageId,
    person,
    puts,
  }: { readonly packageId: string; readonly person: string; readonly puts: readonly Put[] },
): Promise<void> {
  const { send, ask } = await callAs(request, address, person);
  const loaded = (await ask('design.load', { packageId })) as { draft: PackageDraft; revision: number };
  let after = loaded.draft;
  for (const put of puts) {
    const built = setValue(after, put);
    if (!built.ok) throw new Error(JSON.stringify(built.problem));
    after = built.after;
  }
  const edits = [...new Set(puts.map(({ file }) => file))].map((file) => ({
    file,
    before: loaded.draft[file] ?? null,
    after: after[file] ?? null,
  }));
  await send('design.save', { packageId, revision: loaded.revision, edits, history: null });
}

/** Publishes the draft of a package: one hands it in, another confirms. */
export async function publishDraft(
  request: APIRequestContext,
  address: string,
  { packageId, version, by, reviewer }: Readonly<Record<'packageId' | 'version' | 'by' | 'reviewer', string>>,
): Promise<void> {
  const drawer = await callAs(request, address, by);
  const { today } = (await drawer.ask('design.load', { packageId })) as { today: string };
  await drawer.send('design.submit', { packageId, version, note: '上级新版', from: today, reviewer });
  await (await callAs(request, address, reviewer)).send('design.confirm', { packageId });
}
