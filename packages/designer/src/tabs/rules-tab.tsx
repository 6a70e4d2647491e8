import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react';
import {
  addRule,
  hitPolicies,
  moveRule,
  removeRule,
  setDecisionCell,
  verdicts,
  type JsonObject,
} from '@fiveones/definition';
import { built, freshId, setValue, type Intent } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice } from '../controls.tsx';
import { basisText, type Entry, type Pack } from '../pack.ts';
import { handbookWords } from '../words-handbook.ts';
import { words } from '../words.ts';
import { CellInput } from './cell-input.tsx';
import { cellFeel, cellText } from './cell-text.ts';
import { AddColumn, ColumnHead } from './rule-column-menu.tsx';
import { newTable, withoutTable } from './rule-columns.ts';
import { columnIn, type RuleColumn } from './rule-words.ts';
import { RemoveButton } from '../chart/remove-button.tsx';

/** The decision tables of the package as grids. */
export const RulesTab = () => {
  const { store } = useWorld();
  const pack = usePack();
  const asked = useDesigner((state) => state.seen.entry['rules']);
  const table = pack.decisions.find((one) => one.id === asked) ?? pack.decisions[0];
  if (table === undefined)
    return (
      <div className="d-none">
        <p className="d-none-about">{words.rules.none}</p>
        <NewTable />
      </div>
    );
  return (
    <div className="d-page">
      <div className="d-split">
        <ul className="d-side-list">
          {pack.decisions.map((decision) => (
            <li key={decision.id}>
              <button
                type="button"
                aria-label={decision.name}
                aria-current={decision.id === table.id}
                onClick={() =>
                  store.getState().look({ entry: { ...store.getState().seen.entry, rules: decision.id } })
                }
              >
                <span>
                  <b>{decision.name}</b>
                  <small>{usedBy(pack, decision.id).join('、')}</small>
                </span>
              </button>
            </li>
          ))}
          <li>
            <NewTable />
          </li>
        </ul>
        <div className="d-split-main">
          <Grid key={table.id} table={table} />
        </div>
      </div>
    </div>
  );
};

/** Makes a table and opens it. */
const NewTable = () => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const add = (): void => {
    const { id, intent } = newTable(pack, words.rules.newTable);
    if (store.getState().change(words.rules.addTable, intent))
      store.getState().look({ entry: { ...store.getState().seen.entry, rules: id } });
  };
  return editable ? (
    <button type="button" className="d-link d-pad" onClick={add}>
      <Plus size={12} aria-hidden /> {words.rules.addTable}
    </button>
  ) : null;
};

/** The steps that work a table out. */
const usedBy = (pack: Pack, decision: string): readonly string[] =>
  pack.charts.flatMap(({ chart }) =>
    chart.steps
      .filter((step) =>
        listOf(step.json['calculate']).some((line) => objectOf(line)['decision'] === decision),
      )
      .map((step) => step.name),
  );

const Grid = ({ table }: { readonly table: Entry }) => {
  const { store, editable } = useWorld();
  const inputs = listOf(table.json['inputs']).map(objectOf);
  const outputs = listOf(table.json['outputs']).map(objectOf);
  const rules = listOf(table.json['rules']).map(objectOf);
  const change = (what: string, intent: Intent): void =>
    void store.getState().change(words.deed.set(what), intent);
  const add = (): void => {
    const rule = {
      id: freshId(
        rules.map((one) => textOf(one['id'])),
        'r',
      ),
      when: inputs.map(() => '-'),
      then: Object.fromEntries(outputs.map((output) => [textOf(output['id']), 'null'])),
    };
    change(
      words.rules.addRow,
      built((files) => addRule(files, { decision: table.id, rule })),
    );
  };
  return (
    <div className="d-grid-page">
      <TableLead table={table} change={change} />
      <div className="d-table-box">
        <table className="d-table d-decision">
          <thead>
            <tr>
              <th className="d-row-number">{words.table.number}</th>
              {inputs.map((input, index) => (
                <th key={textOf(input['id']) || index} className="d-when">
                  <ColumnHead table={table} kind="input" index={index} />
                </th>
              ))}
              {outputs.map((output, index) => (
                <th key={textOf(output['id']) || index} className="d-then">
                  <ColumnHead table={table} kind="output" index={index} />
                </th>
              ))}
              <th>{handbookWords.verdict}</th>
              <th>{words.rules.note}</th>
              <th>{words.a11y.more}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, index) => (
              <RuleRow
                key={textOf(rule['id'])}
                table={table}
                rule={rule}
                index={index}
                count={rules.length}
                outputs={outputs}
                inputs={inputs}
              />
            ))}
          </tbody>
        </table>
        {editable ? (
          <div className="d-inline d-pad">
            <button type="button" className="d-link" onClick={add}>
              <Plus size={12} aria-hidden /> {words.rules.addRow}
            </button>
            <AddColumn table={table} kind="input" />
            <AddColumn table={table} kind="output" />
          </div>
        ) : null}
      </div>
    </div>
  );
};

/** What a table is called and rests on, how its rows are read, and the way to take it out where no step uses it. */
const TableLead = ({
  table,
  change,
}: {
  readonly table: Entry;
  readonly change: (what: string, intent: Intent) => void;
}) => {
  const { editable } = useWorld();
  const pack = usePack();
  return (
    <header className="d-lead">
      <h2>
        <CellInput
          label={words.rules.tableName}
          value={table.name}
          words={table.name}
          disabled={!editable}
          onChange={(name) =>
            name.trim() !== '' && change(words.rules.tableName, setValue(table.file, ['name'], name.trim()))
          }
        />
      </h2>
      <span className="d-hit">
        <Choice
          small
          label={words.rules.hit['first'] ?? ''}
          value={textOf(table.json['hitPolicy'])}
          options={hitPolicies.map((policy) => ({ id: policy, name: words.rules.hit[policy] ?? policy }))}
          onChange={(policy) => change(words.tab.rules, setValue(table.file, ['hitPolicy'], policy))}
        />
      </span>
      <p className="d-hint">
        {[textOf(table.json['note']), basisText(pack, table.json['basis'])].filter(Boolean).join(' · ')}
      </p>
      {editable && usedBy(pack, table.id).length === 0 ? (
        <button
          type="button"
          className="d-button d-danger"
          onClick={() => change(words.rules.removeTable, withoutTable(table))}
        >
          <Trash2 size={13} aria-hidden /> {words.rules.removeTable}
        </button>
      ) : null}
    </header>
  );
};

interface RuleProps {
  readonly table: Entry;
  readonly rule: JsonObject;
  readonly index: number;
  readonly count: number;
  readonly inputs: readonly JsonObject[];
  readonly outputs: readonly JsonObject[];
}

const RuleRow = ({ table, rule, index, count, inputs, outputs }: RuleProps) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const id = textOf(rule['id']);
  const when = listOf(rule['when']).map(textOf);
  const then = objectOf(rule['then']);
  const change = (what: string, intent: Intent): void =>
    void store.getState().change(words.deed.set(what), intent);
  const set = (what: string, cell: RuleColumn & { readonly value: string }): void =>
    change(
      what,
      built((files) => setDecisionCell(files, { decision: table.id, rule: id, ...cell })),
    );
  return (
    <tr>
      <th scope="row" className="d-row-number">
        {index + 1}
      </th>
      {inputs.map((input, column) => (
        <td key={column} className="d-when">
          <RuleCell
            label={textOf(input['label'])}
            table={table}
            asked={{ input: column }}
            cell={when[column] ?? ''}
            placeholder={words.rules.any}
            onChange={(cell) => set(textOf(input['label']), { input: column, value: cell || '-' })}
          />
        </td>
      ))}
      {outputs.map((output) => (
        <td key={textOf(output['id'])} className="d-then">
          <RuleCell
            label={textOf(output['label'])}
            table={table}
            asked={{ output: textOf(output['id']) }}
            cell={textOf(then[textOf(output['id'])])}
            onChange={(cell) =>
              set(textOf(output['label']), { output: textOf(output['id']), value: cell || 'null' })
            }
          />
        </td>
      ))}
      <td>
        <Choice
          small
          label={handbookWords.verdict}
          value={textOf(rule['verdict']) || 'none'}
          options={['none', ...verdicts].map((one) => ({
            id: one,
            name: handbookWords.verdicts[one] ?? one,
          }))}
          onChange={(verdict) =>
            change(
              handbookWords.verdict,
              setValue(table.file, ['rules', { id }, 'verdict'], verdict === 'none' ? undefined : verdict),
            )
          }
        />
      </td>
      <td>
        <CellInput
          label={words.rules.note}
          value={textOf(rule['note'])}
          words={[...new Set([textOf(rule['note']), basisText(pack, basisOf(rule))])]
            .filter(Boolean)
            .join(' · ')}
          disabled={!editable}
          onChange={(note) =>
            change(
              words.rules.note,
              setValue(table.file, ['rules', { id }, 'note'], note === '' ? undefined : note),
            )
          }
        />
      </td>
      <RuleTools decision={table.id} rule={id} index={index} count={count} />
    </tr>
  );
};

/** What moves a row up and down, and takes it away. */
const RuleTools = ({
  decision,
  rule,
  index,
  count,
}: Pick<RuleProps, 'index' | 'count'> & { readonly decision: string; readonly rule: string }) => {
  const { store } = useWorld();
  const change = (what: string, intent: Intent): void =>
    void store.getState().change(words.deed.set(what), intent);
  const moveTo = (what: string, place: number): void =>
    change(
      what,
      built((files) => moveRule(files, { decision, rule, index: place })),
    );
  return (
    <td className="d-row-tools">
      <button
        type="button"
        className="d-icon-button"
        aria-label={words.rules.up}
        disabled={index === 0}
        onClick={() => moveTo(words.rules.up, index - 1)}
      >
        <ChevronUp size={14} />
      </button>
      <button
        type="button"
        className="d-icon-button"
        aria-label={words.rules.down}
        disabled={index === count - 1}
        onClick={() => moveTo(words.rules.down, index + 1)}
      >
        <ChevronDown size={14} />
      </button>
      <RemoveButton
        label={words.rules.removeRow}
        onPress={() =>
          change(
            words.rules.removeRow,
            built((files) => removeRule(files, { decision, rule })),
          )
        }
      />
    </td>
  );
};

const basisOf = (rule: JsonObject): readonly string[] => [textOf(rule['basis'])].filter(Boolean);

/** A condition or a conclusion: read in words, typed as it is kept. */
const RuleCell = ({
  label,
  table,
  asked,
  cell,
  placeholder,
  onChange,
}: {
  readonly label: string;
  readonly table: Entry;
  readonly asked: RuleColumn;
  readonly cell: string;
  readonly placeholder?: string;
  readonly onChange: (cell: string) => void;
}) => {
  const { editable } = useWorld();
  const { called, read } = columnIn(usePack(), table, asked);
  return (
    <CellInput
      label={label}
      value={cellText(cell, called)}
      words={read(cell)}
      {...(placeholder === undefined ? {} : { placeholder })}
      disabled={!editable}
      onChange={(text) => onChange(cellFeel(text, cell, called))}
    />
  );
};
