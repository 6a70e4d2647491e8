/** Frames to wait for a new step to be drawn, and after a closing menu has given the keyboard back. */
const patience = { drawn: 60, menu: 3 };

/**
 * Gives the keyboard to a step of the graph as soon as it is drawn and the menu that made it is gone, so that whoever
 * works without a mouse goes on from there. Whoever has gone on elsewhere by then keeps the keyboard.
 */
export const focusStep = (id: string): void => afterMenu(id, patience.menu);

const afterMenu = (id: string, left: number): void => {
  if (left === 0) return whenDrawn(id, patience.drawn);
  const open = document.querySelector('.d-add-dialog') !== null;
  requestAnimationFrame(() => afterMenu(id, open ? patience.menu : left - 1));
};

const whenDrawn = (id: string, left: number): void => {
  if (!isFree()) return;
  const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (card !== null) card.focus();
  else if (left > 0) requestAnimationFrame(() => whenDrawn(id, left - 1));
};

/** Whether nothing has the keyboard but the bar whose menu was closed. */
const isFree = (): boolean => {
  const { activeElement } = document;
  return (
    activeElement === null || activeElement === document.body || activeElement.closest('.d-mini') !== null
  );
};
