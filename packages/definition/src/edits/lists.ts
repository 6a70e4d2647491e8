import type { Json, JsonObject } from '../basics.ts';
import { indexAt } from '../edit.ts';
import type { PackageDraft } from '../files.ts';
import { isList } from '../json.ts';
import type { PathStep } from '../problem.ts';
import { build, type Built, labelOf, type Sheet, theFile } from './sheet.ts';

const parameters = 'parameters.json';
const responsibilities = 'responsibilities.json';

/** Sets the value of a parameter for a region from a day on; `undefined` takes that value away. */
export function setParameterValue(
  draft: PackageDraft,
  asked: {
    readonly parameter: string;
    readonly region: string;
    readonly from: string;
    readonly value: Json | undefined;
    readonly source?: string;
  },
): Built {
  return build(draft, 'setParameterValue', asked, (sheet) => {
    const { parameter, region, from, value, source } = asked;
    if (!theRow(sheet, parameters, 'parameters', parameter)) return;
    const values = ['parameters', { id: parameter }, 'values'] as const;
    const rows = sheet.objects(parameters, values);
    const index = rows.findIndex((row) => row['region'] === region && row['from'] === from);
    const row =
      value === undefined
        ? undefined
        : { ...rows[index], region, from, value, ...(source !== undefined && { source }) };
    if (index >= 0) sheet.put(parameters, [...values, index], row);
    else if (row) sheet.insert(parameters, values, row);
  });
}

/** Sets a part of a parameter (`name`, `floor`…); `undefined` takes it away. */
export function setParameterField(
  draft: PackageDraft,
  asked: { readonly parameter: string; readonly path: readonly PathStep[]; readonly value: Json | undefined },
): Built {
  return build(draft, 'setParameterField', asked, (sheet) =>
    setInRow(sheet, parameters, 'parameters', asked.parameter, asked.path, asked.value),
  );
}

/** Adds a parameter. */
export function addParameter(
  draft: PackageDraft,
  asked: { readonly parameter: JsonObject; readonly index?: number },
): Built {
  return build(draft, 'addParameter', asked, (sheet) =>
    addRow(sheet, parameters, 'parameters', asked.parameter, asked.index),
  );
}

/** Takes a parameter away. */
export function removeParameter(draft: PackageDraft, asked: { readonly parameter: string }): Built {
  return build(draft, 'removeParameter', asked, (sheet) =>
    removeRow(sheet, parameters, 'parameters', asked.parameter),
  );
}

/** Sets a part of a row of the responsibility list; `undefined` takes it away. */
export function setResponsibility(
  draft: PackageDraft,
  asked: { readonly row: string; readonly path: readonly PathStep[]; readonly value: Json | undefined },
): Built {
  return build(draft, 'setResponsibility', asked, (sheet) =>
    setInRow(sheet, responsibilities, 'rows', asked.row, asked.path, asked.value),
  );
}

/** Adds a row to the responsibility list. */
export function addResponsibility(
  draft: PackageDraft,
  asked: { readonly row: JsonObject; readonly index?: number },
): Built {
  return build(draft, 'addResponsibility', asked, (sheet) =>
    addRow(sheet, responsibilities, 'rows', asked.row, asked.index),
  );
}

/** Takes a row out of the responsibility list. */
export function removeResponsibility(draft: PackageDraft, asked: { readonly row: string }): Built {
  return build(draft, 'removeResponsibility', asked, (sheet) =>
    removeRow(sheet, responsibilities, 'rows', asked.row),
  );
}

/** Sets a cell of a decision table: a condition by the number of its column, or a result by the id of its column. */
export function setDecisionCell(
  draft: PackageDraft,
  asked: { readonly decision: string; readonly rule: string; readonly value: string } & (
    { readonly input: number } | { readonly output: string }
  ),
): Built {
  return build(draft, 'setDecisionCell', asked, (sheet) => {
    const file = theFile(sheet, 'decision', asked.decision);
    sheet.label = labelOf(sheet.value(file));
    if (!theRow(sheet, file, 'rules', asked.rule)) return;
    const cell = 'input' in asked ? ['when', asked.input] : ['then', asked.output];
    sheet.put(file, ['rules', { id: asked.rule }, ...cell], asked.value);
    sheet.label = labelOf(sheet.value(file));
  });
}

/** Adds a rule to a decision table. */
export function addRule(
  draft: PackageDraft,
  asked: { readonly decision: string; readonly rule: JsonObject; readonly index?: number },
): Built {
  return build(draft, 'addRule', asked, (sheet) => {
    const file = theFile(sheet, 'decision', asked.decision);
    addRow(sheet, file, 'rules', asked.rule, asked.index);
    sheet.label = labelOf(sheet.value(file));
  });
}

/** Takes a rule out of a decision table. */
export function removeRule(
  draft: PackageDraft,
  asked: { readonly decision: string; readonly rule: string },
): Built {
  return build(draft, 'removeRule', asked, (sheet) => {
    const file = theFile(sheet, 'decision', asked.decision);
    removeRow(sheet, file, 'rules', asked.rule);
    sheet.label = labelOf(sheet.value(file));
  });
}

/** Moves a rule; `index` counts without it. Where the first rule that fits wins, this changes the result. */
export function moveRule(
  draft: PackageDraft,
  asked: { readonly decision: string; readonly rule: string; readonly index: number },
): Built {
  return build(draft, 'moveRule', asked, (sheet) => {
    const file = theFile(sheet, 'decision', asked.decision);
    if (theRow(sheet, file, 'rules', asked.rule))
      sheet.move(file, ['rules', { id: asked.rule }], asked.index);
    sheet.label = labelOf(sheet.value(file));
  });
}

/** Adds a column of conditions; every rule gets “any” in it. */
export function addDecisionInput(
  draft: PackageDraft,
  asked: { readonly decision: string; readonly input: JsonObject; readonly index?: number },
): Built {
  return build(draft, 'addDecisionInput', asked, (sheet) => {
    const file = theFile(sheet, 'decision', asked.decision);
    const index = asked.index ?? sheet.objects(file, ['inputs']).length;
    addRow(sheet, file, 'inputs', asked.input, index);
    for (const { id } of sheet.objects(file, ['rules']))
      sheet.insert(file, ['rules', { id: String(id) }, 'when'], '-', index);
  });
}

/** Takes a column of conditions away, with its cells. */
export function removeDecisionInput(
  draft: PackageDraft,
  asked: { readonly decision: string; readonly input: string },
): Built {
  return build(draft, 'removeDecisionInput', asked, (sheet) => {
    const file = theFile(sheet, 'decision', asked.decision);
    const index = indexAt(sheet.value(file, ['inputs']), { id: asked.input });
    removeRow(sheet, file, 'inputs', asked.input);
    for (const { id } of sheet.objects(file, ['rules']))
      sheet.put(file, ['rules', { id: String(id) }, 'when', index], undefined);
  });
}

/** Adds a column of results; its cells begin as `null`. */
export function addDecisionOutput(
  draft: PackageDraft,
  asked: { readonly decision: string; readonly output: JsonObject; readonly index?: number },
): Built {
  return build(draft, 'addDecisionOutput', asked, (sheet) => {
    const file = theFile(sheet, 'decision', asked.decision);
    addRow(sheet, file, 'outputs', asked.output, asked.index);
    for (const { id } of sheet.objects(file, ['rules']))
      sheet.put(file, ['rules', { id: String(id) }, 'then', String(asked.output['id'])], 'null');
  });
}

/** Takes a column of results away, with its cells. */
export function removeDecisionOutput(
  draft: PackageDraft,
  asked: { readonly decision: string; readonly output: string },
): Built {
  return build(draft, 'removeDecisionOutput', asked, (sheet) => {
    const file = theFile(sheet, 'decision', asked.decision);
    removeRow(sheet, file, 'outputs', asked.output);
    for (const { id } of sheet.objects(file, ['rules']))
      sheet.put(file, ['rules', { id: String(id) }, 'then', asked.output], undefined);
  });
}

function theRow(sheet: Sheet, file: string, list: string, id: string): JsonObject | undefined {
  const row = sheet.objects(file, [list]).find((one) => one['id'] === id);
  if (row) sheet.label = labelOf(row);
  else if (list === 'parameters') sheet.refuse('no-such-parameter', file, [list], { parameter: id });
  else sheet.refuse('no-such-row', file, [list], { row: id });
  return row;
}

function setInRow(
  sheet: Sheet,
  file: string,
  list: string,
  id: string,
  path: readonly PathStep[],
  value: Json | undefined,
): void {
  if (theRow(sheet, file, list, id)) sheet.put(file, [list, { id }, ...path], value);
}

function addRow(sheet: Sheet, file: string, list: string, row: JsonObject, index: number | undefined): void {
  sheet.label = labelOf(row);
  if (sheet.value(file) === undefined) sheet.put(file, [], { [list]: [row] });
  else if (isList(sheet.value(file, [list])) || sheet.value(file, [list]) === undefined)
    sheet.insert(file, [list], row, index);
  else sheet.refuse('no-such-place', file, [list], {});
}

function removeRow(sheet: Sheet, file: string, list: string, id: string): void {
  if (theRow(sheet, file, list, id)) sheet.put(file, [list, { id }], undefined);
}
