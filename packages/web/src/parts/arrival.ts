import { useEffect, useRef } from 'react';

const longest = 5000;

/**
 * Takes the keyboard, and whoever hears the page, to what is shown at a new address: the link that led there is gone
 * and nothing else says that the page is another. Where something on the page has the cursor already, it keeps it.
 */
export function useArrival(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return undefined;
    before.current = path;
    const arrive = (): boolean => {
      const main = document.getElementById('main');
      if (main === null) return false;
      if (document.activeElement === document.body) main.focus({ preventScroll: true });
      return true;
    };
    // A page whose code is still on its way comes later.
    const watch = new MutationObserver(() => {
      if (arrive()) watch.disconnect();
    });
    const stop = setTimeout(() => watch.disconnect(), longest);
    if (!arrive()) watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(stop);
      watch.disconnect();
    };
  }, [path]);
}
