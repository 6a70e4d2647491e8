import { Trash2 } from 'lucide-react';
import type { Entry } from '../pack.ts';

/** Entries of the package as choices. */
export const options = (
  entries: readonly Entry[],
): readonly { readonly id: string; readonly name: string }[] =>
  entries.map((entry) => ({ id: entry.id, name: entry.name }));

/** Takes a line away. */
export const RemoveButton = ({
  label,
  onPress,
}: {
  readonly label: string;
  readonly onPress: () => void;
}) => (
  <button type="button" className="d-icon-button" aria-label={label} title={label} onClick={onPress}>
    <Trash2 size={13} />
  </button>
);
