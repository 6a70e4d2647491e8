import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { addFile, setParameterField, type Json, type JsonObject } from '@fiveones/definition';
import { built, freshId, setValue } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { today, usePack, useWorld } from '../context.tsx';
import { Choice, NumberInput, Row, TextInput, optionsOf } from '../controls.tsx';
import type { Pack } from '../pack.ts';
import type { DesignerStore } from '../store.ts';
import { words } from '../words.ts';
import { usesOf } from './parameter-uses.ts';
import { RemoveButton } from '../chart/remove-button.tsx';

/** Below the floor or above the ceiling. */
export const isOut = (parameter: JsonObject, value: Json | undefined): boolean =>
  typeof value === 'number' &&
  ((typeof parameter['floor'] === 'number' && value < parameter['floor']) ||
    (typeof parameter['ceiling'] === 'number' && value > parameter['ceiling']));

/** One parameter: what it is, its values by day and place, and where it is used. */
export const ParameterEditor = ({ parameter }: { readonly parameter: JsonObject }) => {
  const { store } = useWorld();
  const id = textOf(parameter['id']);
  const values = listOf(parameter['values']).map(objectOf);
  const set = (what: string, path: readonly (string | number)[], value: Json | undefined): void =>
    void store.getState().change(
      words.deed.set(what),
      built((files) => setParameterField(files, { parameter: id, path, value })),
    );
  return (
    <div className="d-parameter-editor">
      {textOf(parameter['note']) === '' ? null : <p className="d-hint">{textOf(parameter['note'])}</p>}
      {isOwn(parameter) ? <Description parameter={parameter} set={set} /> : null}
      <table className="d-inner-table">
        <thead>
          <tr>
            <th>{words.parameters.from}</th>
            <th>{words.parameters.region}</th>
            <th>{words.parameters.amount}</th>
            <th>{words.parameters.source}</th>
            <th>{words.a11y.more}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value, index) => (
            <ValueRow key={index} parameter={parameter} value={value} index={index} set={set} />
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="d-link"
        onClick={() =>
          set(
            words.parameters.values,
            ['values'],
            [...values, { region: '*', from: today, value: values.at(-1)?.['value'] ?? null }],
          )
        }
      >
        <Plus size={12} aria-hidden /> {words.parameters.addValue}
      </button>
      <Uses id={id} />
    </div>
  );
};

type Setting = (what: string, path: readonly (string | number)[], value: Json | undefined) => void;

/** A value with the day and the place from which it holds, and who set it. */
const ValueRow = ({
  parameter,
  value,
  index,
  set,
}: {
  readonly parameter: JsonObject;
  readonly value: JsonObject;
  readonly index: number;
  readonly set: Setting;
}) => (
  <tr>
    <td>
      <TextInput
        label={words.parameters.from}
        value={textOf(value['from'])}
        onChange={(from) => set(words.parameters.from, ['values', index, 'from'], from)}
      />
    </td>
    <td>
      <TextInput
        label={words.parameters.region}
        value={value['region'] === '*' ? words.parameters.everywhere : textOf(value['region'])}
        onChange={(region) =>
          set(
            words.parameters.region,
            ['values', index, 'region'],
            region === words.parameters.everywhere || region === '' ? '*' : region,
          )
        }
      />
    </td>
    <td>
      <ValueInput
        parameter={parameter}
        value={value['value']}
        onChange={(next) => set(textOf(parameter['name']), ['values', index, 'value'], next)}
      />
      {isOut(parameter, value['value']) ? (
        <small className="d-error-text">{words.parameters.out}</small>
      ) : null}
    </td>
    <td>
      <TextInput
        label={words.parameters.source}
        value={textOf(value['source'])}
        onChange={(source) =>
          set(words.parameters.source, ['values', index, 'source'], source === '' ? undefined : source)
        }
      />
    </td>
    <td>
      <RemoveButton
        label={words.parameters.removeValue}
        onPress={() => set(words.parameters.values, ['values', index], undefined)}
      />
    </td>
  </tr>
);

const localBasis = '本地规定';

/** Bounds and units that a law gives are not set here; those of the place's own parameters are. */
const isOwn = (parameter: JsonObject): boolean =>
  listOf(parameter['basis']).every((basis) => basis === localBasis);

const Description = ({ parameter, set }: { readonly parameter: JsonObject; readonly set: Setting }) => {
  const say = words.parameters;
  const text = (key: string, label: string) => (
    <Row label={label}>
      <TextInput
        label={label}
        value={textOf(parameter[key])}
        onChange={(next) => set(label, [key], next === '' && key !== 'name' ? undefined : next)}
      />
    </Row>
  );
  const bound = (key: string, label: string) => (
    <Row label={label}>
      <NumberInput
        label={label}
        value={typeof parameter[key] === 'number' ? parameter[key] : undefined}
        onChange={(next) => set(label, [key], next)}
      />
    </Row>
  );
  const choice = (key: string, label: string, names: Readonly<Record<string, string>>) => (
    <Row label={label}>
      <Choice
        label={label}
        value={textOf(parameter[key])}
        options={optionsOf(names)}
        onChange={(next) => set(label, [key], next)}
      />
    </Row>
  );
  return (
    <div className="d-description">
      {text('name', say.called)}
      {choice('type', say.type, say.types)}
      {text('unit', say.unit)}
      {bound('floor', say.least)}
      {bound('ceiling', say.most)}
      {choice('level', say.level, levels)}
    </div>
  );
};

const levels = Object.fromEntries(
  ['village', 'town', 'county', 'city', 'province'].map((tier) => [tier, words.tier[tier] ?? tier]),
);

/** Where a parameter is used; a click goes there. */
const Uses = ({ id }: { readonly id: string }) => {
  const { store } = useWorld();
  const pack = usePack();
  const uses = useMemo(() => usesOf(pack, id), [pack, id]);
  return (
    <div className="d-uses">
      <span className="d-label">{words.parameters.uses(uses.length)}</span>
      {uses.length === 0 ? <span className="d-faint">{words.parameters.unused}</span> : null}
      {uses.map(({ key, name, look }) => (
        <button
          key={key}
          type="button"
          className="d-link"
          onClick={() => store.getState().look(look(store.getState().seen))}
        >
          {name}
        </button>
      ))}
    </div>
  );
};

/** What is known of a parameter when it is made from a number that stands somewhere. */
export interface FreshParameter {
  readonly name: string;
  readonly value: number;
  /** Empty: it has none. */
  readonly unit: string;
}

/** Adds a parameter of the place's own, to be named and given a value; answers its id. */
export const addParameter = (
  store: DesignerStore,
  pack: Pack,
  known: FreshParameter = { name: words.parameters.fresh, value: 1, unit: '' },
): string | undefined => {
  const file = 'parameters.json';
  const id = freshId(
    pack.parameters.map((one) => textOf(one['id'])),
    'localParameter',
  );
  const parameter = {
    id,
    name: known.name,
    type: Number.isInteger(known.value) ? 'integer' : 'number',
    ...(known.unit === '' ? {} : { unit: known.unit }),
    level: 'county',
    basis: [localBasis],
    values: [{ region: '*', from: today, value: known.value }],
  };
  const done = store
    .getState()
    .change(
      words.parameters.add,
      file in pack.files
        ? setValue(file, ['parameters'], [...pack.parameters, parameter])
        : built((files) => addFile(files, { file, value: { parameters: [parameter] } })),
    );
  return done ? id : undefined;
};

const ValueInput = ({
  parameter,
  value,
  onChange,
}: {
  readonly parameter: JsonObject;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}) => {
  const label = textOf(parameter['name']);
  const choices = listOf(parameter['choices']).map(objectOf);
  if (choices.length > 0)
    return (
      <Choice
        label={label}
        value={String(value)}
        options={choices.map((one) => ({ id: String(one['value']), name: textOf(one['name']) }))}
        onChange={(text) => onChange(choices.find((one) => String(one['value']) === text)?.['value'] ?? text)}
      />
    );
  if (parameter['type'] === 'boolean')
    return (
      <Choice
        label={label}
        value={String(value)}
        options={[
          { id: 'true', name: words.parameters.yes },
          { id: 'false', name: words.parameters.no },
        ]}
        onChange={(text) => onChange(text === 'true')}
      />
    );
  if (parameter['type'] === 'number' || parameter['type'] === 'integer')
    return (
      <NumberInput
        label={label}
        value={typeof value === 'number' ? value : undefined}
        onChange={(number) => onChange(number ?? null)}
      />
    );
  return (
    <TextInput
      label={label}
      value={typeof value === 'string' ? value : JSON.stringify(value ?? null)}
      onChange={(text) => onChange(parsedOr(text, typeof value === 'string' || parameter['type'] === 'text'))}
    />
  );
};

const parsedOr = (text: string, plain: boolean): Json => {
  if (plain) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text
      .split(/[、,，]/)
      .map((part) => part.trim())
      .filter(Boolean);
  }
};
