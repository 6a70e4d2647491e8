import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';

/** The way back, to today's work unless another is said. */
export const BackLink = ({
  to = '/',
  name = words.back,
}: {
  readonly to?: string;
  readonly name?: string;
}): ReactNode => (
  <a className="back" {...linkTo(to)}>
    <ChevronLeft aria-hidden /> {name}
  </a>
);
