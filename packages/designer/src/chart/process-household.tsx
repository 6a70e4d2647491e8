import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf, type Step } from '@fiveones/chart';
import { Cards, having } from '../books/parts.tsx';
import { ShownFields } from '../books/shown-fields.tsx';
import { setValue } from '../changes.ts';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, Tick } from '../controls.tsx';
import { shownFieldsOf, type FieldEntry } from '../form/fields.ts';
import { declaredWords as say } from '../words-step.ts';
import { words } from '../words.ts';
import type { ProcessPartProps } from './process-inspector.tsx';

/** 户档: which steps are visits, what of a case is the plan of its household, whether it is a warning. */
export const HouseholdPart = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const household = objectOf(shown.chart.json['household']);
  const fields = shownFieldsOf(pack);
  const put = (label: string, key: string, value: Json | undefined): void => {
    const next = having(household, key, value);
    const whole = Object.keys(next).length === 0 ? undefined : next;
    store.getState().change(words.deed.set(label), setValue(shown.entry.file, ['household'], whole));
  };
  const shared = { fields, editable, put, household };
  return (
    <details className="d-details" data-field="household">
      <summary>
        {say.household}
        <span className="d-label-more">
          {say.householdParts(
            listOf(household['visits']).length,
            household['plan'] !== undefined,
            household['gives'] !== undefined,
            household['warning'] !== undefined,
          ) || say.none}
        </span>
      </summary>
      <p className="d-hint">{say.householdHint}</p>
      <Visits {...shared} steps={shown.chart.steps} />
      <Plan {...shared} steps={shown.chart.steps} />
      <Gives {...shared} steps={shown.chart.steps} />
      <Warning {...shared} />
    </details>
  );
};

interface Shared {
  readonly fields: readonly FieldEntry[];
  readonly editable: boolean;
  readonly household: JsonObject;
  readonly put: (label: string, key: string, value: Json | undefined) => void;
}
interface WithSteps extends Shared {
  readonly steps: readonly Step[];
}

/** What people do, or somebody registers, may be a visit. */
const visitKinds: ReadonlySet<string> = new Set(['userTask', 'manualTask', 'intermediateCatchEvent']);
const named = (steps: readonly Step[]) =>
  steps.map(({ id, name, kind }) => ({ id, name: name || words.kind[kind] }));

const Visits = ({ steps, household, editable, put }: WithSteps) => {
  const visits = listOf(household['visits']).map(textOf);
  const ready = steps.filter(({ kind }) => visitKinds.has(kind));
  const next = ready.find(({ id }) => !visits.includes(id));
  return (
    <Cards
      label={say.visits}
      field="household.visits"
      members={visits}
      fresh={() => next?.id ?? ''}
      addWords={say.addVisit}
      editable={editable && (next !== undefined || visits.length > 0)}
      onChange={(members) => put(say.visits, 'visits', members.length === 0 ? undefined : [...members])}
    >
      {(one, change) => (
        <Choice
          label={say.visits}
          value={one}
          options={named(ready)}
          disabled={!editable}
          onChange={change}
        />
      )}
    </Cards>
  );
};

const isList = ({ schema }: FieldEntry): boolean =>
  schema['type'] === 'array' && objectOf(schema['items'])['type'] !== 'string';
const optionsOf = (fields: readonly FieldEntry[]) =>
  fields.map(({ path, title }) => ({ id: path, name: title, more: path }));
const none = '-';

const Plan = ({ fields, steps, household, editable, put }: WithSteps) => {
  const plan = objectOf(household['plan']);
  const lists = fields.filter(isList);
  const within = (rows: string) => fields.filter(({ path }) => path.startsWith(`${rows}.`));
  const set = (label: string, key: string, value: Json | undefined): void =>
    put(label, 'plan', having(plan, key, value));
  /** A list of measures, its first field to begin with. */
  const planOn = (rows: string): JsonObject | undefined => {
    const [first] = within(rows);
    return first && { rows, columns: [{ label: first.title, field: first.path }] };
  };
  const begun = lists.map(({ path }) => planOn(path)).find((one) => one !== undefined);
  const rows = textOf(plan['rows']);
  const pick = (label: string, key: string, options: ReturnType<typeof optionsOf>) => (
    <Row label={label} field={`household.plan.${key}`}>
      <Choice
        label={label}
        value={textOf(plan[key]) || none}
        options={[{ id: none, name: say.none }, ...options]}
        disabled={!editable}
        onChange={(next) => set(label, key, next === none ? undefined : next)}
      />
    </Row>
  );
  return (
    <>
      <Tick
        label={say.plan}
        field="household.plan"
        value={household['plan'] !== undefined}
        disabled={!editable || begun === undefined}
        onChange={(on) => put(say.plan, 'plan', on ? begun : undefined)}
      />
      {household['plan'] === undefined ? null : (
        <>
          <Row label={say.planRows} field="household.plan.rows">
            <Choice
              label={say.planRows}
              value={rows}
              options={optionsOf(lists)}
              disabled={!editable}
              onChange={(next) => {
                const fresh = planOn(next);
                if (next !== rows && fresh) put(say.planRows, 'plan', fresh);
              }}
            />
          </Row>
          <ShownFields
            label={say.planColumns}
            field="household.plan.columns"
            fields={within(rows)}
            members={listOf(plan['columns']).map(objectOf)}
            most={4}
            editable={editable}
            onChange={(columns) => columns.length > 0 && set(say.planColumns, 'columns', [...columns])}
          />
          {pick(say.planDue, 'due', optionsOf(within(rows)))}
          {pick(
            say.planStep,
            'step',
            named(steps.filter(({ kind }) => kind === 'callActivity')).map((one) => ({ ...one, more: '' })),
          )}
          {pick(say.planResult, 'result', optionsOf(fields.filter(({ inList }) => !inList)))}
          <ShownFields
            label={say.planShows}
            field="household.plan.shows"
            fields={fields}
            members={listOf(plan['shows']).map(objectOf)}
            most={4}
            editable={editable}
            onChange={(shows) => set(say.planShows, 'shows', shows.length === 0 ? undefined : [...shows])}
          />
        </>
      )}
    </>
  );
};

/** Whether a case gives the household something, and by which of its outcomes. */
const Gives = ({ steps, household, editable, put }: WithSteps) => {
  const gives = listOf(household['gives']).map(textOf);
  const outcomes = [...new Set(steps.map(({ json }) => textOf(json['outcome'])).filter(Boolean))];
  const next = outcomes.find((one) => !gives.includes(one));
  return (
    <>
      <Tick
        label={say.gives}
        field="household.gives"
        value={household['gives'] !== undefined}
        disabled={!editable}
        onChange={(on) => put(say.gives, 'gives', on ? [] : undefined)}
      />
      {household['gives'] === undefined ? null : (
        <>
          <p className="d-hint">{say.givesByHint}</p>
          <Cards
            label={say.givesBy}
            field="household.gives"
            members={gives}
            fresh={() => next ?? ''}
            addWords={say.addOutcome}
            editable={editable && (next !== undefined || gives.length > 0)}
            onChange={(members) => put(say.givesBy, 'gives', [...members])}
          >
            {(one, change) => (
              <Choice
                label={say.givesBy}
                value={one}
                options={outcomes.map((id) => ({ id, name: outcomeNames(steps, id) }))}
                disabled={!editable}
                onChange={change}
              />
            )}
          </Cards>
        </>
      )}
    </>
  );
};

/** An outcome by the names of the ends that have it. */
const outcomeNames = (steps: readonly Step[], outcome: string): string =>
  steps
    .filter(({ json }) => json['outcome'] === outcome)
    .map(({ name }) => name)
    .join('、') || outcome;

const Warning = ({ fields, household, editable, put }: Shared) => {
  const [first] = fields;
  const shows = listOf(objectOf(household['warning'])['shows']).map(objectOf);
  return (
    <>
      <Tick
        label={say.warning}
        field="household.warning"
        value={household['warning'] !== undefined}
        disabled={!editable || first === undefined}
        onChange={(on) =>
          put(
            say.warning,
            'warning',
            on && first ? { shows: [{ label: first.title, field: first.path }] } : undefined,
          )
        }
      />
      {household['warning'] === undefined ? null : (
        <ShownFields
          label={say.warningShows}
          field="household.warning.shows"
          hint={say.warningShowsHint}
          fields={fields}
          members={shows}
          most={5}
          editable={editable}
          onChange={(next) =>
            next.length > 0 &&
            put(say.warningShows, 'warning', { ...objectOf(household['warning']), shows: [...next] })
          }
        />
      )}
    </>
  );
};
