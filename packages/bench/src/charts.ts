import { packageHash, parsePackage, type PackageFiles } from '@fiveones/definition';
import type { Published } from '@fiveones/casework';
import type { Organisation } from '@fiveones/interpreter';
import { clerks, steps, type Variant } from './contestant.ts';

/** The moment at which everything happens, and one after the publicity. */
export const at = '2026-03-02T09:00:00+08:00';
export const later = '2026-03-20T09:00:00+08:00';
export const county = '990101';

const lane = 'village';
const lanes = [{ id: lane, name: '村', tier: 'village' }];
const task = (id: string) => ({ id, kind: 'userTask', name: id, lane, responsibility: 'R-001' });
const auto = (id: string) => ({ id, kind: 'serviceTask', name: id, lane });
const start = { id: 'start', kind: 'startEvent', name: '开始', lane };
const end = { id: 'end', kind: 'endEvent', name: '办结', lane };
const chain = (ids: readonly string[]) =>
  ids.slice(1).map((to, place) => ({ id: `f${place + 1}`, from: ids[place] ?? '', to }));
const row = (nodes: readonly { readonly id: string }[]) => ({
  nodes: [start, ...nodes, end],
  flows: chain(['start', ...nodes.map(({ id }) => id), 'end']),
});

const flow = {
  nodes: [
    start,
    task('accept'),
    { id: 'fork', kind: 'parallelGateway', name: '分', lane },
    auto('check'),
    task('survey'),
    { id: 'join', kind: 'parallelGateway', name: '合', lane },
    { id: 'xor', kind: 'exclusiveGateway', name: '选', lane },
    task('review'),
    {
      id: 'publicity',
      kind: 'intermediateCatchEvent',
      name: '公示',
      lane,
      trigger: { timer: { value: 7, unit: 'day' } },
    },
    task('confirm'),
    end,
    { id: 'rejected', kind: 'endEvent', name: '不予', lane },
  ],
  flows: [
    ...chain([
      'start',
      'accept',
      'fork',
      'check',
      'join',
      'xor',
      'review',
      'publicity',
      'confirm',
      'end',
    ]).map((each) => (each.from === 'xor' ? { ...each, condition: 'income < limit' } : each)),
    { id: 'g1', from: 'fork', to: 'survey' },
    { id: 'g2', from: 'survey', to: 'join' },
    { id: 'g3', from: 'xor', to: 'rejected', default: true },
  ],
};

const processes: Readonly<Record<Variant, object>> = {
  flow,
  seq8: row(steps.seq8.map(task)),
  auto10: row(Array.from({ length: 10 }, (_, place) => auto(`a${place + 1}`))),
};

/** Fields of the form of the HTTP bench. */
export const fields = Array.from({ length: 20 }, (_, place) => `f${place}`);

const form = {
  id: 'report',
  key: 'report',
  name: '报告',
  rights: { edit: 'V', view: 'V' },
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [field, { type: 'string', title: field, maxLength: 200 }]),
    ),
    required: fields,
  },
  sections: [{ id: 'all', title: '全部', rows: fields.map((field) => [field]) }],
};

/** Two tasks in a row; at the first a form is filled in and an opinion given. */
const review = {
  ...task('review'),
  forms: [{ form: 'report', mode: 'edit' }],
  opinion: { into: 'opinions', level: 'clerk' },
};
const reviewed = row([review, task('next')]);

/** A package of one process whose every task is for the clerk of a village. */
export const packageOf = (process: string, chart: object): PackageFiles => ({
  'template.json': JSON.stringify({
    id: 'bench',
    name: '测速',
    version: '1.0.0',
    publisher: '测速',
    format: 1,
    posts: [{ id: 'clerk', name: '经办', tier: 'village', unit: 'office', role: 'V' }],
  }),
  'responsibilities.json': JSON.stringify({
    rows: [
      {
        id: 'R-001',
        matter: '办理',
        step: `${process}/*`,
        tier: 'village',
        unit: 'office',
        unitName: '办公室',
        post: 'clerk',
        postName: '经办',
        kind: 'R',
        duty: '办理待办',
        limit: '随流程',
        basis: ['测速'],
      },
    ],
  }),
  [`processes/${process}.json`]: JSON.stringify({ id: process, name: process, lanes, ...chart }),
});

/** A package as it was published before everything that is measured. */
export function published(files: PackageFiles): Published {
  const parsed = parsePackage(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return {
    package: parsed.package,
    version: '1.0.0',
    hash: packageHash(parsed.package),
    publishedAt: at,
    from: at.slice(0, 10),
    serial: 1,
  };
}

const publishedBy = new Map<string, Published>();

/** The published package of a process; parsed once, as a server does. */
export function publishedOf(process: Variant | 'reviewed'): Published {
  const known = publishedBy.get(process);
  if (known) return known;
  const made = published({
    ...packageOf(process, process === 'reviewed' ? reviewed : processes[process]),
    'forms/report.json': JSON.stringify(form),
  });
  publishedBy.set(process, made);
  return made;
}

/** The village of an instance, and the clerk who sits there. */
export const villageOf = (number: number): string =>
  `${county}001${String(number % clerks).padStart(3, '0')}`;
export const clerkOf = (number: number): string => `p${number % clerks}`;

/** Two hundred villages with one clerk each, so that an inbox is one of two hundred. */
export const organisation: Organisation = {
  regions: [
    { code: county, name: '县', tier: 'county' },
    { code: `${county}001`, name: '镇', tier: 'town' },
    ...Array.from({ length: clerks }, (_, place) => ({
      code: villageOf(place),
      name: `村${place}`,
      tier: 'village' as const,
    })),
  ],
  units: Array.from({ length: clerks }, (_, place) => ({
    id: `u${place}`,
    name: `村${place}办公室`,
    kind: 'office',
    region: villageOf(place),
  })),
  people: Array.from({ length: clerks }, (_, place) => ({
    id: clerkOf(place),
    name: `经办${place}`,
    holdings: [{ post: 'clerk', unit: `u${place}` }],
  })),
};
