import { rightsOf, type Form, type Json, type Template } from '@fiveones/definition';
import type { ReadFields } from '@fiveones/documents';
import { isBlank, type Readable } from '@fiveones/forms';

/** How much of a paper is kept from its reader: all there is in it, some of it, or only the middle of numbers. */
export type Kept = 'all' | 'some' | 'numbers';

/** What is kept from the reader of a form; nothing where it is shown as it was filled in. */
export function keptOfForm({ value, withheld, masked }: Readable): Kept | undefined {
  if (withheld.length > 0) return isEmpty(value) ? 'all' : 'some';
  return masked.length > 0 ? 'numbers' : undefined;
}

/** What is kept from the reader of a document that they may open. */
export function keptOfDocument({ withheld, masked }: ReadFields): Kept | undefined {
  if (withheld.size > 0) return 'some';
  return masked.size > 0 ? 'numbers' : undefined;
}

/** The posts that are shown a form, by name. */
export const readersOf = ({ rights }: Pick<Form, 'rights'>, { posts }: Pick<Template, 'posts'>): string[] =>
  posts.filter(({ role }) => role !== undefined && rightsOf(rights, role).view).map(({ name }) => name);

/** Nothing is left in it but lists and groups that are empty themselves. */
const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).every(isEmpty) : isBlank(value);
