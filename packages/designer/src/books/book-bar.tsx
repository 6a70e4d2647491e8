import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Segments } from '../controls.tsx';

/** What stands above a list, a ledger or a table: its name, which of its two sides is shown, and what can be added there. */
export const BookBar = <Side extends string>({
  name,
  sides,
  shows,
  onShow,
  add,
  children,
}: {
  readonly name: string;
  readonly sides: readonly { readonly id: Side; readonly name: string }[];
  readonly shows: Side;
  readonly onShow: (side: Side) => void;
  /** Absent where nothing can be added. */
  readonly add: { readonly name: string; readonly act: () => void } | undefined;
  readonly children?: ReactNode;
}): ReactNode => (
  <div className="d-screen-bar">
    <h2>{name}</h2>
    <Segments
      label={name}
      value={shows}
      options={sides}
      onChange={(id) => {
        const side = sides.find((one) => one.id === id);
        if (side !== undefined) onShow(side.id);
      }}
    />
    {add ? (
      <button type="button" className="d-button" onClick={add.act}>
        <Plus size={14} aria-hidden />
        {add.name}
      </button>
    ) : null}
    {children}
  </div>
);
