import { isObject } from './json.ts';
import type { PackageDraft } from './files.ts';

/** The number that the files of a package have now. */
export const presentFormat = 1;

/** How files of one format become files of the next. Pure: what it is given is not changed. */
export interface Lift {
  /** The format it reads; it writes the one after it. */
  readonly from: number;
  readonly lift: (draft: PackageDraft) => PackageDraft;
}

/** Every step from an old format to the next, the oldest first. A new format adds its step here, with a file of the old one to its test. */
export const lifts: readonly Lift[] = [
  /** Before files carried a number: the same shapes. */
  { from: 0, lift: (draft) => draft },
];

/**
 * A draft of an older format as one of the present format; the same value when it is one already, or when nobody knows its
 * format: then parsing says so.
 */
export function lifted(
  draft: PackageDraft,
  steps: readonly Lift[] = lifts,
  present = presentFormat,
): PackageDraft {
  const template = draft['template.json'];
  if (!isObject(template)) return draft;
  const written = template['format'] ?? 0;
  if (typeof written !== 'number' || written >= present) return draft;
  let now = draft;
  for (let format = written; format < present; format++) {
    const step = steps.find(({ from }) => from === format);
    if (!step) return draft;
    now = step.lift(now);
  }
  const head = now['template.json'];
  return { ...now, 'template.json': { ...(isObject(head) ? head : template), format: present } };
}
