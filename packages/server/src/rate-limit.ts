/** How often something may be asked: so many at once, and one more after every so many milliseconds. */
interface Pace {
  readonly atOnce: number;
  readonly every: number;
}

interface Bucket {
  left: number;
  readonly at: number;
}

/** Addresses that are remembered; beyond that those that have rested longest are forgotten, who may then begin anew. */
const mostRemembered = 10_000;

/** A bucket of tokens for each address. Time comes from outside. */
export class RateLimit {
  private readonly pace: Pace;
  private readonly clock: () => number;
  /** In the order in which they were last asked. */
  private readonly buckets = new Map<string, Bucket>();

  constructor(pace: Pace, clock: () => number) {
    this.pace = pace;
    this.clock = clock;
  }

  /** Takes one token. Answers the seconds to wait where there is none, `undefined` where there was one. */
  take(address: string): number | undefined {
    const left = this.leftFor(address);
    this.keep(address, left >= 1 ? left - 1 : left);
    return this.secondsUntil(left);
  }

  /** The seconds to wait until there is a token, which is left where it is; `undefined`: there is one. */
  wait(address: string): number | undefined {
    return this.secondsUntil(this.leftFor(address));
  }

  private secondsUntil(left: number): number | undefined {
    return left >= 1 ? undefined : Math.max(1, Math.ceil(((1 - left) * this.pace.every) / 1_000));
  }

  private leftFor(address: string): number {
    const bucket = this.buckets.get(address);
    if (!bucket) return this.pace.atOnce;
    // A clock that is set back gives nothing and takes nothing.
    const rested = Math.max(0, this.clock() - bucket.at) / this.pace.every;
    return Math.min(this.pace.atOnce, bucket.left + rested);
  }

  private keep(address: string, left: number): void {
    this.buckets.delete(address);
    this.buckets.set(address, { left, at: this.clock() });
    if (this.buckets.size <= mostRemembered) return;
    const [oldest] = this.buckets.keys();
    if (oldest !== undefined) this.buckets.delete(oldest);
  }
}
