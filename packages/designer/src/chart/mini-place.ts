import { Position } from '@xyflow/react';
import type { Box } from '@fiveones/chart';

/** How far the bar stands off its step, and how large it is, in pixels of the screen. */
export const barOffset = 9;
const bar = { width: 150, height: 34 };

/** Above the step where it can, else below it or at its side: the first place where it hides none of `kept`. */
export const barPlace = (step: Box, kept: readonly Box[], zoom: number): Position => {
  const [width, height, off] = [bar.width / zoom, bar.height / zoom, barOffset / zoom];
  const [middle, level] = [step.x + (step.width - width) / 2, step.y + (step.height - height) / 2];
  const places = [
    { position: Position.Top, x: middle, y: step.y - off - height },
    { position: Position.Bottom, x: middle, y: step.y + step.height + off },
    { position: Position.Right, x: step.x + step.width + off, y: level },
    { position: Position.Left, x: step.x - off - width, y: level },
  ];
  const hidesNone = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    !kept.some(
      (mark) =>
        mark.x < x + width && x < mark.x + mark.width && mark.y < y + height && y < mark.y + mark.height,
    );
  return places.find(hidesNone)?.position ?? Position.Top;
};
