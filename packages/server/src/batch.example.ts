import type { PackageFiles } from '@fiveones/definition';
import { demoPosts, dutyRow } from '@fiveones/testkit';

const text = (json: unknown): string => JSON.stringify(json);

const node = (id: string, kind: string, name: string, more: object = {}) => ({
  id,
  kind,
  name,
  lane: 'village',
  ...more,
});

/**
 * Households that are helped: they apply, then wait until the county says how much more is paid for the prices. The
 * county tells them all at once; how much it may be is `most`.
 */
export const priceAid = (version = '1.0.0', most = 100): PackageFiles => ({
  'template.json': text({
    id: 'aid',
    name: '补贴',
    version,
    publisher: '测试',
    format: 1,
    posts: [demoPosts.villageHelper, demoPosts.countyHandler],
  }),
  'responsibilities.json': text({
    rows: [
      dutyRow('R-001', 'aid/apply'),
      dutyRow('R-002', 'aid/watch', demoPosts.countyHandler),
      dutyRow('R-003', 'aid/pay'),
    ],
  }),
  'data.json': text({ items: [{ id: 'size', name: '几口人', type: 'number', unit: '人' }] }),
  'forms/A.json': text({
    id: 'A',
    key: 'application',
    name: '申请表',
    rights: { edit: 'V', view: 'VC' },
    schema: {
      type: 'object',
      properties: {
        name: { type: 'string', title: '姓名', maxLength: 20 },
        idNo: { type: 'string', title: '证件号', 'x-sensitivity': 'identity', maxLength: 20 },
        kind: {
          type: 'string',
          title: '类别',
          oneOf: [
            { const: 'poor', title: '困难' },
            { const: 'ill', title: '重病' },
          ],
        },
      },
    },
    sections: [{ id: 's', title: '申请', rows: [['name', 'idNo'], ['kind']], question: '谁？' }],
  }),
  'forms/N.json': text({
    id: 'N',
    key: 'priceNotice',
    name: '价格补贴通知',
    rights: { edit: 'C', view: 'VC' },
    schema: {
      type: 'object',
      properties: {
        perPerson: { type: 'number', title: '每人', minimum: 1, maximum: most },
        no: { type: 'string', title: '文号', minLength: 2, maxLength: 40 },
      },
      required: ['perPerson', 'no'],
    },
    sections: [{ id: 's', title: '通知', rows: [['perPerson', 'no']], question: '多少？' }],
  }),
  'processes/aid.json': text({
    id: 'aid',
    name: '困难补贴',
    subject: { name: 'application.name' },
    numbering: { prefix: 'BT', width: 4 },
    lanes: [
      { id: 'village', name: '村', tier: 'village' },
      { id: 'county', name: '县', tier: 'county' },
    ],
    messages: [
      { id: 'price', name: '价格补贴通知', form: 'N', responsibility: 'R-002', many: true },
      { id: 'single', name: '个别通知', form: 'N', responsibility: 'R-002' },
    ],
    nodes: [
      node('begin', 'startEvent', '开始'),
      node('apply', 'userTask', '申请', { responsibility: 'R-001', forms: [{ form: 'A' }] }),
      node('watch', 'intermediateCatchEvent', '等通知', {
        trigger: { message: 'price' },
        set: [
          { into: 'priceNotice', value: '=message' },
          { into: 'size', value: 3 },
        ],
      }),
      node('pay', 'userTask', '发放', { responsibility: 'R-003' }),
      node('end', 'endEvent', '办结'),
    ],
    flows: ['begin', 'apply', 'watch', 'pay'].map((from, place, all) => ({
      id: `f${place}`,
      from,
      to: all[place + 1] ?? 'end',
    })),
  }),
});
