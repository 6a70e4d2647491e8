import {
  addResponsibility,
  removeResponsibility,
  setResponsibility,
  type JsonObject,
} from '@fiveones/definition';
import { built, setStep, setValue, together, type Intent } from './changes.ts';
import { laneOf, listOf, objectOf, textOf, type Chart, type Step } from '@fiveones/chart';
import { responsibilityOf } from './kinds.ts';
import type { Pack } from './pack.ts';
import type { OrganisationInfo } from './backend.ts';
import { words } from './words.ts';

/** What a person says of a new row of the responsibility list. */
export interface NewDuty {
  readonly matter: string;
  readonly tier: string;
  readonly post: string;
  readonly unitName: string;
  readonly limit: string;
  readonly basis: string;
}

/** The first number that no row has; `taken` are numbers given away in the same deed. */
export const freshDutyId = (pack: Pack, taken: readonly string[] = []): string => {
  const numbers = [...pack.responsibilities.map((row) => textOf(row['id'])), ...taken].map((id) =>
    Number(/^R-(\d{3,4})/.exec(id)?.[1] ?? 0),
  );
  return `R-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
};

/** The tier of the lane a step stands in. */
export const tierOf = (chart: Chart, step: Step): string =>
  chart.lanes.find((lane) => lane.id === laneOf(chart, step))?.tier ?? 'town';

/** Posts of a tier, in the order of the template. */
export const postsOf = (pack: Pack, tier: string): readonly JsonObject[] =>
  pack.posts.filter((post) => post['tier'] === tier);

/** How the list calls the unit of a post: as other rows with this unit do. */
export const unitNameOf = (pack: Pack, post: string): string => {
  const unit = unitOf(pack, post);
  const row =
    pack.responsibilities.find((one) => one['post'] === post) ??
    pack.responsibilities.find((one) => one['unit'] === unit);
  return textOf(row?.['unitName']) || textOf(pack.posts.find((one) => one['id'] === post)?.['name']);
};

const unitOf = (pack: Pack, post: string): string =>
  textOf(pack.posts.find((one) => one['id'] === post)?.['unit']);

/** What a new row for a step says before anybody changes it. */
export const proposedDuty = (
  pack: Pack,
  about: { readonly name: string; readonly tier: string; readonly like?: readonly string[] },
): NewDuty => {
  const post = likelyPost(pack, about.tier, about.like ?? []);
  return {
    matter: about.name,
    tier: about.tier,
    post,
    unitName: unitNameOf(pack, post),
    limit: '',
    basis: words.duty.local,
  };
};

/** The post that does such steps in this tier already, else the one that does most of it in this package, else the first. */
const likelyPost = (pack: Pack, tier: string, like: readonly string[]): string => {
  const done = pack.charts
    .flatMap(({ chart }) => chart.steps)
    .filter((step) => step.preset !== undefined && like.includes(step.preset))
    .map((step) => responsibilityOf(step, pack))
    .find((row) => row?.['tier'] === tier && textOf(row['post']) !== '');
  const rows = pack.responsibilities.filter((row) => row['tier'] === tier);
  const does = (post: JsonObject): number => rows.filter((row) => row['post'] === post['id']).length;
  const [most] = postsOf(pack, tier).toSorted((a, b) => does(b) - does(a));
  return textOf(done?.['post']) || textOf(most?.['id']);
};

/** The row as the file holds it. `kind`: R does it, S helps the applicant. */
export const dutyRow = (
  pack: Pack,
  duty: NewDuty,
  about: { readonly id: string; readonly step: string; readonly kind: 'R' | 'S' },
): JsonObject => ({
  id: about.id,
  matter: duty.matter,
  step: about.step,
  tier: duty.tier,
  unit: unitOf(pack, duty.post),
  unitName: duty.unitName,
  ...(duty.post === ''
    ? {}
    : {
        post: duty.post,
        postName: textOf(pack.posts.find((one) => one['id'] === duty.post)?.['name']),
      }),
  kind: about.kind,
  duty: duty.matter,
  limit: duty.limit === '' ? '随流程' : duty.limit,
  basis: basisOf(duty.basis),
  evidence: [],
});

/** The bases that a line names. */
export const basisOf = (line: string): readonly string[] =>
  line
    .split(/[、；;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Lets who holds a post fill what the step fills, in forms that no other step fills. */
export const letFill = (pack: Pack, chart: Chart, step: Step, post: string): Intent => {
  const letter = textOf(pack.posts.find((one) => one['id'] === post)?.['role']);
  const filledBy = (one: Step): readonly string[] =>
    listOf(one.json['forms'])
      .map(objectOf)
      .filter((use) => use['mode'] !== 'read')
      .map((use) => textOf(use['form']));
  const others = pack.charts
    .flatMap((entry) => entry.chart.steps.filter(({ id }) => entry.id !== chart.id || id !== step.id))
    .flatMap(filledBy);
  const forms = filledBy(step).flatMap((id) => pack.forms.find((form) => form.id === id) ?? []);
  return together(
    ...forms
      .filter(({ id, json }) => {
        const edit = textOf(objectOf(json['rights'])['edit']);
        return letter !== '' && !others.includes(id) && edit !== '' && !edit.includes(letter);
      })
      .flatMap(({ file, json }) =>
        ['edit', 'view'].map((right) => {
          const letters = textOf(objectOf(json['rights'])[right]);
          return setValue(
            file,
            ['rights', right],
            letters.includes(letter) ? letters : `${letters}${letter}`,
          );
        }),
      ),
  );
};

/** Adds a row and gives the step to it. */
export const addDutyFor = (pack: Pack, chart: Chart, step: Step, duty: NewDuty): Intent => {
  const id = freshDutyId(pack);
  const row = dutyRow(pack, duty, { id, step: `${chart.id}/${step.id}`, kind: 'R' });
  return together(
    built((files) => addResponsibility(files, { row })),
    setStep(chart.id, step.id, ['responsibility'], id),
    letFill(pack, chart, step, duty.post),
  );
};

/** Whether a row is about this step, or about its whole chart. */
export const isOwnDuty = (chart: Chart, step: Step, row: JsonObject): boolean =>
  row['step'] === `${chart.id}/${step.id}`;
const isForAll = (chart: Chart, row: JsonObject): boolean => row['step'] === `${chart.id}/*`;

const copied = ['matter', 'tier', 'unit', 'unitName', 'post', 'postName', 'duty', 'limit', 'basis'] as const;

/** Gives a step the work of a row. A row is about one step, so that of another step is copied. */
export const takeDuty = (pack: Pack, chart: Chart, step: Step, rowId: string): Intent => {
  const row = pack.responsibilities.find((one) => one['id'] === rowId);
  if (row === undefined || isOwnDuty(chart, step, row) || isForAll(chart, row))
    return setStep(chart.id, step.id, ['responsibility'], rowId);
  const own = pack.responsibilities.find((one) => one['kind'] === 'R' && isOwnDuty(chart, step, one));
  if (own !== undefined)
    return together(
      ...copied.map((key) =>
        built((files) => setResponsibility(files, { row: textOf(own['id']), path: [key], value: row[key] })),
      ),
      setStep(chart.id, step.id, ['responsibility'], textOf(own['id'])),
      letFill(pack, chart, step, textOf(row['post'])),
    );
  const id = freshDutyId(pack);
  const copy = { ...row, id, kind: 'R', step: `${chart.id}/${step.id}` };
  return together(
    built((files) => addResponsibility(files, { row: copy })),
    setStep(chart.id, step.id, ['responsibility'], id),
    letFill(pack, chart, step, textOf(row['post'])),
  );
};

/** Gives a step to a post: its own row says so from then on; without one, a row is made. */
export const givePost = (pack: Pack, chart: Chart, step: Step, post: string): Intent => {
  const tier = textOf(pack.posts.find((one) => one['id'] === post)?.['tier']);
  const own = pack.responsibilities.find((one) => one['kind'] === 'R' && isOwnDuty(chart, step, one));
  if (own === undefined)
    return addDutyFor(pack, chart, step, {
      ...proposedDuty(pack, { name: step.name, tier }),
      post,
      unitName: unitNameOf(pack, post),
    });
  return together(
    ...rowGivenTo(pack, own, post),
    setStep(chart.id, step.id, ['responsibility'], textOf(own['id'])),
    letFill(pack, chart, step, post),
  );
};

/** Gives what has a value to a post of its own, by a row of the list; without a post it goes by the step's row again. */
export const giveValueTo = (
  pack: Pack,
  chart: Chart,
  step: Step,
  { value, name, post }: { readonly value: string; readonly name: string; readonly post: string | undefined },
): Intent => {
  const path = ['responsibilityBy', 'rows', value];
  const rows = objectOf(objectOf(step.json['responsibilityBy'])['rows']);
  const shared = Object.values(rows).filter((id) => id === rows[value]).length > 1;
  const own = shared ? undefined : pack.responsibilities.find((row) => row['id'] === rows[value]);
  const dropped =
    own === undefined ? [] : [built((files) => removeResponsibility(files, { row: textOf(own['id']) }))];
  if (post === undefined) return together(setStep(chart.id, step.id, path, undefined), ...dropped);
  if (own !== undefined) return together(...rowGivenTo(pack, own, post), letFill(pack, chart, step, post));
  const id = freshDutyId(pack);
  const tier = textOf(pack.posts.find((one) => one['id'] === post)?.['tier']);
  const duty = {
    ...proposedDuty(pack, { name: `${step.name}（${name}）`, tier }),
    post,
    unitName: unitNameOf(pack, post),
  };
  const row = dutyRow(pack, duty, { id, step: `${chart.id}/${step.id}`, kind: 'R' });
  return together(
    built((files) => addResponsibility(files, { row })),
    setStep(chart.id, step.id, path, id),
    letFill(pack, chart, step, post),
  );
};

/** A row names another post, with the tier and office that come with it. */
const rowGivenTo = (pack: Pack, row: JsonObject, post: string): readonly Intent[] =>
  Object.entries({
    tier: textOf(pack.posts.find((one) => one['id'] === post)?.['tier']),
    unit: unitOf(pack, post),
    unitName: unitNameOf(pack, post),
    post,
    postName: textOf(pack.posts.find((one) => one['id'] === post)?.['name']),
  }).map(([key, value]) =>
    built((files) => setResponsibility(files, { row: textOf(row['id']), path: [key], value })),
  );

/** Names a step. The row that was made for it goes by its name until somebody has called the row otherwise. */
export const renameStep = (pack: Pack, chart: Chart, step: Step, name: string): Intent =>
  together(
    setStep(chart.id, step.id, ['name'], name),
    ...pack.responsibilities
      .filter((row) => isOwnDuty(chart, step, row) && isNamedLike(step, row))
      .flatMap((row) =>
        ['matter', 'duty']
          .filter((key) => row[key] === step.name)
          .map((key) =>
            built((files) => setResponsibility(files, { row: textOf(row['id']), path: [key], value: name })),
          ),
      ),
  );

/** A row of the template has a basis of its own, and keeps its words. */
const isNamedLike = (step: Step, { matter, basis }: JsonObject): boolean => {
  const bases = listOf(basis);
  return matter === step.name && bases.length > 0 && bases.every((one) => one === words.duty.local);
};

/** Takes away the rows that are about steps which go. */
export const dropDutiesOf = (pack: Pack, chart: Chart, ids: readonly string[]): Intent => {
  const gone = new Set(ids.map((id) => `${chart.id}/${id}`));
  return together(
    ...pack.responsibilities
      .filter((row) => gone.has(textOf(row['step'])))
      .map((row) => built((files) => removeResponsibility(files, { row: textOf(row['id']) }))),
  );
};

/** How many units and people hold a post. */
export const holdersOf = (
  organisation: OrganisationInfo,
  post: string,
): { readonly units: number; readonly people: number } => {
  const holders = organisation.posts.find((one) => one.id === post)?.holders ?? [];
  return { units: holders.length, people: holders.reduce((sum, holder) => sum + holder.people.length, 0) };
};

/** The posts of a tier, with how many people are in post. */
export const postOptions = (
  pack: Pack,
  organisation: OrganisationInfo,
  tier: string,
): readonly { readonly id: string; readonly name: string; readonly more: string }[] =>
  pack.posts
    .filter((post) => tier === '' || post['tier'] === tier)
    .map((post) => {
      const { units, people } = holdersOf(organisation, textOf(post['id']));
      return {
        id: textOf(post['id']),
        name: textOf(post['name']),
        more: people === 0 ? words.who.vacant : words.who.inPost(units, people),
      };
    });

/** Whether a new node needs a row of the list: a task does. */
export const wantsDuty = (node: JsonObject): boolean => node['kind'] === 'userTask';
