import { expect, it } from 'vitest';
import { Form, type Package } from '@fiveones/definition';
import { chart, given, worldOf } from './chart.example.ts';
import { pickersOf } from './pickers.ts';

const at = '2026-03-02T09:00:00+08:00';
const region = '990101001001';
const call = {
  id: 'call',
  key: 'call',
  name: '召集单',
  title: '召集单',
  schema: {
    type: 'object',
    properties: {
      person: { type: 'string', title: '系统里的人', 'x-kind': 'choice', 'x-options': 'instance.officials' },
    },
  },
  sections: [{ id: 'all', title: '召集单', rows: [['person']] }],
};

const drawn = chart(['begin > gather > read > end'], {
  gather: { forms: [{ form: 'call', mode: 'edit' }] },
  read: { forms: [{ form: 'call', mode: 'read' }] },
});
const helper = { id: 'helper', name: '协理员', tier: 'village', unit: 'library' } as const;
const pkg: Package = {
  ...drawn,
  forms: { call: Form.parse(call) },
  template: { ...drawn.template, posts: [...drawn.template.posts, helper] },
};
const world = worldOf(pkg);

/** Whom one may pick at a step, by their ids. */
function picked(node: string, data = {}): readonly unknown[] {
  const { state } = given(pkg, [{ do: 'start', id: 'i1', number: '1', region, at, by: 'clerk-4' }]);
  const task = Object.values(state.tasks)[0];
  if (!task) throw new Error('no task');
  const { officials } = pickersOf(world, region, { ...task, node }, data);
  return (officials as readonly { readonly value: string }[]).map(({ value }) => value);
}

it('people of the offices of county, town and village are offered where a form that asks for them is filled in', () => {
  const seated = new Set([region, '990101001', '990101']);
  const units = new Set(
    world.organisation.units.filter((unit) => seated.has(unit.region)).map(({ id }) => id),
  );
  const offices = world.organisation.people.filter(({ holdings }) =>
    holdings.some(({ unit }) => units.has(unit)),
  );
  const tiers = new Set(
    world.organisation.units.filter(({ id }) => units.has(id)).map((unit) => unit.region),
  );
  expect(tiers).toEqual(seated);
  for (const { id } of offices) expect(picked('gather')).toContain(id);
  // Whoever sits nearest comes first.
  const order = picked('gather').flatMap(
    (id) => offices.find((one) => one.id === id)?.holdings[0]?.post ?? [],
  );
  expect(order.slice(0, 1)).toEqual(['helper']);
  expect(order.slice(-1)).toEqual(['boss']);
});

it('where it is only read, those whom it names are known by name, and nobody else is sent along', () => {
  const named = world.organisation.people.find(({ id }) => !picked('read').includes(id));
  if (!named) throw new Error('everybody was offered');
  expect(picked('read', { call: { person: named.id } })).toContain(named.id);
  expect(picked('read').length).toBeLessThan(picked('gather').length);
});
