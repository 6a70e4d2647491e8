import { Hash, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { today, useDesigner, usePack, useWorld } from '../context.tsx';
import { basisText, parameterValue } from '../pack.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';
import { addParameter, isOut, ParameterEditor } from './parameter-editor.tsx';

/** A value as people read it. */
const valueText = (parameter: JsonObject, value: Json | undefined): string => {
  if (value === undefined || value === null) return words.parameters.notSet;
  if (typeof value === 'boolean') return value ? words.parameters.yes : words.parameters.no;
  const choice = listOf(parameter['choices'])
    .map(objectOf)
    .find((one) => one['value'] === value);
  if (choice !== undefined) return textOf(choice['name']);
  if (Array.isArray(value) && value.length === 0) return words.parameters.nothing;
  return Array.isArray(value)
    ? value.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join('、')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
};

/** What varies from place to place and year to year: each parameter with its value, basis and bounds; one open to edit. */
export const ParametersTab = () => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const chosen = useDesigner((state) => state.seen.entry['parameters']);
  const [query, setQuery] = useState('');
  const found = pack.parameters.filter((one) =>
    `${textOf(one['name'])}${textOf(one['note'])}${textOf(one['group'])}`.includes(query.trim()),
  );
  const groups = [...new Set(found.map((one) => textOf(one['group']) || words.parameters.group))];
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    row.current?.nextElementSibling?.scrollIntoView({ block: 'nearest' });
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="d-page">
      <div className="d-screen-bar">
        <SearchBox name={words.parameters.search} query={query} onQuery={setQuery} wide />
        {editable ? (
          <button
            type="button"
            className="d-button"
            onClick={() => {
              const id = addParameter(store, pack);
              setQuery('');
              if (id !== undefined)
                store.getState().look({ entry: { ...store.getState().seen.entry, parameters: id } });
            }}
          >
            <Plus size={14} aria-hidden />
            {words.parameters.add}
          </button>
        ) : null}
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
                .map((parameter) => (
                  <ParameterRows
                    key={textOf(parameter['id'])}
                    parameter={parameter}
                    chosen={chosen}
                    row={row}
                  />
                ))}
            </tbody>
          ))}
        </table>
        {pack.parameters.length === 0 ? <p className="d-none d-none-about">{words.parameters.none}</p> : null}
      </div>
    </div>
  );
};

/** A parameter with its value in force, and below it, when it is chosen, all that can be set. */
const ParameterRows = ({
  parameter,
  chosen,
  row,
}: {
  readonly parameter: JsonObject;
  readonly chosen: string | undefined;
  /** Where the chosen row is to be found. */
  readonly row: RefObject<HTMLTableRowElement | null>;
}) => {
  const { store } = useWorld();
  const pack = usePack();
  const id = textOf(parameter['id']);
  const value = parameterValue(pack, id, today);
  return (
    <>
      <tr
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
        <td
          className={typeof value === 'number' ? 'd-number' : 'd-worded'}
          data-out={isOut(parameter, value)}
          data-unset={value === undefined || value === null}
        >
          {valueText(parameter, value)}
        </td>
        <td>{textOf(parameter['unit'])}</td>
        <td>{boundsText(parameter)}</td>
        <td>{words.tier[textOf(parameter['level'])] ?? ''}</td>
        <td className="d-clip">{basisText(pack, parameter['basis'])}</td>
      </tr>
      {id === chosen ? (
        <tr className="d-edit-row">
          <td colSpan={6}>
            <ParameterEditor parameter={parameter} />
          </td>
        </tr>
      ) : null}
    </>
  );
};

const boundsText = (parameter: JsonObject): string =>
  [
    typeof parameter['floor'] === 'number' ? words.parameters.floor(parameter['floor']) : '',
    typeof parameter['ceiling'] === 'number' ? words.parameters.ceiling(parameter['ceiling']) : '',
  ]
    .filter(Boolean)
    .join('，');
