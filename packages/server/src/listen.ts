import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that answers; `close` lets running requests finish for a while, then cuts them off: a page that listens never ends by itself. */
export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Why a server could not begin to listen. */
export type NotListening = 'in-use' | 'not-permitted' | 'no-such-address';

const notListening: Readonly<Record<string, NotListening>> = {
  EADDRINUSE: 'in-use',
  EACCES: 'not-permitted',
  EADDRNOTAVAIL: 'no-such-address',
  ENOTFOUND: 'no-such-address',
  EAI_AGAIN: 'no-such-address',
};

/** How long running requests may take to finish. */
const graceMs = 2_000;

/** Listens on a port (0: any free one). A port or an address that cannot be had is an answer, not a fault. */
export function listen(
  app: Hono,
  given: { readonly port: number; readonly host: string },
): Promise<Listening | { readonly failed: NotListening }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: given.port, hostname: given.host }, (address) =>
      resolve({ port: address.port, close }),
    );
    const close = () =>
      new Promise<void>((done, fail) => {
        const cut = setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          graceMs,
        );
        server.close((error) => {
          clearTimeout(cut);
          if (error) fail(error);
          else done();
        });
      });
    server.on('error', (error: NodeJS.ErrnoException) => {
      const failed = notListening[error.code ?? ''];
      if (failed) resolve({ failed });
      else reject(error);
    });
  });
}
