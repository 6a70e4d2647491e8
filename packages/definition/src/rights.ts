import type { FieldSchema } from './form.ts';

/** Stands for the letters of every role. */
export const everybody = '*';

/** Letters of the roles that may fill and that may see, or `*`. */
export interface FieldRights {
  readonly edit: string;
  readonly view: string;
}

/** Rights of a field inside those around it: letters can only be taken away. Who may fill may also see. */
export function narrowedRights(
  around: FieldRights | undefined,
  own: FieldSchema['x-rights'],
): FieldRights | undefined {
  if (own === undefined) return around;
  const outer = around ?? { edit: everybody, view: everybody };
  const readers = union(outer.view, outer.edit);
  return {
    edit: own.edit === undefined ? outer.edit : common(own.edit, outer.edit),
    view: own.view === undefined ? readers : common(union(own.view, own.edit ?? outer.edit), readers),
  };
}

/** What somebody with these letters may do where these rights hold; without rights, everything. */
export function rightsOf(
  rights: FieldRights | undefined,
  letters: readonly string[] | string,
): { readonly edit: boolean; readonly view: boolean } {
  if (rights === undefined) return everything;
  const edit = allows(rights.edit, letters);
  return { edit, view: edit || allows(rights.view, letters) };
}

const everything = { edit: true, view: true };

/** Whether one of some letters is among those that are allowed. */
export function allows(allowed: string, letters: readonly string[] | string): boolean {
  if (allowed === everybody) return true;
  for (const letter of letters) if (allowed.includes(letter)) return true;
  return false;
}

function union(a: string, b: string): string {
  return a === everybody || b === everybody ? everybody : a + b;
}

function common(letters: string, allowed: string): string {
  if (letters === everybody) return allowed;
  return allowed === everybody ? letters : [...letters].filter((letter) => allowed.includes(letter)).join('');
}
