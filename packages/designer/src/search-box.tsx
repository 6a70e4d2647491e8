import { Search } from 'lucide-react';
import type { ReactNode } from 'react';

/** Where one types to narrow down what is shown. `name` is what it searches, said in the empty box and to screen readers. */
export const SearchBox = ({
  name,
  query,
  onQuery,
  wide = false,
  focused = false,
}: {
  readonly name: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly wide?: boolean;
  /** Focused as soon as it is there, as in a menu that opens. */
  readonly focused?: boolean;
}): ReactNode => (
  <label className={wide ? 'd-search d-search-wide' : 'd-search'}>
    <Search size={14} aria-hidden />
    <input
      autoFocus={focused}
      value={query}
      onChange={(event) => onQuery(event.target.value)}
      placeholder={name}
      aria-label={name}
    />
  </label>
);
