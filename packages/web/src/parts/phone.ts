import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 720px)');
const subscribe = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** Whether the screen is a phone's. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
