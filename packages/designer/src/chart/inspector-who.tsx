import { setResponsibility, type JsonObject } from '@fiveones/definition';
import { CircleAlert, Users } from 'lucide-react';
import { built, setStep, together } from '../changes.ts';
import { laneOf, listOf, objectOf, textOf, type Step } from '@fiveones/chart';
import { today, useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice, Row, Segments, Tick, Toggle } from '../controls.tsx';
import {
  addDutyFor,
  isOwnDuty,
  letFill,
  takeDuty,
  postOptions,
  proposedDuty,
  unitNameOf,
} from '../duties.ts';
import { dataFields } from '../form/fields.ts';
import { responsibilityOf } from '../kinds.ts';
import { amountToday, parameterOf, type Pack } from '../pack.ts';
import type { OrganisationInfo } from '../backend.ts';
import { words } from '../words.ts';
import { DutyDetails, NewDutyPart } from './inspector-duty.tsx';
import { AmountField } from './amount-field.tsx';
import { FeelChoice, type Ready } from './feel-choice.tsx';
import { SamePersonRow } from './same-person.tsx';
import { useSet, type Part, type PartProps } from './inspector-part.ts';
import { listsOf } from './inspector-several.tsx';
import { otherTasks } from './use-chart.ts';
import { stepWords } from '../words-step.ts';

const unitTiers = ['village', 'town', 'county', 'city'] as const;

/** The applicant does it, not a post. */
export const Applicant: Part = (props) => {
  const set = useSet(props);
  const pack = usePack();
  if (props.step.json['performer'] !== 'applicant' && responsibilityOf(props.step, pack) !== undefined)
    return null;
  return (
    <Toggle
      field="performer"
      label={words.who.applicant}
      hint={words.who.applicantHint}
      value={props.step.json['performer'] === 'applicant'}
      onChange={(on) => set(words.who.applicant, ['performer'], on ? 'applicant' : undefined)}
    />
  );
};

/** The row of the responsibility list, with the tier and post it brings. */
export const Assigned: Part = (props) => {
  const pack = usePack();
  const { store } = useWorld();
  const { step } = props;
  const row = responsibilityOf(step, pack);
  const rows = pack.responsibilities.filter((one) => one['kind'] === undefined || one['kind'] === 'R');
  return (
    <>
      <Row label={words.who.responsibility} field="responsibility" hint={words.duty.copyHint}>
        <Choice
          label={words.who.responsibility}
          placeholder={words.who.none}
          value={textOf(row?.['id'])}
          options={rows.map((one) => ({
            id: textOf(one['id']),
            name: textOf(one['matter']),
            more: `${words.tier[textOf(one['tier'])] ?? ''} ${textOf(one['unitName'])}`,
          }))}
          onChange={(id) =>
            store
              .getState()
              .change(words.deed.set(words.who.responsibility), takeDuty(pack, props.shown.chart, step, id))
          }
        >
          {row === undefined ? undefined : <RowSummary row={row} />}
        </Choice>
      </Row>
      {row === undefined ? null : <TierAndPost {...props} row={row} />}
      {row === undefined && step.json['performer'] !== 'applicant' ? <FirstPost {...props} /> : null}
      {step.json['performer'] === 'applicant' ? null : row !== undefined &&
        isOwnDuty(props.shown.chart, step, row) ? (
        <DutyDetails row={row} />
      ) : (
        <NewDutyPart {...props} />
      )}
      <Assists step={step} pack={pack} />
    </>
  );
};

/** The tier and the post that the row of the list says, to be set there. */
const TierAndPost = ({ step, shown, row }: PartProps & { readonly row: JsonObject }) => {
  const pack = usePack();
  const { store } = useWorld();
  const organisation = useDesigner((state) => state.organisation);
  const rowId = textOf(row['id']);
  const setRow = (
    what: string,
    key: string,
    value: string,
    more: Readonly<Record<string, string>> = {},
  ): void => {
    const all = Object.entries({ [key]: value, ...more });
    store
      .getState()
      .change(
        words.deed.set(what),
        together(
          ...all.map(([name, text]) =>
            built((files) => setResponsibility(files, { row: rowId, path: [name], value: text })),
          ),
          ...(key === 'post' ? [letFill(pack, shown.chart, step, value)] : []),
        ),
      );
  };
  return (
    <>
      <Row
        label={
          <>
            {words.who.tier}
            <span className="d-label-more">{words.who.fromList}</span>
          </>
        }
      >
        <Segments
          label={words.who.tier}
          value={textOf(row['tier'])}
          options={unitTiers
            .filter((tier) => tier !== 'city' || row['tier'] === 'city')
            .map((tier) => ({ id: tier, name: words.tier[tier] ?? tier }))}
          onChange={(tier) => setRow(words.who.tier, 'tier', tier)}
        />
      </Row>
      <Row label={words.who.post} field="post">
        <Choice
          label={words.who.post}
          value={textOf(row['post'])}
          placeholder={words.card.nobody}
          options={postOptions(pack, organisation, textOf(row['tier']))}
          onChange={(post) =>
            setRow(words.who.post, 'post', post, {
              postName: textOf(pack.posts.find((one) => one['id'] === post)?.['name']) || post,
            })
          }
        />
      </Row>
    </>
  );
};

/** Who does a step that no row of the list speaks of yet: the post makes the row. */
const FirstPost: Part = ({ step, shown }) => {
  const pack = usePack();
  const { store } = useWorld();
  return (
    <Row label={words.who.post} field="post" hint={words.duty.choosePostHint}>
      <Choice
        label={words.who.post}
        value=""
        placeholder={words.duty.choosePost}
        options={pack.posts.map((post) => ({
          id: textOf(post['id']),
          name: textOf(post['name']),
          more: words.tier[textOf(post['tier'])] ?? '',
        }))}
        onChange={(post) =>
          store.getState().change(
            words.duty.deed,
            addDutyFor(pack, shown.chart, step, {
              ...proposedDuty(pack, { name: step.name, tier: '' }),
              tier: textOf(pack.posts.find((one) => one['id'] === post)?.['tier']),
              post,
              unitName: unitNameOf(pack, post),
            }),
          )
        }
      />
    </Row>
  );
};

const RowSummary = ({ row }: { readonly row: Readonly<Record<string, unknown>> }) => (
  <span className="d-row-summary">
    <span className="d-tier" data-tier={textOf(row['tier'])}>
      {words.tier[textOf(row['tier'])]}
    </span>
    <span>
      <b>{textOf(row['matter'])}</b>
      <small>{words.who.row(textOf(row['id']), textOf(row['unitName']))}</small>
    </span>
  </span>
);

const Assists = ({ step, pack }: { readonly step: Step; readonly pack: Pack }) => {
  const helpers = pack.responsibilities.filter(
    (row) => row['kind'] === 'S' && textOf(row['step']).endsWith(`/${step.id}`),
  );
  return helpers.length === 0 ? null : (
    <p className="d-hint d-apart">
      {words.who.assists}：
      {helpers.map((row) => textOf(row['postName']) || textOf(row['unitName'])).join('、')}
    </p>
  );
};

/** How many to a group, who is left out, who may not be the same, whether it may be skipped. */
export const ShiftParts: Part = (props) => {
  const pack = usePack();
  const set = useSet(props);
  const organisation = useDesigner((state) => state.organisation);
  const { step, shown } = props;
  const team = objectOf(step.json['team']);
  const min = amountToday(pack, team['min'], today);
  const parameter = parameterOf(team['min']);
  const floor = pack.parameters.find((one) => one['id'] === parameter)?.['floor'];
  const row = responsibilityOf(step, pack);
  return (
    <>
      {step.json['performer'] === 'applicant' ? null : (
        <Row
          label={words.who.team}
          field="team"
          hint={typeof floor === 'number' ? words.parameters.floor(floor) : ''}
        >
          <AmountField
            label={words.who.team}
            field="team.min"
            value={team['min'] ?? 1}
            onChange={(next) =>
              set(
                words.who.team,
                ['team'],
                next === undefined || next === 1 ? undefined : { ...team, min: next },
              )
            }
          />
        </Row>
      )}
      {step.json['performer'] === 'applicant' || team['min'] === undefined ? null : (
        <Row label={stepWords.teamField}>
          <FeelChoice
            label={stepWords.teamField}
            field="team.field"
            value={textOf(team['field'])}
            ready={listsOf(pack)}
            empty={stepWords.teamNone}
            onChange={(field) => set(stepWords.teamField, ['team', 'field'], field)}
          />
        </Row>
      )}
      <Toggle
        field="recuse"
        label={words.who.recuse}
        hint={words.who.recuseHint}
        value={step.json['recuse'] !== false}
        onChange={(on) => set(words.who.recuse, ['recuse'], on ? undefined : false)}
      />
      <Toggle
        field="optional"
        label={words.who.optional}
        hint={words.who.optionalHint}
        value={step.json['optional'] === true}
        onChange={(on) => set(words.who.optional, ['optional'], on ? true : undefined)}
      />
      <AssigneeRow {...props} />
      <RegionRow {...props} />
      <NotSame {...props} />
      {step.kind === 'userTask' ? <SamePersonRow {...props} /> : null}
      <Shortage pack={pack} organisation={organisation} post={textOf(row?.['post'])} min={min ?? 1} />
      <Now organisation={organisation} post={textOf(row?.['post'])} lane={laneOf(shown.chart, step)} />
    </>
  );
};

/** One person for the task: the member of the list in question, or who a formula names; else whoever holds the post. */
/** Fields that hold a place, as formulas with their names. */
const regionsOf = (pack: Pack): readonly Ready[] =>
  dataFields(pack)
    .filter(({ schema }) => schema['x-kind'] === 'region')
    .map(({ path, title }) => ({ feel: path, name: title }));

const RegionRow: Part = (props) => {
  const set = useSet(props);
  const pack = usePack();
  return (
    <Row label={stepWords.region}>
      <FeelChoice
        label={stepWords.region}
        field="region"
        value={textOf(props.step.json['region'])}
        ready={regionsOf(pack)}
        empty={stepWords.regionNone}
        onChange={(feel) => set(stepWords.region, ['region'], feel)}
      />
    </Row>
  );
};

const AssigneeRow: Part = (props) => {
  const set = useSet(props);
  const as = textOf(objectOf(props.step.json['multi'])['as']);
  return (
    <Row label={stepWords.assignee}>
      <FeelChoice
        label={stepWords.assignee}
        field="assignee"
        value={textOf(props.step.json['assignee'])}
        ready={as === '' ? [] : [{ feel: `${as}.personId`, name: stepWords.assigneeMember }]}
        empty={stepWords.assigneeNone}
        onChange={(feel) => set(stepWords.assignee, ['assignee'], feel)}
      />
    </Row>
  );
};

const NotSame = (props: PartProps) => {
  const set = useSet(props);
  const chosen = listOf(props.step.json['notSameAs']).map(String);
  const tasks = otherTasks(props.shown.chart, props.step.id);
  const names = chosen.map((id) => tasks.find((step) => step.id === id)?.name ?? id);
  return (
    <Row label={words.who.notSame} field="notSameAs">
      <details className="d-details">
        <summary>{names.length === 0 ? '—' : names.join('、')}</summary>
        <div className="d-ticks">
          {tasks.map((step) => (
            <Tick
              key={step.id}
              label={step.name}
              value={chosen.includes(step.id)}
              onChange={(on) =>
                set(
                  words.who.notSame,
                  ['notSameAs'],
                  noneIfEmpty(on ? [...chosen, step.id] : chosen.filter((id) => id !== step.id)),
                )
              }
            />
          ))}
          {chosen.length > 0 && (
            <Tick
              field="notSameAsEver"
              label={words.who.notSameEver}
              value={props.step.json['notSameAsEver'] === true}
              onChange={(on) => set(words.who.notSameEver, ['notSameAsEver'], on || undefined)}
            />
          )}
        </div>
      </details>
    </Row>
  );
};

const noneIfEmpty = (list: readonly string[]): readonly string[] | undefined =>
  list.length === 0 ? undefined : list;

const Shortage = ({
  organisation,
  post,
  min,
}: {
  readonly pack: Pack;
  readonly organisation: OrganisationInfo;
  readonly post: string;
  readonly min: number;
}) => {
  const short =
    min < 2
      ? undefined
      : organisation.posts
          .find((one) => one.id === post)
          ?.holders.find((holder) => holder.people.length < min);
  return short === undefined ? null : (
    <div className="d-note" data-severity="error">
      <b>
        <CircleAlert size={13} aria-hidden /> {words.who.shortTitle(short.unit, short.people.length)}
      </b>
      {words.who.shortText(min)}
    </div>
  );
};

const Now = ({
  organisation,
  post,
}: {
  readonly organisation: OrganisationInfo;
  readonly post: string;
  readonly lane: string;
}) => {
  const holders = organisation.posts.find((one) => one.id === post)?.holders ?? [];
  const all = holders.flatMap((holder) => holder.people.map((person) => `${holder.unit} ${person}`));
  return (
    <details className="d-details d-now">
      <summary>
        <Users size={13} aria-hidden />
        {words.who.now}
        <span className="d-label-more">
          {all.length === 0 ? words.who.nobody : words.who.inPost(holders.length, all.length)}
        </span>
      </summary>
      <ul>
        {all.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
};

/** The lane it stands in. */
export const LanePart: Part = (props) => {
  const { store } = useWorld();
  const { step, shown } = props;
  if (step.parent !== undefined || step.attachedTo !== undefined) return null;
  return (
    <Row label={words.who.lane} field="lane">
      <Choice
        label={words.who.lane}
        value={laneOf(shown.chart, step)}
        options={shown.chart.lanes.map((lane) => ({ id: lane.id, name: lane.name }))}
        onChange={(lane) =>
          store
            .getState()
            .change(words.deed.set(words.who.lane), setStep(shown.chart.id, step.id, ['lane'], lane))
        }
      />
    </Row>
  );
};

/** Said where nobody is assigned. */
export const SystemPart: Part = () => <p className="d-hint">{words.who.system}</p>;
