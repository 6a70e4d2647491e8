/** Frames to wait for a new step to be drawn, and for a closing menu to give the keyboard back. */
const patience = 20;

/** Gives the keyboard to a step of the graph as soon as it is drawn, so that whoever works without a mouse goes on from there. */
export const focusStep = (id: string, left = patience): void => {
  const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  card?.focus();
  if (left > 0)
    requestAnimationFrame(() => (left > patience - 6 || card === null ? focusStep(id, left - 1) : undefined));
};
