import { Menu, MenuItem } from 'react-aria-components';
import { stepRows } from '@fiveones/chart';
import { Found } from '../controls.tsx';
import { words } from '../words.ts';
import { workOrder, type Shown } from './use-chart.ts';

const atAGlance = 8;

/** The steps that a step may be joined to, in the order of the work, each with its number; many are found by name or number. */
export const ConnectMenu = ({
  shown,
  from,
  onChoose,
}: {
  readonly shown: Shown;
  readonly from: string;
  readonly onChoose: (to: string) => void;
}) => {
  const numbers = new Map(stepRows(shown.chart).map(({ step, number }) => [step.id, number]));
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
    <Found many={targets.length > atAGlance}>
      <Menu
        className="d-list d-step-menu"
        aria-label={words.menu.connectTo}
        onAction={(key) => onChoose(String(key))}
        renderEmptyState={() => (targets.length === 0 ? words.menu.none : words.a11y.noneFound)}
      >
        {targets.map((step) => {
          const number = numbers.get(step.id) ?? '';
          return (
            <MenuItem
              key={step.id}
              id={step.id}
              textValue={`${number} ${step.name}`.trim()}
              className="d-option"
            >
              <span>
                <span className="d-address">{number}</span> {step.name}
              </span>
              <span className="d-more">{words.kind[step.kind]}</span>
            </MenuItem>
          );
        })}
      </Menu>
    </Found>
  );
};
