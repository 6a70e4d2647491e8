import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { listen } from './listen.ts';

it('a server closes although a page still listens to it', async () => {
  const app = new Hono();
  app.get(
    '/endless',
    () =>
      new Response(new ReadableStream({ start: (out) => out.enqueue(new TextEncoder().encode('first')) })),
  );
  const listening = await listen(app, { port: 0, host: '127.0.0.1' });
  if ('failed' in listening) throw new Error(listening.failed);
  const answer = await fetch(`http://127.0.0.1:${listening.port}/endless`);
  const reader = answer.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first');
  const rest = reader?.read().then(
    ({ done }) => done,
    () => true,
  );
  await listening.close();
  expect(await rest).toBe(true);
});
