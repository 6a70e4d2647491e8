import type { Chart, Plan } from '@fiveones/chart';

/** What part of a chart the canvas shows: how far it is moved, in pixels of the screen, and how large it is. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const margin = { x: 8, y: 6 };
/** The start stands in the upper left of the window, with room for what comes next. */
const share = { x: 0.3, y: 0.45 };

/** At first the start of the chart stands on the screen, large enough to read, and as much as can be of what is left of it and above. */
export const firstView = (
  { steps }: Chart,
  { boxes }: Plan,
  window: { readonly width: number; readonly height: number },
  zoom: number,
): View => {
  const start = steps.find(({ kind }) => kind === 'startEvent');
  const box = start === undefined ? undefined : boxes.get(start.id);
  if (box === undefined) return { ...margin, zoom };
  return {
    x: margin.x - Math.max(0, (box.x + box.width) * zoom - window.width * share.x),
    y: margin.y - Math.max(0, (box.y + box.height) * zoom - window.height * share.y),
    zoom,
  };
};
