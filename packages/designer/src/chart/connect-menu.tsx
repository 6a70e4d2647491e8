import { Menu, MenuItem } from 'react-aria-components';
import { words } from '../words.ts';
import { workOrder, type Shown } from './use-chart.ts';

/** The steps that a step may be joined to, in the order of the work. */
export const ConnectMenu = ({
  shown,
  from,
  onChoose,
}: {
  readonly shown: Shown;
  readonly from: string;
  readonly onChoose: (to: string) => void;
}) => {
  const start = shown.chart.steps.find((step) => step.id === from);
  const targets = workOrder(shown.chart).flatMap((id) => {
    const step = shown.chart.steps.find((one) => one.id === id);
    const fits =
      step !== undefined &&
      step.id !== from &&
      step.kind !== 'startEvent' &&
      step.kind !== 'boundaryEvent' &&
      step.parent === start?.parent;
    return fits && !shown.chart.flows.some((flow) => flow.from === from && flow.to === id) ? [step] : [];
  });
  return (
    <Menu
      className="d-list d-step-menu"
      aria-label={words.menu.connectTo}
      onAction={(key) => onChoose(String(key))}
      renderEmptyState={() => words.menu.none}
    >
      {targets.map((step) => (
        <MenuItem key={step.id} id={step.id} textValue={step.name} className="d-option">
          {step.name}
          <span className="d-more">{words.kind[step.kind]}</span>
        </MenuItem>
      ))}
    </Menu>
  );
};
