import { hash, randomBytes } from 'node:crypto';
import type { Store } from '@fiveones/store';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** The cookie that holds the secret of a session. */
export const sessionCookie = 'fiveones';

/** The secret that a request brings, where it brings one. */
export const secretOf = (c: Context): string | undefined => getCookie(c, sessionCookie);

/** How long a session lasts, in milliseconds: half a day, however busy it is. */
const lasts = 12 * 60 * 60_000;

/** Sessions: a random secret in a cookie, its hash in the store. */
export class Sessions {
  private readonly store: Store;
  private readonly clock: () => number;

  constructor(store: Store, clock: () => number) {
    this.store = store;
    this.clock = clock;
  }

  /** Begins a session and answers its secret. Those that have lasted too long are forgotten with it. */
  async begin(person: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const instant = (at: number) => new Date(at).toISOString();
    const now = this.clock();
    await this.store.write([
      { table: 'session', removeAll: { lt: ['startedAt', instant(now - lasts)] } },
      { table: 'session', put: { token: hashOf(secret), person, startedAt: instant(now) } },
    ]);
    return secret;
  }

  /** Who a secret belongs to; nobody when it is unknown or its session has lasted too long. */
  async person(secret: string | undefined): Promise<string | undefined> {
    if (!secret) return undefined;
    const row = await this.store.get('session', { token: hashOf(secret) });
    if (!row || typeof row['person'] !== 'string') return undefined;
    const age = this.clock() - Date.parse(String(row['startedAt']));
    return age > lasts ? undefined : row['person'];
  }

  async end(secret: string | undefined): Promise<void> {
    if (secret) await this.store.write([{ table: 'session', remove: { token: hashOf(secret) } }]);
  }
}

const hashOf = (secret: string): string => hash('sha256', secret, 'hex');
