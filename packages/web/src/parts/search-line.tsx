import { Search } from 'lucide-react';
import type { ReactNode } from 'react';

/** A box in which one types what is looked for; what it finds stands below. */
export const SearchLine = ({
  text,
  label,
  onText,
}: {
  readonly text: string;
  readonly label: string;
  readonly onText: (text: string) => void;
}): ReactNode => (
  <label className="search-line">
    <Search aria-hidden />
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={100}
      onChange={(event) => onText(event.target.value)}
    />
  </label>
);
