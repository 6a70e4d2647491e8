import {
  addDecisionInput,
  addDecisionOutput,
  addFile,
  removeDecisionInput,
  removeDecisionOutput,
  removeFile,
  type JsonObject,
} from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { built, freshId, moveValue, together, type Intent } from '../changes.ts';
import type { Entry, Pack } from '../pack.ts';
import { words } from '../words.ts';

/** A kind of column of a decision table, and how its columns come, move and go. */
interface ColumnKind {
  readonly list: 'inputs' | 'outputs';
  /** What a column is called where its kind matters. */
  readonly name: string;
  readonly addWords: string;
  readonly add: (table: Entry, label: string) => Intent;
  readonly move: (table: Entry, from: number, to: number) => Intent;
  readonly remove: (table: Entry, id: string) => Intent;
}

const idsIn = (table: Entry, list: 'inputs' | 'outputs' | 'rules'): readonly string[] =>
  listOf(table.json[list]).map((one) => textOf(objectOf(one)['id']));

const moved = (table: Entry, list: 'inputs' | 'outputs', from: number, to: number): Intent =>
  moveValue(table.file, [list, from], to);

export const columnKinds = {
  input: {
    list: 'inputs',
    name: words.rules.when,
    addWords: words.rules.addInput,
    add: (table, label) => {
      const input = { id: freshId(idsIn(table, 'inputs'), 'when'), label };
      return built((files) => addDecisionInput(files, { decision: table.id, input }));
    },
    // The cells of a rule stand in the order of the columns.
    move: (table, from, to) =>
      together(
        moved(table, 'inputs', from, to),
        ...idsIn(table, 'rules').map((id) => moveValue(table.file, ['rules', { id }, 'when', from], to)),
      ),
    remove: (table, input) => built((files) => removeDecisionInput(files, { decision: table.id, input })),
  },
  output: {
    list: 'outputs',
    name: words.rules.then,
    addWords: words.rules.addOutput,
    add: (table, label) => {
      const output = { id: freshId(idsIn(table, 'outputs'), 'result').replace('-', ''), label };
      return built((files) => addDecisionOutput(files, { decision: table.id, output }));
    },
    move: (table, from, to) => moved(table, 'outputs', from, to),
    remove: (table, output) => built((files) => removeDecisionOutput(files, { decision: table.id, output })),
  },
} as const satisfies Record<string, ColumnKind>;

export type ColumnKindName = keyof typeof columnKinds;

/** A table with one condition, one conclusion and one rule. */
export const newTable = (pack: Pack, name: string): { readonly id: string; readonly intent: Intent } => {
  const id = freshId(
    pack.decisions.map((table) => table.id),
    'table',
  );
  const value: JsonObject = {
    id,
    name,
    hitPolicy: 'first',
    inputs: [{ id: 'when', label: words.rules.when }],
    outputs: [{ id: 'result', label: words.rules.then }],
    rules: [{ id: 'r', when: ['-'], then: { result: 'null' } }],
  };
  return { id, intent: built((files) => addFile(files, { file: `decisions/${id}.json`, value })) };
};

export const withoutTable = (table: Entry): Intent =>
  built((files) => removeFile(files, { file: table.file }));
