import { CircleCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';

let waiting = '';

/** Says what was done on the page that comes next, once: the page on which it was done is left. */
export function sayNext(text: string): void {
  waiting = text;
}

/** What was done on the page before, until this one is left. */
export function Said(): ReactNode {
  const [text] = useState(() => {
    const said = waiting;
    waiting = '';
    return said;
  });
  return text === '' ? null : <DoneLine text={text} />;
}

/** One line that something is done, seen and heard. */
export const DoneLine = ({ text }: { readonly text: string }): ReactNode => (
  <p className="done-line" role="status">
    <CircleCheck aria-hidden /> {text}
  </p>
);
