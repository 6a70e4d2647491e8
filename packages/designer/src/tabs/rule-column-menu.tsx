import { ArrowLeft, ArrowRight, Plus, Settings2, Trash2 } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { setValue, type Intent } from '../changes.ts';
import { FeelChoice } from '../chart/feel-choice.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Row, TextInput } from '../controls.tsx';
import { conditionFields } from '../form/fields.ts';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { columnKinds, type ColumnKindName } from './rule-columns.ts';

interface Props {
  readonly table: Entry;
  readonly kind: ColumnKindName;
}

/** The head of a column: its name, and behind a button what it asks, its place, taking it away. */
export const ColumnHead = ({ table, kind, index }: Props & { readonly index: number }) => {
  const { store, editable } = useWorld();
  const of = columnKinds[kind];
  const columns = listOf(table.json[of.list]).map(objectOf);
  const column = objectOf(columns[index]);
  const label = textOf(column['label']);
  const change = (what: string, intent: Intent): void => void store.getState().change(what, intent);
  const rename = (text: string): void =>
    text.trim() === ''
      ? undefined
      : change(words.deed.set(of.name), setValue(table.file, [of.list, index, 'label'], text.trim()));
  return (
    <div className="d-column-head">
      <div>
        <small>{of.name}</small>
        <TextInput label={of.name} value={label} disabled={!editable} onChange={rename} />
      </div>
      {editable ? (
        <DialogTrigger>
          <Button className="d-icon-button" aria-label={words.rules.column(label)}>
            <Settings2 size={14} aria-hidden />
          </Button>
          <Popover className="d-pop d-column-pop" placement="bottom end">
            <Dialog aria-label={words.rules.column(label)}>
              {({ close }) => (
                <>
                  {kind === 'input' ? <Asks table={table} index={index} column={column} /> : null}
                  <div className="d-inline">
                    <button
                      type="button"
                      className="d-button"
                      disabled={index === 0}
                      onClick={() => {
                        close();
                        change(words.rules.left, of.move(table, index, index - 1));
                      }}
                    >
                      <ArrowLeft size={14} aria-hidden /> {words.rules.left}
                    </button>
                    <button
                      type="button"
                      className="d-button"
                      disabled={index === columns.length - 1}
                      onClick={() => {
                        close();
                        change(words.rules.right, of.move(table, index, index + 1));
                      }}
                    >
                      <ArrowRight size={14} aria-hidden /> {words.rules.right}
                    </button>
                    <button
                      type="button"
                      className="d-button d-danger"
                      disabled={kind === 'output' && columns.length === 1}
                      onClick={() => {
                        close();
                        change(words.rules.removeColumn, of.remove(table, textOf(column['id'])));
                      }}
                    >
                      <Trash2 size={13} aria-hidden /> {words.rules.removeColumn}
                    </button>
                  </div>
                </>
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
      ) : null}
    </div>
  );
};

/** What the cells of a column are compared with; without it each cell is a whole condition. */
const Asks = ({
  table,
  index,
  column,
}: Pick<Props, 'table'> & { readonly index: number; readonly column: ReturnType<typeof objectOf> }) => {
  const { store } = useWorld();
  const pack = usePack();
  const ready = conditionFields(pack).map(({ path, title }) => ({ feel: path, name: title }));
  return (
    <Row label={words.rules.asks} hint={words.rules.asksHint}>
      <FeelChoice
        label={words.rules.asks}
        field="inputs.expression"
        value={textOf(column['expression'])}
        ready={ready}
        empty={words.rules.asksNothing}
        onChange={(feel) =>
          void store
            .getState()
            .change(
              words.deed.set(words.rules.asks),
              setValue(table.file, ['inputs', index, 'expression'], feel),
            )
        }
      />
    </Row>
  );
};

/** Adds a column behind those of its kind. */
export const AddColumn = ({ table, kind }: Props) => {
  const { store, editable } = useWorld();
  const of = columnKinds[kind];
  return editable ? (
    <button
      type="button"
      className="d-link"
      onClick={() => void store.getState().change(of.addWords, of.add(table, of.name))}
    >
      <Plus size={12} aria-hidden /> {of.addWords}
    </button>
  ) : null;
};
