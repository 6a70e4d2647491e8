import { useState } from 'react';
import { Choice, TextInput } from '../controls.tsx';
import { stepWords } from '../words-step.ts';

/** What can be chosen in words: the formula it stands for, and how it is said. */
export interface Ready {
  readonly feel: string;
  readonly name: string;
}

const none = '-none';
const own = '-own';

/** A formula that is chosen in words; what no word stands for is written out. `none` says what it means when there is none. */
export const FeelChoice = ({
  label,
  field,
  value,
  ready,
  empty,
  onChange,
}: {
  readonly label: string;
  /** The property it edits. */
  readonly field: string;
  readonly value: string;
  readonly ready: readonly Ready[];
  /** Absent: there must be one. */
  readonly empty?: string;
  /** `undefined`: none any more. */
  readonly onChange: (feel: string | undefined) => void;
}) => {
  const [writing, setWriting] = useState(false);
  const known = ready.some(({ feel }) => feel === value);
  const written = writing || (value !== '' && !known);
  return (
    <>
      <Choice
        label={label}
        field={field}
        value={written ? own : value === '' ? (empty === undefined ? '' : none) : value}
        placeholder={label}
        options={[
          ...(empty === undefined ? [] : [{ id: none, name: empty }]),
          ...ready.map(({ feel, name }) => ({ id: feel, name })),
          { id: own, name: stepWords.byOwnFormula },
        ]}
        onChange={(id) => {
          setWriting(id === own);
          if (id !== own) onChange(id === none ? undefined : id);
        }}
      />
      {written ? (
        <TextInput
          label={`${label}：${stepWords.byOwnFormula}`}
          lines={2}
          value={value}
          onChange={(text) => {
            const feel = text.trim();
            if (feel !== '') onChange(feel);
            else if (empty !== undefined) onChange(undefined);
          }}
        />
      ) : null}
    </>
  );
};
