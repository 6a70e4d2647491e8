import type { Json } from '@fiveones/definition';
import { textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { today, usePack } from '../context.tsx';
import { NumberInput, TextInput } from '../controls.tsx';
import { amountToday, parameterOf } from '../pack.ts';
import { words } from '../words.ts';
import { ParameterChip, ParameterPicker } from './parameter-chip.tsx';

/** A number: written, taken from a parameter, or worked out by a formula. `undefined`: it was emptied. */
export const AmountField = ({
  label,
  field,
  value,
  onChange,
}: {
  readonly label: string;
  readonly field: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}) => {
  const pack = usePack();
  const parameter = parameterOf(value);
  if (parameter === undefined && textOf(value).startsWith('='))
    return (
      <TextInput
        label={label}
        field={field}
        lines={2}
        value={textOf(value)}
        onChange={(text) => onChange(text.trim() === '' ? undefined : text.trim())}
      />
    );
  if (parameter !== undefined)
    return (
      <div data-field={field}>
        <div className="d-inline d-apart-small">
          <span className="d-narrow">
            <NumberInput label={label} value={amountToday(pack, value, today)} disabled onChange={onChange} />
          </span>
          <LinkButton onPress={() => onChange(amountToday(pack, value, today) ?? 1)}>
            {words.long.useNumber}
          </LinkButton>
        </div>
        <ParameterChip id={parameter} />
      </div>
    );
  return (
    <div className="d-inline" data-field={field}>
      <span className="d-narrow">
        <NumberInput
          label={label}
          value={typeof value === 'number' ? value : undefined}
          onChange={(number) => onChange(number)}
        />
      </span>
      <ParameterPicker
        what={label}
        value={typeof value === 'number' ? value : undefined}
        unit=""
        onChoose={(id) => onChange(`=param.${id}`)}
      />
    </div>
  );
};
