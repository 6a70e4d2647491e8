import type { ReactNode } from 'react';
import { words } from '../words.ts';

/** The office's round seal; in a demonstration it says so. */
export function Seal({ name, sample }: { readonly name: string; readonly sample: boolean }): ReactNode {
  const letters = [...name];
  const spread = Math.min(270, letters.length * 26);
  return (
    <svg
      className="stamp"
      viewBox="-60 -60 120 120"
      role="img"
      aria-label={sample ? words.print.sampleSeal(name) : words.print.seal(name)}
    >
      <circle r="56" fill="none" stroke="currentColor" strokeWidth="3.5" />
      <path
        d="M0-18 4.2-5.8 17.1-5.6 6.8 2.2 10.6 14.6 0 7.2-10.6 14.6-6.8 2.2-17.1-5.6-4.2-5.8Z"
        fill="currentColor"
      />
      {letters.map((letter, place) => {
        const angle = letters.length === 1 ? 0 : -spread / 2 + (spread * place) / (letters.length - 1);
        return (
          <text
            key={place}
            transform={`rotate(${angle}) translate(0 -40)`}
            textAnchor="middle"
            fontSize="13"
            fill="currentColor"
          >
            {letter}
          </text>
        );
      })}
      {sample ? (
        <text y="36" textAnchor="middle" fontSize="11" fontWeight="600" fill="currentColor">
          {words.print.sample}
        </text>
      ) : null}
    </svg>
  );
}
