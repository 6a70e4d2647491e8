import { useEffect, useRef } from 'react';

/**
 * Where a new part takes the place of another, the cursor goes to its question, else to the page, so that a screen
 * reader goes on with what is new and not with a button that is gone. Not when the page opens.
 */
export function useReadOut(part: unknown): void {
  const before = useRef(part);
  useEffect(() => {
    if (before.current === part) return;
    before.current = part;
    const main = document.getElementById('main');
    (main?.querySelector<HTMLElement>('.fv-question') ?? main)?.focus({ preventScroll: true });
  }, [part]);
}
