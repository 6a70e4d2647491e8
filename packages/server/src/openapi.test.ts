import { beforeAll, expect, it } from 'vitest';
import type { Casework } from '@fiveones/casework';
import { openProcedures } from './openapi.ts';
import { appRouter } from './router.ts';
import { caller, code, opened, served } from './stage.example.ts';

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
}
interface Described {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let casework: Casework;
let described: Described;

beforeAll(async () => {
  casework = await opened();
  const response = await served(casework).request(undefined, '/openapi.json');
  described = (await response.json()) as Described;
});

const operations = (): readonly Operation[] =>
  Object.values(described.paths).flatMap((path) => Object.values(path));

it('the description tells of every procedure and every address once, by the method that it takes', () => {
  const { routes } = served(casework);
  const kept: Readonly<Record<string, unknown>> = appRouter._def.procedures;
  const calls = Object.entries(kept).map(([name, procedure]) => {
    const { type } = (procedure as { readonly _def: { readonly type: string } })._def;
    return `${type === 'query' ? 'GET' : 'POST'} /trpc/${name}`;
  });
  const others = routes
    .filter(({ method, path }) => method !== 'ALL' && !/^\/(robots\.txt|openapi\.json)$/.test(path))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  const told = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(told.toSorted()).toEqual([...new Set([...calls, ...others])].toSorted());
  const ids = operations().map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

it('every group is told in words, and every operation belongs to one', () => {
  const groups = new Set(described.tags.map(({ name }) => name));
  for (const { description } of described.tags) expect(description).toMatch(/[一-鿿]/);
  for (const { operationId, tags } of operations())
    expect([operationId, tags.length, groups.has(tags[0] ?? '')]).toEqual([operationId, 1, true]);
});

it('inputs are described as they are checked', () => {
  const found = described.paths['/trpc/find.cases']?.['get']?.parameters?.[0];
  expect(found).toMatchObject({
    name: 'input',
    content: { 'application/json': { schema: { properties: { text: { type: 'string', maxLength: 100 } } } } },
  });
  const saved =
    described.paths['/trpc/find.save']?.['post']?.requestBody?.content['application/json']?.schema;
  expect(saved).toMatchObject({ required: ['name', 'asked'], properties: { name: { maxLength: 30 } } });
  expect(described.paths['/exports/cases']?.['get']?.parameters?.map(({ name }) => name)).toContain('state');
});

it('whoever is not signed in is refused by every procedure but those that say they are open', async () => {
  const nobody = caller(casework, undefined);
  for (const name of Object.keys(appRouter._def.procedures)) {
    const [group = '', one = ''] = name.split('.');
    const call = (nobody as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
      group
    ]?.[one];
    const isOpen = described.paths[`/trpc/${name}`] !== undefined && openProcedures.has(name);
    const answered = await code(call?.(undefined) ?? Promise.resolve());
    expect([name, answered === 'not-signed-in']).toEqual([name, !isOpen]);
  }
});
