import type { Page } from 'playwright-core';

/** An answer as tRPC wraps it. */
interface Answer<T> {
  readonly result: { readonly data: T };
}

/** Calls a procedure as the page itself would, for what a test is not about; a refusal answers nothing. */
export const called = <T>(page: Page, procedure: string, input: object): Promise<T> =>
  page.evaluate(
    async ([name, body]) => {
      const headers = { 'content-type': 'application/json', 'x-fiveones': '1' };
      const answer = await fetch(`/trpc/${name}`, { method: 'POST', headers, body });
      return ((await answer.json()) as { result: { data: unknown } }).result.data;
    },
    [procedure, JSON.stringify(input)] as const,
  ) as Promise<T>;

/** What a query of the server at an address answers to whoever is signed in on the page. */
export async function asked<T>(page: Page, address: string, procedure: string, input?: object): Promise<T> {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const answer = await page.request.get(`${address}/trpc/${procedure}${query}`);
  return ((await answer.json()) as Answer<T>).result.data;
}
