import type { ReactNode } from 'react';

/** What went wrong, said at once to whoever listens; nothing where nothing did. */
export const Wrong = ({ text }: { readonly text: string }): ReactNode =>
  text === '' ? null : (
    <p role="alert" className="bad">
      {text}
    </p>
  );
