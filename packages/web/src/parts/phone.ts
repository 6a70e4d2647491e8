import { useSyncExternalStore } from 'react';

/** Also held sideways: wide, but so low that bars would leave nothing between them. The style sheets ask the same. */
const narrow = matchMedia('(max-width: 720px), (max-height: 480px) and (pointer: coarse)');
const subscribe = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** Whether the screen is a phone's. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
