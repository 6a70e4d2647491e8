import type { Json, JsonObject } from '@fiveones/definition';
import { objectOf, textOf } from '@fiveones/chart';
import { usePack } from '../context.tsx';
import { Row, Tick } from '../controls.tsx';
import { dataFields } from '../form/fields.ts';
import type { Pack } from '../pack.ts';
import { stepWords } from '../words-step.ts';
import { FeelChoice, type Ready } from './feel-choice.tsx';

/** Single values of the forms, as formulas with their names. */
export const valuesOf = (pack: Pack): readonly Ready[] =>
  dataFields(pack)
    .filter(({ schema }) => schema['type'] !== 'object' && schema['type'] !== 'array')
    .map(({ path, title }) => ({ feel: path, name: title }));

/** Whether a message goes to a case of this system, and by what that case is known. */
export const DeliverRows = ({
  field,
  value,
  onChange,
}: {
  /** The property it edits. */
  readonly field: string;
  readonly value: Json | undefined;
  readonly onChange: (deliver: JsonObject | undefined) => void;
}) => {
  const ready = valuesOf(usePack());
  const deliver = objectOf(value);
  const on = deliver['key'] !== undefined;
  const { region: _region, ...withoutRegion } = deliver;
  const { optional: _optional, ...always } = deliver;
  const { all: _all, ...one } = deliver;
  return (
    <Row field={field} hint={on ? stepWords.deliverHint : stepWords.deliverNot}>
      <Tick
        label={stepWords.deliver}
        value={on}
        onChange={(next) => onChange(next ? { key: ready[0]?.feel ?? 'instance.number' } : undefined)}
      />
      {on ? (
        <>
          <Row label={stepWords.deliverKey}>
            <FeelChoice
              label={stepWords.deliverKey}
              field={`${field}.key`}
              value={textOf(deliver['key'])}
              ready={ready}
              onChange={(key) => key !== undefined && onChange({ ...deliver, key })}
            />
          </Row>
          <Row label={stepWords.deliverRegion}>
            <FeelChoice
              label={stepWords.deliverRegion}
              field={`${field}.region`}
              value={textOf(deliver['region'])}
              ready={ready}
              empty={stepWords.deliverHere}
              onChange={(region) => onChange(region === undefined ? withoutRegion : { ...deliver, region })}
            />
          </Row>
          <Tick
            label={stepWords.deliverAll}
            field={`${field}.all`}
            value={deliver['all'] === true}
            onChange={(next) => onChange(next ? { ...deliver, all: true } : one)}
          />
          <Tick
            label={stepWords.deliverOptional}
            field={`${field}.optional`}
            value={deliver['optional'] === true}
            onChange={(next) => onChange(next ? { ...deliver, optional: true } : always)}
          />
        </>
      ) : null}
    </Row>
  );
};
