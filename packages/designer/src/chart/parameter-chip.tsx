import { Hash } from 'lucide-react';
import { textOf } from '@fiveones/chart';
import { today, useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice } from '../controls.tsx';
import { amountToday } from '../pack.ts';
import { addParameter } from '../tabs/parameter-editor.tsx';
import { words } from '../words.ts';
import { useChartEntry } from './use-chart.ts';

/** The parameter that a number comes from; a click leads to it. */
export const ParameterChip = ({ id }: { readonly id: string }) => {
  const pack = usePack();
  const { store } = useWorld();
  const name = textOf(pack.parameters.find((one) => one['id'] === id)?.['name']) || id;
  return (
    <button
      type="button"
      className="d-parameter"
      onClick={() =>
        store
          .getState()
          .look({ tab: 'parameters', entry: { ...store.getState().seen.entry, parameters: id } })
      }
    >
      <Hash size={11} aria-hidden />
      {words.who.parameter}
      {name}
    </button>
  );
};

const fresh = '+';

/** The step that is selected, in its own words. */
const useStepName = (): string => {
  const entry = useChartEntry();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  return entry?.chart.steps.find(({ id }) => id === selected)?.name ?? entry?.name ?? '';
};

/**
 * Numbers that vary from place to place belong to the parameters: this turns a number into one that is there, or into
 * a new one that holds it, named after the step and what the number says of it.
 */
export const ParameterPicker = ({
  what,
  value,
  unit,
  onChoose,
}: {
  /** What the number says of the step. */
  readonly what: string;
  readonly value: number | undefined;
  /** Empty: it has none. */
  readonly unit: string;
  readonly onChoose: (id: string) => void;
}) => {
  const { store } = useWorld();
  const pack = usePack();
  const name = `${useStepName()}${what}`;
  const choose = (chosen: string): void => {
    const id = chosen === fresh ? addParameter(store, pack, { name, value: value ?? 1, unit }) : chosen;
    if (id !== undefined) onChoose(id);
  };
  const numbers = pack.parameters.filter((one) => one['type'] === 'integer' || one['type'] === 'number');
  return (
    <span className="d-grow">
      <Choice
        small
        label={words.long.useParameter}
        value=""
        placeholder={words.long.useParameter}
        options={[
          ...(value === undefined ? [] : [{ id: fresh, name: words.long.makeParameter(name, value, unit) }]),
          ...numbers.map((one) => ({
            id: textOf(one['id']),
            name: textOf(one['name']),
            more: `${String(amountToday(pack, `=param.${textOf(one['id'])}`, today) ?? '')} ${textOf(one['unit'])}`,
          })),
        ]}
        onChange={choose}
      >
        <span className="d-inline">
          <Hash size={12} aria-hidden />
          {words.long.useParameter}
        </span>
      </Choice>
    </span>
  );
};
