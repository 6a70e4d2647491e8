import { Trash2 } from 'lucide-react';
import type { Entry } from '../pack.ts';

/** Entries of the package as choices. */
export const options = (
  entries: readonly Entry[],
): readonly { readonly id: string; readonly name: string }[] =>
  entries.map((entry) => ({ id: entry.id, name: entry.name }));

/** Takes a line away; where something uses it, it says so instead. */
export const RemoveButton = ({
  label,
  kept,
  onPress,
}: {
  readonly label: string;
  /** Why the line must stay. */
  readonly kept?: string | undefined;
  readonly onPress: () => void;
}) => (
  <button
    type="button"
    className="d-icon-button"
    disabled={kept !== undefined}
    aria-label={label}
    title={kept ?? label}
    onClick={onPress}
  >
    <Trash2 size={13} />
  </button>
);
