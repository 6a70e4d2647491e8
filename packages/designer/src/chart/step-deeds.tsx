import { Copy, GitBranch, Link2, MoveDown, MoveUp, Plus, Trash2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, MenuTrigger, Popover } from 'react-aria-components';
import type { Step } from '@fiveones/chart';
import { useWorld } from '../context.tsx';
import { layOver } from '../phone.ts';
import { readPack } from '../pack.ts';
import type { DesignerStore } from '../store.ts';
import { words } from '../words.ts';
import { phoneWords } from '../words-phone.ts';
import { AddMenu } from './add-menu.tsx';
import { ConnectMenu } from './connect-menu.tsx';
import { focusStep } from './focus-step.ts';
import { addBranch, addPreset, copySteps, deleteSteps, joinSteps, shiftStep } from './gestures.ts';
import type { Shown } from './use-chart.ts';

interface Props {
  readonly step: Step;
  readonly shown: Shown;
}

/** What can be done with a step: insert, branch, join, copy, delete; where nothing is dragged, also move it up or down. */
export const StepDeeds = ({ step, shown }: Props) => {
  const { store, phone } = useWorld();
  const { chart, plan } = shown;
  const ends = step.kind === 'endEvent';
  return (
    <>
      {ends ? null : <Insert step={step} shown={shown} />}
      {ends ? null : (
        <>
          <Deed
            label={words.mini.branch}
            short={phoneWords.branch}
            icon={GitBranch}
            onPress={() => addBranch(store, chart, plan, step)}
          />
          <MenuTrigger>
            <Deed label={words.mini.connect} short={phoneWords.connect} icon={Link2} />
            <Popover className="d-pop" placement="bottom start">
              <ConnectMenu
                shown={shown}
                from={step.id}
                onChoose={(to) => joinSteps(store, chart, step.id, to)}
              />
            </Popover>
          </MenuTrigger>
        </>
      )}
      {phone && !ends && step.kind !== 'startEvent' ? (
        <>
          <Deed
            label={phoneWords.up}
            short={phoneWords.up}
            icon={MoveUp}
            onPress={() => shiftStep(store, chart, step.id, 'up')}
          />
          <Deed
            label={phoneWords.down}
            short={phoneWords.down}
            icon={MoveDown}
            onPress={() => shiftStep(store, chart, step.id, 'down')}
          />
        </>
      ) : null}
      <Deed
        label={words.mini.copy}
        short={phoneWords.copy}
        icon={Copy}
        onPress={() => copySteps(store, chart, [step])}
      />
      <Deed
        label={words.mini.remove}
        short={phoneWords.remove}
        icon={Trash2}
        dim={step.lock === 'statutory'}
        onPress={() => {
          deleteSteps(store, chart, [step.id]);
          if (!stands(store, chart.id, step.id)) store.getState().look({ over: [] });
        }}
      />
    </>
  );
};

const stands = (store: DesignerStore, chart: string, step: string): boolean =>
  readPack(store.getState().files)
    .charts.find(({ id }) => id === chart)
    ?.chart.steps.some(({ id }) => id === step) === true;

/** Puts a step of the palette after this one: from a menu beside it, or from one that lies over the screen of a phone. */
const Insert = ({ step, shown }: Props) => {
  const { store, phone } = useWorld();
  if (phone)
    return (
      <Deed
        label={words.mini.insert}
        short={phoneWords.addStep}
        icon={Plus}
        onPress={() => layOver(store, 'add')}
      />
    );
  return (
    <DialogTrigger>
      <Deed label={words.mini.insert} short={phoneWords.addStep} icon={Plus} />
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
  );
};

/** A deed as an icon; on a phone with its name below. */
const Deed = ({
  label,
  short,
  icon: Icon,
  dim = false,
  onPress,
}: {
  readonly label: string;
  readonly short: string;
  readonly icon: LucideIcon;
  readonly dim?: boolean;
  readonly onPress?: () => void;
}): ReactNode => {
  const { phone } = useWorld();
  return (
    <Button
      className="d-mini-button"
      data-dim={dim}
      aria-label={label}
      {...(onPress === undefined ? {} : { onPress })}
    >
      <Icon size={phone ? 18 : 14} aria-hidden />
      {phone ? <span aria-hidden>{short}</span> : null}
    </Button>
  );
};
