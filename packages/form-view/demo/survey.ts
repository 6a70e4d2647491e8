import { Form } from '@fiveones/definition';

const choice = (title: string, words: Record<string, string>, rest: object = {}): object => ({
  type: 'string',
  title,
  oneOf: Object.entries(words).map(([key, label]) => ({ const: key, title: label })),
  ...rest,
});
const yuan = (title: string): object => ({ type: 'number', title, minimum: 0, 'x-unit': '元' });
const signature = (title: string): object => ({
  type: 'object',
  title,
  'x-kind': 'signature',
  required: ['signerName'],
  'x-required': true,
  properties: {
    signerName: { type: 'string', title: '签字人' },
    image: { type: 'object', title: '笔迹', 'x-kind': 'files', properties: { id: { type: 'string' } } },
    signedAt: { type: 'string', format: 'date-time', title: '时间' },
    refused: { type: 'boolean', title: '拒签' },
    refuseReason: { type: 'string', title: '拒签理由' },
    witness: { type: 'string', title: '见证人' },
  },
});

/** A home visit with every kind of field: what the screen looks like when nothing is left out. */
export const survey = Form.parse({
  id: 'survey',
  key: 'survey',
  name: '入户调查表',
  title: '最低生活保障入户调查表',
  schema: {
    type: 'object',
    required: ['surveyAt', 'surveyMode', 'eat', 'wear', 'live', 'use', 'level', 'conclusion', 'photos'],
    properties: {
      surveyAt: { type: 'string', format: 'date-time', title: '调查时间' },
      surveyMode: choice('方式', { onsite: '入户', phone: '电话', video: '视频' }),
      basis: {
        type: 'string',
        title: '突发事件依据',
        'x-visible': 'surveyMode != null and surveyMode != "onsite"',
        'x-required': true,
      },
      region: { type: 'string', title: '所在村', 'x-kind': 'region', 'x-required': true },
      members: {
        type: 'array',
        title: '共同生活的家庭成员',
        minItems: 1,
        items: {
          type: 'object',
          required: ['name', 'relation', 'idNo'],
          properties: {
            name: { type: 'string', title: '姓名', minLength: 2, maxLength: 50 },
            relation: choice('与申请人关系', {
              self: '本人',
              spouse: '配偶',
              child: '子女',
              parent: '父母',
              sibling: '兄弟姐妹',
              grandparent: '祖父母',
              other: '其他',
            }),
            idNo: { type: 'string', title: '身份证号', 'x-kind': 'idCard', 'x-sensitivity': 'M1' },
            age: {
              type: 'integer',
              title: '年龄',
              'x-computed': 'ageAt(idBirthDate(idNo), today)',
              'x-unit': '岁',
            },
            phone: { type: 'string', title: '电话', 'x-kind': 'phone', 'x-hint': '没有电话的可以不填' },
            account: { type: 'string', title: '社保卡账号', 'x-kind': 'bankAccount' },
            ill: { type: 'boolean', title: '重病', 'x-required': true },
            disease: { type: 'string', title: '病种', 'x-visible': 'ill', 'x-required': true },
          },
        },
      },
      eat: {
        type: 'object',
        title: '吃',
        required: ['meals', 'meat', 'staple', 'food'],
        properties: {
          meals: { type: 'integer', title: '每天', minimum: 0, maximum: 5, 'x-unit': '餐' },
          meat: choice('荤菜', { daily: '每天', weekly: '每周', rare: '很少', none: '没有' }),
          staple: choice('口粮', { self: '自种', buy: '买', relief: '救济' }),
          food: yuan('每月伙食'),
        },
      },
      wear: {
        type: 'object',
        title: '穿',
        required: ['seasonal', 'bedding'],
        properties: {
          seasonal: choice('四季衣物', { ok: '够', short: '不够' }),
          bedding: choice('被褥', { ok: '够', short: '不够' }),
        },
      },
      live: {
        type: 'object',
        title: '住',
        required: ['owner', 'area', 'rooms', 'safety', 'decoration'],
        properties: {
          owner: choice('产权', {
            own: '自有',
            rent: '租',
            borrow: '借住',
            public: '公房',
            institution: '机构',
          }),
          area: { type: 'number', title: '建筑面积', exclusiveMinimum: 0, 'x-unit': '㎡' },
          rooms: { type: 'integer', title: '间数', minimum: 1, 'x-unit': '间' },
          safety: choice('安全等级', { A: 'A', B: 'B', C: 'C', D: 'D', unknown: '看不准' }),
          decoration: choice('装修', { none: '无', simple: '简单', medium: '中等' }),
          has: {
            type: 'array',
            title: '有',
            uniqueItems: true,
            items: choice('', { water: '自来水', power: '电', toilet: '室内厕所', yard: '院内厕所' }),
          },
        },
      },
      use: {
        type: 'object',
        title: '用',
        required: ['utilities', 'telecom', 'vehicle'],
        properties: {
          appliances: {
            type: 'array',
            title: '家电',
            items: {
              type: 'object',
              required: ['name', 'count'],
              properties: {
                name: { type: 'string', title: '名称', maxLength: 20 },
                count: { type: 'integer', title: '件', minimum: 1 },
                worth: choice('新旧', { new: '新', old: '旧', broken: '坏' }),
              },
            },
          },
          utilities: yuan('水电气每月'),
          telecom: yuan('通信每月'),
          vehicle: choice('车辆', { yes: '有', no: '没有' }),
          total: { ...yuan('每月合计'), 'x-computed': 'eat.food + utilities + telecom' },
        },
      },
      photos: {
        type: 'array',
        title: '照片',
        'x-kind': 'photos',
        minItems: 1,
        items: { type: 'object', properties: { id: { type: 'string' } } },
      },
      papers: {
        type: 'array',
        title: '佐证材料',
        'x-kind': 'files',
        items: { type: 'object', properties: { id: { type: 'string' } } },
      },
      level: choice('综合判断', { veryPoor: '很困难', poor: '困难', basic: '基本能过', above: '较好' }),
      day: { type: 'string', format: 'date', title: '下次走访' },
      conclusion: {
        type: 'string',
        title: '说明',
        minLength: 20,
        maxLength: 300,
        'x-hint': '写结论，至少 20 字',
      },
      signA: signature('调查员（一）'),
      signB: signature('调查员（二）'),
      signHome: signature('家庭成员'),
    },
  },
  sections: [
    {
      id: 'about',
      title: '调查情况',
      question: '什么时候、怎么调查的？',
      rows: [['surveyAt', 'surveyMode'], ['basis'], ['region']],
    },
    { id: 'members', title: '家庭成员', question: '家里有哪些人？', rows: [['members']] },
    {
      id: 'eat',
      title: '吃',
      side: true,
      question: '吃得怎么样？',
      rows: [
        ['eat.meals', 'eat.meat'],
        ['eat.staple', 'eat.food'],
      ],
    },
    {
      id: 'wear',
      title: '穿',
      side: true,
      question: '穿得够不够？',
      rows: [['wear.seasonal', 'wear.bedding']],
    },
    {
      id: 'safety',
      title: '安全',
      side: true,
      question: '房子安全不安全？',
      rows: [['live.safety'], ['photos']],
    },
    {
      id: 'live',
      title: '住',
      side: true,
      question: '住得怎么样？',
      rows: [['live.owner'], ['live.area', 'live.rooms'], ['live.decoration'], ['live.has']],
    },
    {
      id: 'use',
      title: '用',
      side: true,
      question: '用得怎么样？',
      rows: [['use.appliances'], ['use.utilities', 'use.telecom', 'use.vehicle'], ['use.total']],
    },
    {
      id: 'end',
      title: '结论',
      side: true,
      question: '调查的结论是什么？',
      rows: [['level', 'day'], ['conclusion'], ['papers']],
    },
    { id: 'sign', title: '签字', question: '请签字', rows: [['signA', 'signB', 'signHome']] },
  ],
});

/** A form of many fields, to feel how fast it is. */
export function long(count: number): Form {
  const names = Array.from({ length: count }, (_, index) => `f${index}`);
  const kinds = [
    (name: string): object => ({ type: 'string', title: `文字 ${name}`, maxLength: 100 }),
    (name: string): object => ({ type: 'number', title: `金额 ${name}`, 'x-unit': '元', minimum: 0 }),
    (name: string): object => choice(`选择 ${name}`, { a: '甲', b: '乙', c: '丙' }),
    (name: string): object => ({
      type: 'string',
      format: 'date',
      title: `日期 ${name}`,
      'x-visible': 'f0 != "无"',
    }),
    (name: string): object => ({ type: 'string', title: `文字 ${name}`, 'x-required': 'f1 > 5' }),
  ];
  const properties = Object.fromEntries(
    names.map((name, index) => [name, kinds[index % kinds.length]?.(name)]),
  );
  const part = (index: number): object => ({
    id: `s${index}`,
    title: `第 ${index + 1} 部分`,
    rows: Array.from({ length: 10 }, (_, row) => names.slice(index * 30 + row * 3, index * 30 + row * 3 + 3)),
  });
  const sections = Array.from({ length: Math.ceil(count / 30) }, (_, index) => part(index));
  return Form.parse({
    id: 'long',
    key: 'long',
    name: '长表',
    schema: { type: 'object', properties },
    sections,
  });
}
