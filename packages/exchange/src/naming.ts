import { isReserved } from '@fiveones/definition';
import type { Names } from './events.ts';
import { keptOf, type Element } from './moddle.ts';

const fits = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** Ids of this system for the elements of one file: their own where they fit, else ones that do. */
export class FileNames implements Names {
  readonly #ids = new Map<Element, string>();
  readonly #anew = new Map<string, string>();
  readonly #taken = new Set<string>();

  idOf(found: Element): string {
    const known = this.#ids.get(found);
    if (known !== undefined) return known;
    const kept = keptOf(found)?.['id'];
    const id = typeof kept === 'string' && isId(kept) ? kept : this.written(found.id ?? '');
    this.#ids.set(found, id);
    return id;
  }

  /** The id that a text of the file stands for. The same text is always the same id. */
  written(text: string): string {
    if (isId(text)) return text;
    const known = this.#anew.get(text);
    if (known !== undefined) return known;
    const base = `n${text.replace(/[^A-Za-z0-9_-]+/g, '-')}`.slice(0, 60).replace(/-+$/, '');
    let free = base;
    for (let number = 2; this.#taken.has(free); number++) free = `${base}-${number}`;
    this.#taken.add(free);
    this.#anew.set(text, free);
    return free;
  }

  /** How many ids had to be written anew. */
  get changed(): number {
    return this.#anew.size;
  }
}

const isId = (text: string): boolean => fits.test(text) && !isReserved(text);
