import { useState } from 'react';

/** How a person wants to see: theme and size, remembered on this machine. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly size: 'normal' | 'large';
}

const current = (): Look => ({
  theme: document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
  size: document.documentElement.dataset['size'] === 'large' ? 'large' : 'normal',
});

export function useLook(): readonly [Look, (change: Partial<Look>) => void] {
  const [look, setLook] = useState(current);
  return [
    look,
    (change) => {
      const next = { ...current(), ...change };
      document.documentElement.dataset['theme'] = next.theme;
      document.documentElement.dataset['size'] = next.size;
      localStorage.setItem('fiveones.look', JSON.stringify(next));
      setLook(next);
    },
  ];
}
