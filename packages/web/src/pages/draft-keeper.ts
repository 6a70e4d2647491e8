import type { JsonObject } from '@fiveones/definition';

/** What is typed and not yet on the server. */
export interface Typed {
  readonly data: JsonObject;
  readonly opinion?: { readonly result?: string; readonly reason?: string } | undefined;
  /** The draft that had been seen on the server when this was typed. */
  readonly after?: string | undefined;
}

/** Why the server keeps nothing: it is not to be asked again by itself. */
export class NotKept extends Error {
  readonly state: SaveState;
  constructor(state: SaveState) {
    super(state.kind);
    this.state = state;
  }
}

/** Where the draft stands: on the server, on the way, or only on this machine. */
export type SaveState =
  | { readonly kind: 'none' }
  /** Not kept: another window keeps the same task, or has done it. */
  | { readonly kind: 'elsewhere'; readonly writer: string; readonly message: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'local' };

/** What a keeper needs of the machine it runs on. */
interface KeeperOptions {
  /** Where unsent text lies. One place for each person and task, so that nobody finds another's text. */
  readonly place: string;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly save: (typed: Typed) => Promise<{ readonly savedAt: string }>;
  readonly onState: (state: SaveState) => void;
}

/** Milliseconds without typing before the draft is sent, and between tries when it could not be. */
export const pauses = { typing: 800, retry: 5_000 } as const;

export const placeOf = (person: string, task: string): string => `fiveones.draft.${person}.${task}`;

/** What an earlier visit left on this machine because the server had not acknowledged it. */
export function unsentAt(storage: KeeperOptions['storage'], place: string): Typed | undefined {
  try {
    const text = storage.getItem(place);
    return text === null ? undefined : (JSON.parse(text) as Typed); // written by `keep` only
  } catch {
    return undefined;
  }
}

/**
 * Keeps what is typed: at once on this machine, after a pause on the server, one save after the other. The local copy
 * goes only when the server has answered for exactly this text.
 */
export class DraftKeeper {
  private readonly options: KeeperOptions;
  private latest: Typed | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private onTheWay: Promise<void> | undefined;
  private held = false;
  private stopped = false;

  constructor(options: KeeperOptions) {
    this.options = options;
    this.latest = unsentAt(options.storage, options.place);
    if (this.latest) this.later(0);
  }

  keep(typed: Typed): void {
    if (this.stopped) return;
    this.latest = typed;
    try {
      this.options.storage.setItem(this.options.place, JSON.stringify(typed));
    } catch {
      // A full or forbidden storage: the server's copy, which follows in a moment, is then the only one.
    }
    this.later(pauses.typing);
  }

  /** Sends what waits now; for leaving the page. */
  flush(): void {
    if (this.timer !== undefined) void this.send();
  }

  /** For a submit: nothing more is sent until `resume`; resolves when what was on the way has been answered. */
  async hold(): Promise<void> {
    this.held = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.onTheWay;
  }

  /** The submit was refused: what waits is sent again. */
  resume(): void {
    this.held = false;
    if (this.latest) this.later(0);
  }

  /** The task is done: nothing more is sent, and nothing stays. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.options.storage.removeItem(this.options.place);
  }

  /** What waits is not wanted any more. */
  drop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.latest) this.forget(this.latest);
    this.latest = undefined;
  }

  /** Another window may have laid its own text there meanwhile: that stays. */
  private forget(typed: Typed): void {
    const { storage, place } = this.options;
    if (storage.getItem(place) === JSON.stringify(typed)) storage.removeItem(place);
  }

  private later(wait: number): void {
    if (this.held) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), wait);
  }

  private async send(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const typed = this.latest;
    if (!typed || this.stopped || this.onTheWay) return;
    this.onTheWay = this.sendOnce(typed);
    await this.onTheWay;
  }

  private async sendOnce(typed: Typed): Promise<void> {
    this.options.onState({ kind: 'saving' });
    const answer = await this.options.save(typed).catch((error: unknown) => error);
    this.onTheWay = undefined;
    if (this.stopped) return;
    if (answer instanceof NotKept) return this.options.onState(answer.state);
    this.answered(typed, isKept(answer) ? answer.savedAt : undefined);
  }

  private answered(typed: Typed, savedAt: string | undefined): void {
    if (savedAt === undefined) {
      this.options.onState({ kind: 'local' });
      this.later(pauses.retry);
    } else if (this.latest === typed) {
      this.forget(typed);
      this.latest = undefined;
      this.options.onState({ kind: 'saved', at: savedAt });
    } else if (this.timer === undefined) this.later(0);
  }
}

const isKept = (answer: unknown): answer is { readonly savedAt: string } =>
  typeof answer === 'object' && answer !== null && 'savedAt' in answer;
