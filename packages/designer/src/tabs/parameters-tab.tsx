import { Hash, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { setParameterField, type Json, type JsonObject } from '@fiveones/definition';
import { built } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { today, useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice, NumberInput, TextInput } from '../controls.tsx';
import { basisText, parameterValue } from '../pack.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';

/** A value as people read it. */
export const valueText = (parameter: JsonObject, value: Json | undefined): string => {
  if (value === undefined || value === null) return words.parameters.notSet;
  if (typeof value === 'boolean') return value ? words.parameters.yes : words.parameters.no;
  const choice = listOf(parameter['choices'])
    .map(objectOf)
    .find((one) => one['value'] === value);
  if (choice !== undefined) return textOf(choice['name']);
  return Array.isArray(value)
    ? value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join('、')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
};

/** What varies from place to place and year to year: each parameter with its value, basis and bounds; one open to edit. */
export const ParametersTab = () => {
  const { store } = useWorld();
  const pack = usePack();
  const chosen = useDesigner((state) => state.seen.entry['parameters']);
  const [query, setQuery] = useState('');
  const found = pack.parameters.filter((one) =>
    `${textOf(one['name'])}${textOf(one['note'])}${textOf(one['group'])}`.includes(query.trim()),
  );
  const groups = [...new Set(found.map((one) => textOf(one['group']) || words.parameters.group))];
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="d-page">
      <div className="d-screen-bar">
        <SearchBox name={words.parameters.search} query={query} onQuery={setQuery} wide />
        <span className="d-faint">{words.parameters.count(found.length)}</span>
      </div>
      <div className="d-table-box">
        <table className="d-table d-parameters">
          <thead>
            <tr>
              <th>{words.parameters.name}</th>
              <th className="d-number">{words.parameters.value}</th>
              <th>{words.parameters.unit}</th>
              <th>{words.parameters.bounds}</th>
              <th>{words.parameters.level}</th>
              <th>{words.parameters.basis}</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group}>
              {groups.length < 2 ? null : (
                <tr className="d-group-row">
                  <th colSpan={6}>{group}</th>
                </tr>
              )}
              {found
                .filter((one) => (textOf(one['group']) || words.parameters.group) === group)
                .map((parameter) => {
                  const id = textOf(parameter['id']);
                  const value = parameterValue(pack, id, today);
                  return [
                    <tr
                      key={id}
                      ref={id === chosen ? row : undefined}
                      data-selected={id === chosen}
                      onClick={() =>
                        store.getState().look({
                          entry: { ...store.getState().seen.entry, parameters: id === chosen ? '' : id },
                        })
                      }
                    >
                      <th scope="row">
                        <button type="button" aria-expanded={id === chosen}>
                          <Hash size={12} aria-hidden />
                          {textOf(parameter['name'])}
                        </button>
                        {parameter['local'] === true || parameter['starred'] === true ? (
                          <span className="d-badge">{words.parameters.starred}</span>
                        ) : null}
                        {parameter['unverified'] === true ? (
                          <span className="d-badge d-amber-badge">{words.parameters.unverified}</span>
                        ) : null}
                      </th>
                      <td className="d-number" data-out={isOut(parameter, value)}>
                        {valueText(parameter, value)}
                      </td>
                      <td>{textOf(parameter['unit'])}</td>
                      <td>{boundsText(parameter)}</td>
                      <td>{words.tier[textOf(parameter['level'])] ?? ''}</td>
                      <td className="d-clip">{basisText(pack, parameter['basis'])}</td>
                    </tr>,
                    id === chosen ? (
                      <tr key={`${id} edit`} className="d-edit-row">
                        <td colSpan={6}>
                          <ParameterEditor parameter={parameter} />
                        </td>
                      </tr>
                    ) : null,
                  ];
                })}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
};

const boundsText = (parameter: JsonObject): string =>
  [
    typeof parameter['floor'] === 'number' ? words.parameters.floor(parameter['floor']) : '',
    typeof parameter['ceiling'] === 'number' ? words.parameters.ceiling(parameter['ceiling']) : '',
  ]
    .filter(Boolean)
    .join('，');

const isOut = (parameter: JsonObject, value: Json | undefined): boolean =>
  typeof value === 'number' &&
  ((typeof parameter['floor'] === 'number' && value < parameter['floor']) ||
    (typeof parameter['ceiling'] === 'number' && value > parameter['ceiling']));

const ParameterEditor = ({ parameter }: { readonly parameter: JsonObject }) => {
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
      <table className="d-inner-table">
        <thead>
          <tr>
            <th>{words.parameters.from}</th>
            <th>{words.parameters.region}</th>
            <th>{words.parameters.value}</th>
            <th>{words.parameters.source}</th>
            <th>{words.a11y.more}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value, index) => (
            <tr key={index}>
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
                    set(
                      words.parameters.source,
                      ['values', index, 'source'],
                      source === '' ? undefined : source,
                    )
                  }
                />
              </td>
              <td>
                <button
                  type="button"
                  className="d-icon-button"
                  aria-label={words.parameters.removeValue}
                  onClick={() => set(words.parameters.values, ['values', index], undefined)}
                >
                  <Trash2 size={13} />
                </button>
              </td>
            </tr>
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
    </div>
  );
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
