import { tiers, type Responsibility, type TaskNode, type Tier } from '@fiveones/definition';
import { doersBefore } from './apart.ts';
import { holdersOf, indexOf, isRegion, queueOf, regionAt, unitIn, type Person } from './organisation.ts';
import type { Run } from './run.ts';
import { evaluate, isFailure, type ExpressionFailure } from './scope.ts';
import type { Assignment, Token } from './state.ts';

/** Nobody can be found for a task; becomes an incident. */
export interface Unassigned {
  readonly unassigned: 'nobody-in-post' | 'no-responsibility';
  readonly unit: string;
  readonly post: string;
}

/** Who does a task: the responsibility list says which post, the organisation says who sits there. */
export function assign(run: Run, node: TaskNode, token: Token): Assignment | Unassigned | ExpressionFailure {
  const named = namedPerson(run, node, token);
  if (isFailure(named)) return named;
  const rows = rowsOf(run, node, token);
  if (isFailure(rows)) return rows;
  const region = regionOf(run, node, token);
  if (isFailure(region)) return region;
  const queues: string[] = [];
  for (const row of rows) if (row.post) queues.push(queueOf(row.post, regionAt(region, row.tier)));
  const place = placeOf(run, rows[0], region);
  if (named) return { ...place, queues: [], person: named.id, excluded: [] };
  if (queues.length === 0) return { unassigned: 'no-responsibility', unit: '', post: '' };
  const { free, excluded } = freeOf(run, node, token, queues);
  if (free.length === 0)
    return {
      unassigned: 'nobody-in-post',
      unit: rows[0]?.unitName ?? '',
      post: rows[0]?.postName ?? rows[0]?.post ?? '',
    };
  const wanted = token.to ?? (node.performer === 'applicant' ? run.state.startedBy : undefined);
  // Member by member: a task is opened at nearly every step.
  const assignment = place as { -readonly [K in keyof Assignment]: Assignment[K] };
  assignment.queues = queues;
  assignment.excluded = excluded;
  if (wanted !== undefined && free.some(({ id }) => id === wanted)) assignment.person = wanted;
  if (node.performer === 'applicant') assignment.onBehalf = true;
  return assignment;
}

/** The people of some queues who may do a task, and those who must stand aside. */
export function freeOf(
  run: Run,
  node: TaskNode,
  token: Token,
  queues: readonly string[],
): { readonly free: readonly Person[]; readonly excluded: Assignment['excluded'] } {
  const holders: Person[] = [];
  for (const queue of queues) holders.push(...holdersOf(run.world.organisation, queue));
  const excluded = exclusions(run, node, token, holders);
  return {
    excluded,
    free:
      excluded.length === 0
        ? holders
        : holders.filter((person) => !excluded.some((entry) => entry.person === person.id)),
  };
}

/** An applicant's own step goes to those who assist with it, the lowest tier first. */
function rowsOf(run: Run, node: TaskNode, token: Token): readonly Responsibility[] | ExpressionFailure {
  const { chart } = run.world;
  if (node.performer === 'applicant') {
    const rank = (tier: Tier) => -tiers.indexOf(tier);
    return [...(chart.assisting.get(node.id) ?? [])]
      .filter((row) => row.post)
      .sort((a, b) => rank(a.tier) - rank(b.tier));
  }
  const row = rowFor(run, node, token);
  return row === undefined || isFailure(row) ? (row ?? []) : [row];
}

/** The row of the list that a step goes by: the one for the value of its expression, else its own. */
export function rowFor(
  run: Run,
  { responsibility, responsibilityBy }: TaskNode,
  token: Token,
): Responsibility | undefined | ExpressionFailure {
  const { rows } = run.world.chart;
  if (responsibilityBy) {
    const result = evaluate(responsibilityBy.value, run.scope(token), run.world);
    if (isFailure(result)) return result;
    const { value } = result;
    if (typeof value === 'string' && Object.hasOwn(responsibilityBy.rows, value))
      return rows.get(responsibilityBy.rows[value] ?? '');
  }
  return responsibility === undefined ? undefined : rows.get(responsibility);
}

/** The region in whose chain the post is looked for. */
function regionOf(run: Run, node: TaskNode, token: Token): string | ExpressionFailure {
  if (node.region === undefined) return run.state.region;
  const result = evaluate(node.region, run.scope(token), run.world);
  if (isFailure(result)) return result;
  return typeof result.value === 'string' && isRegion(result.value)
    ? result.value
    : { failed: node.region, reason: 'no-region' };
}

function namedPerson(run: Run, node: TaskNode, token: Token): Person | undefined | ExpressionFailure {
  if (!node.assignee) return undefined;
  const result = evaluate(node.assignee, run.scope(token), run.world);
  if (isFailure(result)) return result;
  return typeof result.value === 'string'
    ? indexOf(run.world.organisation).people.get(result.value)
    : undefined;
}

/** Where a row of the list says that work is done: the office that answers for a region. */
export function placeOf(
  run: Run,
  row: Place | undefined,
  region: string = run.state.region,
): Omit<Assignment, 'queues' | 'excluded'> {
  if (!row) return {};
  const unit = unitIn(run.world.organisation, row.unit, regionAt(region, row.tier));
  const place: { -readonly [K in keyof Assignment]?: Assignment[K] } = {
    tier: row.tier,
    unit: unit?.id ?? row.unit,
    unitName: unit?.name ?? row.unitName,
  };
  if (row.id !== undefined) place.responsibility = row.id;
  if (row.post) place.post = row.post;
  if (row.postName) place.postName = row.postName;
  if (region !== run.state.region) place.region = region;
  return place;
}

/** What a row of the list says of the office and its chair. */
type Place = Pick<Responsibility, 'tier' | 'unit' | 'unitName' | 'post' | 'postName'> & {
  readonly id?: string;
};

/** Why somebody must not do a task at a node now, whoever they are; `undefined`: they may. */
export function exclusionOf(
  run: Run,
  node: TaskNode,
  token: Token,
  person: Person,
): Assignment['excluded'][number]['why'] | undefined {
  return exclusions(run, node, token, [person])[0]?.why;
}

const nobody: ReadonlySet<string> = new Set();

/** Kin of the household stand aside; so does whoever did a step that needs a second pair of eyes. */
function exclusions(
  run: Run,
  node: TaskNode,
  token: Token,
  holders: readonly Person[],
): Assignment['excluded'] {
  const others = node.notSameAs ? new Set(doersBefore(run.state, node).map(({ person }) => person)) : nobody;
  const kin = node.recuse === false ? nobody : kinOf(run, token);
  if (others.size === 0 && kin.size === 0) return [];
  return holders.flatMap((person): Assignment['excluded'] => {
    if (kin.has(person.id) || kin.has(person.name)) return [{ person: person.id, why: 'kin' }];
    return others.has(person.id) ? [{ person: person.id, why: 'four-eyes' }] : [];
  });
}

function kinOf(run: Run, token: Token): ReadonlySet<string> {
  const source = run.world.chart.process.subject?.kin;
  if (!source) return nobody;
  const result = evaluate(source, run.scope(token), run.world);
  if (isFailure(result) || !Array.isArray(result.value)) return new Set();
  return new Set(
    (result.value as readonly unknown[]).filter((name): name is string => typeof name === 'string'),
  );
}
