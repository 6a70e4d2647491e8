import { Hash } from 'lucide-react';
import { textOf } from '@fiveones/chart';
import { today, usePack, useWorld } from '../context.tsx';
import { Choice } from '../controls.tsx';
import { amountToday } from '../pack.ts';
import { words } from '../words.ts';

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

/** Numbers that vary from place to place belong to the parameters: this turns a number into one. */
export const ParameterPicker = ({ onChoose }: { readonly onChoose: (id: string) => void }) => {
  const pack = usePack();
  const numbers = pack.parameters.filter((one) => one['type'] === 'integer' || one['type'] === 'number');
  return (
    <span className="d-grow">
      <Choice
        small
        label={words.long.useParameter}
        value=""
        placeholder={words.long.useParameter}
        options={numbers.map((one) => ({
          id: textOf(one['id']),
          name: textOf(one['name']),
          more: `${String(amountToday(pack, `=param.${textOf(one['id'])}`, today) ?? '')} ${textOf(one['unit'])}`,
        }))}
        onChange={onChoose}
      >
        <span className="d-inline">
          <Hash size={12} aria-hidden />
          {words.long.useParameter}
        </span>
      </Choice>
    </span>
  );
};
