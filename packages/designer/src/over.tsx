import { ChevronLeft } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useDesigner, useWorld } from './context.tsx';
import { takeOff } from './phone.ts';
import type { OverName } from './store.ts';
import { Saved, UndoButtons } from './draft-state.tsx';
import { phoneWords } from './words-phone.ts';

/** Where on the page everything that lies over a phone's screen is put. */
export const overPlace = 'd-overs';

interface Props {
  readonly name: OverName;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the designer that stands where it is put at a desk, and on a phone lies over the whole screen once it is asked for. */
export const Over = (props: Props) => {
  const { phone } = useWorld();
  const lies = useDesigner((state) => state.seen.over.includes(props.name));
  if (!phone) return props.children;
  return lies ? <Sheet {...props} /> : null;
};

const Sheet = ({ name, title, children }: Props) => {
  const { store, editable } = useWorld();
  const topmost = useDesigner((state) => state.seen.over.at(-1) === name);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => setPlace(document.getElementById(overPlace)), []);
  useEffect(() => {
    if (place === null) return;
    const before = document.activeElement;
    if (back.current?.closest('section')?.contains(before) !== true) back.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [place]);
  if (place === null) return null;
  return createPortal(
    <section
      className="d-over"
      role="dialog"
      aria-modal
      aria-label={title}
      inert={!topmost}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) takeOff(store);
      }}
    >
      <header className="d-over-head">
        <button type="button" className="d-over-back" ref={back} onClick={() => takeOff(store)}>
          <ChevronLeft size={20} aria-hidden />
          {phoneWords.back}
        </button>
        <b>{title}</b>
        {name === 'panel' ? <Saved /> : null}
        {name === 'panel' && editable ? <UndoButtons /> : null}
      </header>
      {children}
    </section>,
    place,
  );
};
