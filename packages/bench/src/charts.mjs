// The three charts of the benches as packages: a small 低保, eight tasks in a row, ten automatic steps.
const template = {
  id: 'bench',
  name: '测速',
  version: '1.0.0',
  publisher: '测速',
  format: 1,
  posts: [{ id: 'clerk', name: '经办', tier: 'village', unit: 'office' }],
};
const rows = [
  {
    id: 'R-001',
    matter: '办理',
    step: 'flow/*',
    tier: 'village',
    unit: 'office',
    unitName: '办公室',
    post: 'clerk',
    postName: '经办',
    kind: 'R',
    duty: '办理待办',
    basis: ['测速'],
  },
];
const lanes = [{ id: 'village', name: '村', tier: 'village' }];
const task = (id) => ({ id, kind: 'userTask', name: id, lane: 'village', responsibility: 'R-001' });
const auto = (id) => ({ id, kind: 'serviceTask', name: id, lane: 'village' });
const chain = (ids) => ids.slice(1).map((to, i) => ({ id: `f${i + 1}`, from: ids[i], to }));

const processes = {
  flow: {
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始' },
      task('accept'),
      { id: 'fork', kind: 'parallelGateway', name: '分' },
      auto('check'),
      task('survey'),
      { id: 'join', kind: 'parallelGateway', name: '合' },
      { id: 'xor', kind: 'exclusiveGateway', name: '选' },
      task('review'),
      {
        id: 'publicity',
        kind: 'intermediateCatchEvent',
        name: '公示',
        trigger: { timer: { value: 7, unit: 'day' } },
      },
      task('confirm'),
      { id: 'end', kind: 'endEvent', name: '办结' },
      { id: 'rejected', kind: 'endEvent', name: '不予' },
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
      ]).map((flow) => (flow.from === 'xor' ? { ...flow, condition: 'income < limit' } : flow)),
      { id: 'g1', from: 'fork', to: 'survey' },
      { id: 'g2', from: 'survey', to: 'join' },
      { id: 'g3', from: 'xor', to: 'rejected', default: true },
    ],
  },
  seq8: {
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始' },
      ...Array.from({ length: 8 }, (_, i) => task(`t${i + 1}`)),
      { id: 'end', kind: 'endEvent', name: '办结' },
    ],
    flows: chain(['start', ...Array.from({ length: 8 }, (_, i) => `t${i + 1}`), 'end']),
  },
  auto10: {
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始' },
      ...Array.from({ length: 10 }, (_, i) => auto(`a${i + 1}`)),
      { id: 'end', kind: 'endEvent', name: '办结' },
    ],
    flows: chain(['start', ...Array.from({ length: 10 }, (_, i) => `a${i + 1}`), 'end']),
  },
};

/** The package of one variant as files. */
export const packageFiles = (variant) => ({
  'template.json': JSON.stringify(template),
  'responsibilities.json': JSON.stringify({ rows }),
  [`processes/${variant}.json`]: JSON.stringify({ id: variant, name: variant, lanes, ...processes[variant] }),
});

export const villages = 200;
export const villageOf = (i) => `990101001${String(i % villages).padStart(3, '0')}`;

/** Two hundred villages with one clerk each, so that an inbox is one of two hundred. */
export function organisation() {
  const regions = [
    { code: '990101', name: '县', tier: 'county' },
    { code: '990101001', name: '镇', tier: 'town' },
  ];
  const units = [];
  const people = [];
  for (let i = 0; i < villages; i++) {
    const region = villageOf(i);
    regions.push({ code: region, name: `村${i}`, tier: 'village' });
    units.push({ id: `u${i}`, name: `村${i}办公室`, kind: 'office', region });
    people.push({ id: `p${i}`, name: `经办${i}`, holdings: [{ post: 'clerk', unit: `u${i}` }] });
  }
  return { regions, units, people };
}
