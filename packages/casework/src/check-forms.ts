import type { FormUse, JsonObject, NodeOf } from '@fiveones/definition';
import {
  checkSubmission,
  signatureProblems,
  submissionOf,
  type CompiledForm,
  type FormContext as CheckContext,
} from '@fiveones/forms';
import {
  indexOf,
  instanceScope,
  memberOf,
  type FilledIn,
  type FormsChecked,
  type InstanceState,
  type Task,
  type World,
} from '@fiveones/interpreter';
import { ajvCheck } from '@fiveones/forms/authority';
import { actorOf, roleLetters } from './access.ts';
import { lostFrom } from './lost.ts';
import { withOwnSheet } from './own-sheet.ts';
import { beginning, formOf } from './task-view.ts';

/** A value that a form does not accept, with the words beside the field. */
export interface FieldProblem {
  readonly form: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What came of checking a submit: the data as it may be stored, or what is wrong with it. */
export interface CheckedForms {
  readonly data: JsonObject;
  readonly problems: readonly FieldProblem[];
}

/** How closely what was filled in is read: by both checks, by the form's own, or only taken over. */
type Reading = 'twice' | 'once' | 'unread';

interface Given {
  readonly state: InstanceState;
  /** Absent when nobody's task is being done: data is put right, or comes with a message. */
  readonly task?: Task | undefined;
  readonly world: World;
  readonly data: JsonObject;
  readonly role: string | undefined;
  readonly now: string;
  /** Left out: the second reading by a validator of JSON Schema, which takes long to make ready. */
  readonly reading?: Reading;
  /** Somebody signs here and now: signatures must be under what is handed in. */
  readonly signing?: boolean;
}

/**
 * Checks what was filled in at a task against its forms, with the same compiled forms as the browser.
 * Only forms that the task edits are taken; in them, only what the role may say.
 */
export function checkForms(given: Given & { readonly task: Task }): CheckedForms {
  const uses = filledAt(given.world, given.task);
  const { data, problems } = checkUses({ ...given, signing: true }, uses);
  return { data, problems: [...strayForms(given, uses), ...problems] };
}

/** The forms that a task fills in. */
function filledAt({ chart }: World, { node }: Task): readonly FormUse[] {
  const step = chart.nodes.get(node) as NodeOf<'userTask'>; // only user tasks open tasks
  return (step.forms ?? []).filter(({ mode }) => mode !== 'read');
}

/** Data of forms that are not filled in here: nothing of it would be stored, so it is refused in words. */
function strayForms({ world, data }: Given, uses: readonly FormUse[]): readonly FieldProblem[] {
  const forms = Object.values(world.chart.package.forms);
  const filled = new Set(uses.map(({ form }) => world.chart.package.forms[form]?.key));
  return Object.keys(data)
    .filter((key) => !filled.has(key))
    .map((key) => ({
      form: key,
      path: '',
      code: 'form-not-here',
      message: `这一步不填“${forms.find((form) => form.key === key)?.name ?? key}”，不能收；请刷新页面后再填`,
    }));
}

/** Checks the forms with which a case begins, before there is one. */
export const checkStart = (
  given: Pick<Given, 'world' | 'data' | 'role' | 'now'> & { readonly uses: readonly FormUse[] },
): CheckedForms =>
  checkUses({ ...given, state: beginning(given.world, given.now), signing: true }, given.uses);

/** Checks data that is put right away from any task: each key by the form that fills it. Keys of no form are left out. */
export function checkRepair(given: Omit<Given, 'task'>): CheckedForms {
  const forms = Object.values(given.world.chart.package.forms).filter(({ key }) =>
    Object.hasOwn(given.data, key),
  );
  return checkUses(
    { ...given, task: undefined },
    forms.map(({ id }) => ({ form: id, mode: 'edit' })),
  );
}

/** Checks what is registered with a message by the message's own form; what has no form carries nothing. */
export function checkMessage(
  given: Omit<Given, 'task' | 'data'> & { readonly form: string | undefined; readonly payload: JsonObject },
): { readonly payload: JsonObject; readonly problems: readonly FieldProblem[] } {
  const { form: id, payload, ...rest } = given;
  const form = id === undefined ? undefined : given.world.chart.package.forms[id];
  if (!form) return { payload: {}, problems: [] };
  // A message is told afresh: what an earlier one said is no part of it.
  const { [form.key]: _, ...data } = given.state.data;
  const { data: checked, problems } = checkUses(
    { ...rest, state: { ...given.state, data }, task: undefined, data: { [form.key]: payload } },
    [{ form: form.id, mode: 'edit' }],
  );
  return { payload: objectAt(checked, form.key), problems };
}

function checkUses(asked: Given, uses: readonly FormUse[]): CheckedForms {
  const given = { ...asked, state: withOwnSheet(asked.state, asked.world, asked.task) };
  const merged = mergedData(
    given,
    uses.map(({ form }) => given.world.chart.package.forms[form]?.key ?? ''),
  );
  const data: Record<string, JsonObject> = {};
  const problems: FieldProblem[] = [];
  for (const use of uses) {
    if (!given.world.chart.package.forms[use.form]) {
      problems.push({ form: use.form, path: '', code: 'form-missing', message: `没有表单“${use.form}”` });
      continue;
    }
    const form = formOf(given.world, use.form);
    const context = contextFor(given, merged, form.key, use.fields);
    const submission = submissionOf(form, objectAt(merged, form.key), context);
    const { value, state } = submission;
    data[form.key] = value;
    if (given.reading === 'unread') continue;
    const found = [
      ...checkSubmission(form, submission, context),
      // Examples and data put right are told, not signed at a screen.
      ...(given.signing ? signatureProblems(form, submission, context) : []),
    ].map(({ code, path, message }) => ({
      form: use.form,
      path,
      code,
      message,
    }));
    // What the browser's check lets through must also pass a second, independent reading of the JSON Schema.
    const second =
      found.length > 0 || given.reading === 'once'
        ? []
        : authorityOf(form)(value, state).map(({ path }) => ({
            form: use.form,
            path,
            code: 'field-schema',
            message: '填写的内容不合表单的格式，请重新填',
          }));
    problems.push(...found, ...second);
  }
  return { data, problems };
}

const authorities = new WeakMap<CompiledForm, ReturnType<typeof ajvCheck>>();

function authorityOf(form: CompiledForm): ReturnType<typeof ajvCheck> {
  const known = authorities.get(form) ?? ajvCheck(form);
  authorities.set(form, known);
  return known;
}

/** Forms of one task look at each other's values as they are being filled in. */
function mergedData({ state, data }: Given, keys: readonly string[]): JsonObject {
  const own = keys.flatMap((key): [string, JsonObject][] => [
    [key, { ...objectAt(state.data, key), ...objectAt(data, key) }],
  ]);
  return { ...state.data, ...Object.fromEntries(own) };
}

function contextFor(
  { state, task, world, role, now }: Given,
  data: JsonObject,
  key: string,
  fields: Record<string, 'edit' | 'read' | 'hide'> | undefined,
): CheckContext {
  return {
    data,
    param: world.parameters,
    member: memberOf(state, world, task),
    instance: instanceScope(state, world, task),
    today: now.slice(0, 10),
    now,
    base: objectAt(state.data, key),
    mode: 'edit',
    ...(role === undefined ? {} : { role }),
    ...(fields ? { fieldsOverride: fields } : {}),
  };
}

export const objectAt = (data: JsonObject, key: string): JsonObject => {
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
};

/**
 * The same check for scenarios, which besides tells what would not be kept as it was filled in: no form has a place for
 * it, it is hidden there, worked out, or not this person's to fill. Where the package says so, whoever the script names
 * fills in only what their post may.
 */
export function checkScenario(filled: FilledIn): FormsChecked {
  return scenarioChecked(filled, 'twice');
}

/** The same without the second reading, for whoever plays many slightly different packages. */
export function checkScenarioOnce(filled: FilledIn): FormsChecked {
  return scenarioChecked(filled, 'once');
}

/** What the forms keep of a scenario that is known to be right: what they work out themselves is in it. */
export function keptOfScenario(filled: FilledIn): FormsChecked {
  return scenarioChecked(filled, 'unread');
}

/** What somebody filled in once, as the forms of another version take it: by what their post may say there. */
export function checkRecorded(
  given: Omit<Given, 'role' | 'reading' | 'task'> & { readonly task: Task; readonly by: string | undefined },
): CheckedForms {
  const { by, ...rest } = given;
  const role = by === undefined ? undefined : lettersOf(given.world, by, given.task, given.now);
  // What was kept then is looked at, not handed in and signed anew.
  return checkUses({ ...rest, role, reading: 'once' }, filledAt(rest.world, rest.task));
}

function scenarioChecked(
  { state, world, task, forms, data, at, by }: FilledIn,
  reading: Reading,
): FormsChecked {
  const keys = new Set(forms.flatMap(({ form }) => world.chart.package.forms[form]?.key ?? []));
  const stray = Object.keys(data)
    .filter((key) => !keys.has(key))
    .map((key) => ({ form: key, path: '', message: `这里没有表单“${key}”` }));
  const byPost = world.chart.package.template.scenariosByPost === true;
  const role = by === undefined || !byPost ? undefined : lettersOf(world, by, task, at);
  const checked = checkUses({ state, task, world, data, role, now: at, reading }, forms);
  const kept = byPost ? checked.data : data;
  const told = [...stray, ...checked.problems.map(({ form, path, message }) => ({ form, path, message }))];
  if (reading === 'unread') return { data: kept, problems: told };
  const lost = lostFrom(world.chart.package, data, kept).filter(
    ({ form, path }) => !told.some((problem) => problem.form === form && problem.path === path),
  );
  return { data: kept, problems: [...told, ...lost] };
}

function lettersOf(
  { organisation, chart }: World,
  by: string,
  task: Task | undefined,
  at: string,
): string | undefined {
  const person = indexOf(organisation).people.get(by);
  return (
    person &&
    roleLetters(
      actorOf(organisation, person, at.slice(0, 10)),
      chart.package.template.posts,
      task?.assignment.onBehalf === true,
    )
  );
}
