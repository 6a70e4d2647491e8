import { useEffect, useSyncExternalStore } from 'react';
import type { DesignerStore, OverName, Seen } from './store.ts';

/** Also held sideways: wide, but so low that panels would leave nothing of the chart. The style sheets ask the same. */
const narrow = '(max-width: 720px), (max-height: 480px) and (pointer: coarse)';

/** Whether the screen is a phone's now. */
export const onPhone = (): boolean => window.matchMedia(narrow).matches;

/** Whether the screen is a phone's; a part that asks is drawn again when that changes. */
export const usePhone = (): boolean =>
  useSyncExternalStore((notify) => {
    const query = window.matchMedia(narrow);
    query.addEventListener('change', notify);
    return () => query.removeEventListener('change', notify);
  }, onPhone);

/** Keeps what is being typed; Safari takes the keyboard out of a field only when something else can be typed into. */
export const keepTyped = (): void => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
};

/** Lays something over the screen of a phone, above what already lies there. */
export const layOver = (store: DesignerStore, name: OverName): void => {
  const { seen, look } = store.getState();
  look({ over: [...seen.over.filter((one) => one !== name), name] });
};

/** Whether something lies over the screen of a phone: a sheet, or the row of a book. */
export const liesOver = ({ over, tab, entry }: Seen): boolean =>
  over.length > 0 || (tab === 'books' && (entry['books.row'] ?? '') !== '');

/** Takes away what lies topmost; what was typed there is kept. */
export const takeOff = (store: DesignerStore): void => {
  keepTyped();
  const { seen, look } = store.getState();
  if (seen.over.length > 0) look({ over: seen.over.slice(0, -1) });
  else look({ entry: { ...seen.entry, 'books.row': '' } });
};

const marked = (): boolean => (history.state as { readonly over?: unknown } | null)?.over === true;
const mark = (): void => history.pushState({ ...(history.state as object | null), over: true }, '');

/** The step back that takes the mark off is under way. */
let unmarking = false;

/** Takes the mark off, unless something lies over the screen again by then: one sheet may give way to another. */
const unmark = (store: DesignerStore): void =>
  void setTimeout(() => {
    if (!marked() || unmarking || liesOver(store.getState().seen)) return;
    unmarking = true;
    window.addEventListener('popstate', () => (unmarking = false), { once: true });
    history.back();
  });

/** While something lies over the screen, the phone's own way back takes it off instead of leaving the designer. */
export const useWayBack = (store: DesignerStore, lies: boolean): void => {
  useEffect(() => {
    if (!lies) return;
    const onBack = (): void => {
      if (marked()) return;
      takeOff(store);
      if (liesOver(store.getState().seen)) mark();
    };
    // Before `onBack`: that must not take the end of our own step for somebody's.
    if (unmarking) window.addEventListener('popstate', mark, { once: true });
    else if (!marked()) mark();
    window.addEventListener('popstate', onBack);
    return () => {
      window.removeEventListener('popstate', onBack);
      window.removeEventListener('popstate', mark);
      unmark(store);
    };
  }, [store, lies]);
};
