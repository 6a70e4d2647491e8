import { hash, randomBytes } from 'node:crypto';
import type { Store } from '@fiveones/store';

const idleMinutes = 12 * 60;

/** Sessions: a random secret in a cookie, its hash in the store. */
export class Sessions {
  private readonly store: Store;
  private readonly clock: () => number;

  constructor(store: Store, clock: () => number) {
    this.store = store;
    this.clock = clock;
  }

  async begin(person: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const now = new Date(this.clock()).toISOString();
    await this.store.write([
      { table: 'session', put: { token: hashOf(secret), person, startedAt: now, seenAt: now } },
    ]);
    return secret;
  }

  /** Who a secret belongs to; nobody when it is unknown or has been idle too long. */
  async person(secret: string | undefined): Promise<string | undefined> {
    if (!secret) return undefined;
    const row = await this.store.get('session', { token: hashOf(secret) });
    if (!row || typeof row['person'] !== 'string') return undefined;
    const idle = this.clock() - Date.parse(String(row['startedAt']));
    return idle > idleMinutes * 60_000 ? undefined : row['person'];
  }

  async end(secret: string | undefined): Promise<void> {
    if (secret) await this.store.write([{ table: 'session', remove: { token: hashOf(secret) } }]);
  }
}

const hashOf = (secret: string): string => hash('sha256', secret, 'hex');
