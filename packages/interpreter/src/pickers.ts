import type { Form, Json, JsonObject, Package } from '@fiveones/definition';
import { holdersOf, indexOf, regionAt, type Organisation } from './organisation.ts';
import type { Task } from './state.ts';
import type { World } from './world.ts';

/** Somebody who can be picked, as options of a field are. */
interface Picked {
  readonly value: string;
  readonly label: string;
}

/**
 * Who can be picked at a task: `people`, those who may do it and those whom the data name already, so that whom an
 * earlier step chose stays chosen when somebody else goes on with the form; `officials`, also whoever has a chair in an
 * office of the county, the town or the village, where the step fills in a form that asks for them: they are many.
 */
export function pickersOf(
  world: World,
  region: string,
  task: Task | undefined,
  data: JsonObject,
): JsonObject {
  const { organisation } = world;
  const holders = (task?.assignment.queues ?? []).flatMap((queue) => holdersOf(organisation, queue));
  const people = [
    ...holders.map(({ id, name }) => ({ value: id, label: name })),
    ...namedIn(data, organisation),
  ];
  return {
    people: eachOnce(people),
    ...(asksOfficials(world.chart.package)
      ? {
          officials: eachOnce([
            ...(fillsInOfficials(world, task) ? officialsFor(region, organisation) : []),
            ...people,
          ]),
        }
      : {}),
  };
}

/** The people whom data name by their ids, whatever the fields are called. */
function namedIn(data: JsonObject, organisation: Organisation): readonly Picked[] {
  const { people } = indexOf(organisation);
  const found: Picked[] = [];
  const look = (value: Json): void => {
    if (typeof value === 'string') {
      const person = people.get(value);
      if (person !== undefined) found.push({ value: person.id, label: person.name });
    } else if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) look(part);
  };
  look(data);
  return found;
}

function officialsFor(region: string, organisation: Organisation): readonly Picked[] {
  const { units } = indexOf(organisation);
  // Whoever sits nearest comes first.
  const seats = [...new Set([region, regionAt(region, 'town'), regionAt(region, 'county')])];
  const found = organisation.people.flatMap(({ id, name, holdings }) => {
    const offices = holdings.flatMap(({ unit }) => units.get(unit) ?? []);
    const office = offices.find((unit) => seats.includes(unit.region));
    return office
      ? [{ value: id, label: `${name}（${office.name}）`, seat: seats.indexOf(office.region) }]
      : [];
  });
  return found.toSorted((a, b) => a.seat - b.seat);
}

function eachOnce(people: readonly Picked[]): readonly JsonObject[] {
  const seen = new Set<string>();
  return people.flatMap(({ value, label }) => {
    if (seen.has(value)) return [];
    seen.add(value);
    return [{ value, label }];
  });
}

const asking = new WeakMap<Form, boolean>();

/** Whether a form lets people be picked across offices: few forms do. */
const asksOfficials = ({ forms }: Package): boolean => Object.values(forms).some(namesOfficials);

/** Whether such a form is filled in at a step. */
function fillsInOfficials({ chart }: World, task: Task | undefined): boolean {
  const node = task && chart.nodes.get(task.node);
  const uses = node?.kind === 'userTask' ? (node.forms ?? []) : [];
  return uses.some(({ form, mode }) => {
    const filled = mode === 'edit' ? chart.package.forms[form] : undefined;
    return filled !== undefined && namesOfficials(filled);
  });
}

function namesOfficials(form: Form): boolean {
  const known = asking.get(form) ?? JSON.stringify(form).includes('instance.officials');
  asking.set(form, known);
  return known;
}
