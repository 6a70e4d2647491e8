import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that answers; `close` lets running requests finish. */
export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Listens on a port (0: any free one). A port in use is an answer, not a fault. */
export function listen(
  app: Hono,
  given: { readonly port: number; readonly host: string },
): Promise<Listening | { readonly failed: 'in-use' | 'not-permitted' }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: given.port, hostname: given.host }, (address) =>
      resolve({ port: address.port, close }),
    );
    const close = () =>
      new Promise<void>((done, fail) => server.close((error) => (error ? fail(error) : done())));
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve({ failed: 'in-use' });
      else if (error.code === 'EACCES') resolve({ failed: 'not-permitted' });
      else reject(error);
    });
  });
}
