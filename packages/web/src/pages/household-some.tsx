import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { householdWords as say } from './household-words.ts';

/** A list that shows its beginning first. */
export function Some<T>({
  all,
  first,
  children,
}: {
  readonly all: readonly T[];
  readonly first: number;
  readonly children: (one: T) => ReactNode;
}): ReactNode {
  const [whole, setWhole] = useState(false);
  const rest = all.length - first;
  return (
    <>
      <ul className="lines">{(whole ? all : all.slice(0, first)).map(children)}</ul>
      {rest > 0 && !whole ? (
        <Button className="link" onPress={() => setWhole(true)}>
          {say.more(rest)}
        </Button>
      ) : null}
    </>
  );
}
