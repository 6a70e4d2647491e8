import { NodeToolbar, Position, useStore } from '@xyflow/react';
import { Copy, GitBranch, Link2, Plus, Trash2 } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useDesigner, useWorld } from '../context.tsx';
import { words } from '../words.ts';
import { addBranch, addPreset, copySteps, deleteSteps, joinSteps } from './gestures.ts';
import { AddMenu } from './add-menu.tsx';
import { focusStep } from './focus-step.ts';
import { barOffset, barPlace } from './mini-place.ts';
import { workOrder, type Shown } from './use-chart.ts';

/** What can be done with the selected step, beside it: insert, branch, join, copy, delete. */
export const MiniBar = ({ shown }: { readonly shown: Shown }) => {
  const { store } = useWorld();
  const selected = useDesigner((state) => state.seen.selected);
  const step = selected.length === 1 ? shown.chart.steps.find((one) => one.id === selected[0]) : undefined;
  const box = step === undefined ? undefined : shown.plan.boxes.get(step.id);
  const position = useStore(({ transform }) =>
    box === undefined ? Position.Top : barPlace(box, shown.drawn.marks, transform[2]),
  );
  if (step === undefined) return null;
  const ends = step.kind === 'endEvent';
  return (
    <NodeToolbar
      nodeId={step.id}
      isVisible
      position={position}
      offset={barOffset}
      className="d-mini"
      role="toolbar"
      aria-label={step.name}
    >
      {ends ? null : (
        <DialogTrigger>
          <Button className="d-mini-button" aria-label={words.mini.insert}>
            <Plus size={14} aria-hidden />
          </Button>
          <Popover className="d-pop" placement="bottom start">
            <Dialog aria-label={words.menu.addAfter(step.name)} className="d-add-dialog">
              {({ close }) => (
                <AddMenu
                  title={words.menu.addAfter(step.name)}
                  onChoose={(preset) => {
                    close();
                    const id = addPreset(store, shown.chart, shown.plan, preset, { after: step.id });
                    if (id !== undefined) focusStep(id);
                  }}
                />
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
      {ends ? null : (
        <>
          <Button
            className="d-mini-button"
            aria-label={words.mini.branch}
            onPress={() => addBranch(store, shown.chart, shown.plan, step)}
          >
            <GitBranch size={14} aria-hidden />
          </Button>
          <MenuTrigger>
            <Button className="d-mini-button" aria-label={words.mini.connect}>
              <Link2 size={14} aria-hidden />
            </Button>
            <Popover className="d-pop" placement="bottom start">
              <ConnectMenu
                shown={shown}
                from={step.id}
                onChoose={(to) => joinSteps(store, shown.chart, step.id, to)}
              />
            </Popover>
          </MenuTrigger>
        </>
      )}
      <Button
        className="d-mini-button"
        aria-label={words.mini.copy}
        onPress={() => copySteps(store, shown.chart, [step])}
      >
        <Copy size={14} aria-hidden />
      </Button>
      <Button
        className="d-mini-button"
        data-dim={step.lock === 'statutory'}
        aria-label={words.mini.remove}
        onPress={() => deleteSteps(store, shown.chart, [step.id])}
      >
        <Trash2 size={14} aria-hidden />
      </Button>
    </NodeToolbar>
  );
};

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
