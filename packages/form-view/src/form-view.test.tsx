import { Form, type FieldSchema, type JsonObject } from '@fiveones/definition';
import {
  checkForm,
  compileForm,
  fieldKinds,
  type FormContext,
  type Problem,
  sampleValue,
  stateOf,
} from '@fiveones/forms';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorSummary } from './error-summary.tsx';
import { FormView, type FormViewProps } from './form-view.tsx';
import { SectionNav } from './section-nav.tsx';
import { asDrawn } from './undivided.ts';
import { en, zh } from './words.ts';

const choice = (title: string, ...labels: readonly string[]): FieldSchema => ({
  type: 'string',
  title,
  oneOf: labels.map((label) => ({ const: label, title: label })),
});

const form = compileForm(
  Form.parse({
    id: 'visit',
    key: 'visit',
    name: '走访',
    title: '走访登记表',
    schema: {
      type: 'object',
      required: ['live', 'ok'],
      properties: {
        live: {
          type: 'object',
          title: '住',
          required: ['area', 'owner'],
          properties: {
            area: { type: 'number', title: '建筑面积', 'x-unit': '㎡', minimum: 1 },
            owner: choice('产权', '自有', '租'),
          },
        },
        ok: { type: 'boolean', title: '在家' },
        why: { type: 'string', title: '不在家的原因', 'x-visible': 'ok = false', 'x-required': true },
        people: {
          type: 'array',
          title: '在场的人',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string', title: '姓名' },
              idNo: { type: 'string', title: '身份证号', 'x-kind': 'idCard', 'x-sensitivity': 'M1' },
            },
          },
        },
      },
    },
    sections: [
      { id: 'live', title: '住', side: true, question: '住得怎么样？', rows: [['live.owner', 'live.area']] },
      { id: 'who', title: '在场', question: '谁在家？', rows: [['ok', 'why'], ['people']] },
    ],
  }),
);

const context: FormContext = { today: '2026-11-23' };
const draw = (value: JsonObject, props: Partial<FormViewProps> = {}): string =>
  renderToStaticMarkup(<FormView form={form} value={value} context={context} prefix="f" {...props} />);

describe('on paper', () => {
  const html = draw({ live: { owner: '自有', area: 68 }, ok: true, people: [{ name: '张某某' }] });

  it('fields of a group stand in the row that the section gives them', () => {
    expect(html).toMatch(/fv-side[^>]*>住<.*产权.*建筑面积.*fv-section-title[^>]*>在场/);
  });

  it('every control has its label', () => {
    const controls = [...html.matchAll(/<(?:input|select|textarea)[^>]*type="text"[^>]*>/g)].map(
      ([tag]) => /id="([^"]*)"/.exec(tag)?.[1],
    );
    expect(controls.length).toBeGreaterThan(1);
    for (const id of controls) expect(html).toContain(`for="${id}"`);
  });

  it('what is hidden leaves nothing behind', () => {
    expect(html).not.toContain('不在家的原因');
    expect(draw({ ok: false })).toContain('不在家的原因');
  });

  it('figures are for a number pad, with their unit', () => {
    expect(html).toMatch(
      /inputMode="decimal"[^>]*value="68"|value="68"[^>]*inputMode="decimal"|inputmode="decimal"/i,
    );
    expect(html).toContain('㎡');
  });
});

it('a part of a whole stands in its control as finely as it was typed', () => {
  const rate = { type: 'number', title: '规范率', 'x-kind': 'share' };
  const shares = compileForm(
    Form.parse({ id: 's', key: 's', name: '表', schema: { type: 'object', properties: { rate } } }),
  );
  const html = renderToStaticMarkup(
    <FormView form={shares} value={{ rate: 0.9504 }} context={context} prefix="f" />,
  );
  expect(html).toContain('value="95.04%"');
});

it('a kind that there is not is told at its field and group, in every mode but print', () => {
  const properties = {
    plain: { type: 'string', title: '签名', 'x-kind': 'text' },
    odd: { type: 'string', title: '全息照', 'x-kind': 'hologram' },
    group: {
      type: 'object',
      title: '一组',
      'x-kind': 'bundle',
      properties: { a: { type: 'string', title: '甲' } },
    },
  };
  const odd = compileForm(
    Form.parse({ id: 'o', key: 'o', name: '表', schema: { type: 'object', properties }, sections: [] }),
  );
  const told = (mode: 'edit' | 'read' | 'print'): readonly string[] =>
    [
      ...renderToStaticMarkup(
        <FormView form={odd} value={{}} context={context} mode={mode} prefix="o" />,
      ).matchAll(/没有“(\w+)”这种字段[^<]*请在表单设计里换一种/g),
    ].map(([, kind = '']) => kind);
  expect(told('edit')).toEqual(['hologram', 'bundle']);
  expect(told('read')).toEqual(['hologram', 'bundle']);
  expect(told('print')).toEqual([]);
});

it('a kind that does not hold what its field keeps is shown as what it looks like, with its values, and told so', () => {
  const alerts = { type: 'array', title: '整批提示', 'x-kind': 'text', items: { type: 'string' } };
  const odd = compileForm(
    Form.parse({
      id: 'o',
      key: 'o',
      name: '表',
      schema: { type: 'object', properties: { alerts } },
      sections: [],
    }),
  );
  const drawn = (mode: 'edit' | 'read' | 'print'): string =>
    renderToStaticMarkup(
      <FormView form={odd} value={{ alerts: ['人数多了'] }} context={context} mode={mode} prefix="o" />,
    );
  const told = '“文字”装不下这一格的数据，现在按“明细表”显示；请在表单设计里换一种';
  expect((['edit', 'read', 'print'] as const).map((mode) => drawn(mode).includes(told))).toEqual([
    true,
    true,
    false,
  ]);
  for (const mode of ['edit', 'read', 'print'] as const) expect(drawn(mode)).toContain('人数多了');
});

it('a place is chosen from the lists below where there is a choice; one that no list has is shown by its code', () => {
  const region: FieldSchema = { type: 'string', title: '户籍地', 'x-kind': 'region', maxLength: 12 };
  const schema = { type: 'object', properties: { region } };
  const placed = compileForm(Form.parse({ id: 'f', key: 'f', name: '表', schema, sections: [] }));
  const regions = [
    { code: '9801', name: '演示市' },
    { code: '980101', name: '青禾县', parent: '9801' },
    { code: '980102', name: '平安县', parent: '9801' },
    { code: '980101001', name: '柳溪镇', parent: '980101' },
  ];
  const drawn = (value: string, mode: 'edit' | 'read' = 'edit'): string =>
    renderToStaticMarkup(
      <FormView
        form={placed}
        value={{ region: value }}
        context={{ ...context, mode }}
        prefix="f"
        services={{ regions }}
      />,
    );
  expect(drawn('980101001000')).toMatch(/演示市<.*selected="">青禾县<.*selected="">柳溪镇</);
  expect(drawn('510521000000')).toMatch(/value="510521".*四川省/);
  expect(drawn('510521000000', 'read')).toContain('四川省510521');
  expect(drawn('980102000000', 'read')).toContain('演示市平安县');
});

it('a wrong value stays as it was typed, with the words under it, once the submit was refused', () => {
  const value = { live: { owner: '自有', area: '68平' }, ok: true };
  const problems = checkForm(form, value, context);
  expect(draw(value)).not.toContain('只填数字');
  const html = draw(value, { problems });
  expect(html).toContain('value="68平"');
  expect(html).toMatch(/aria-describedby="f-live-area-problem"/);
  expect(html).toMatch(/id="f-live-area-problem"[^>]*>.*只填数字，例如 68/);
});

it('a submit that was refused is summed up with place and words', () => {
  const problems = checkForm(form, { live: { owner: '自有', area: '68平' }, ok: true }, context);
  const html = renderToStaticMarkup(<ErrorSummary form={form} problems={problems} onGo={() => undefined} />);
  expect(html).toContain('有 1 处要改，改好才能提交');
  expect(html).toContain('住 · 建筑面积：只填数字，例如 68');
});

it('the list of parts counts what is filled', () => {
  const state = stateOf(form, { live: { owner: '自有' } }, context);
  const html = renderToStaticMarkup(<SectionNav form={form} state={state} onGo={() => undefined} />);
  expect(html).toContain('已填 1 / 3 项');
});

it('a page asks one question and says how far one has come', () => {
  const html = draw({}, { layout: 'page', page: 0 });
  expect(html).toContain('住 · 第 1 步，共 2 步');
  expect(html).toContain('住得怎么样？');
  expect(html).toContain('保存，下一步：在场');
  expect(html).not.toContain('谁在家');
});

it('says what to do about what was worked out, and keeps the number of a case on one line', () => {
  const checked = compileForm(
    Form.parse({
      id: 'cert',
      key: 'cert',
      name: '发证',
      title: '发证',
      schema: {
        type: 'object',
        properties: {
          no: { type: 'string', title: '字号' },
          by: { type: 'string', title: '用过的办件', 'x-computed': 'no', 'x-hint': '换一个字号' },
        },
      },
      sections: [{ id: 'all', title: '发证', rows: [['no', 'by']] }],
    }),
  );
  const drawn = (value: JsonObject) =>
    renderToStaticMarkup(
      <FormView form={checked} value={value} context={context} layout="paper" mode="edit" prefix="c" />,
    );
  expect(drawn({})).not.toContain('换一个字号');
  expect(drawn({ no: 'JH2026-000055' })).toContain('<span class="fv-number">JH2026-000055</span>');
  expect(drawn({ no: 'JH2026-000055' })).toContain('换一个字号');
});

it('of a list that has just so many rows, none can be left out and none added', () => {
  const rows = (most: number) => ({
    type: 'array' as const,
    minItems: 2,
    maxItems: most,
    items: { type: 'object' as const, properties: { name: { type: 'string' as const } } },
  });
  const drawn = (most: number) => {
    const list = compileForm(
      Form.parse({
        id: 'l',
        key: 'l',
        name: '指标',
        schema: { type: 'object', properties: { items: rows(most) } },
      }),
    );
    return renderToStaticMarkup(
      <FormView form={list} value={{ items: [{ name: '甲' }, { name: '乙' }] }} context={context} />,
    );
  };
  expect(drawn(2)).not.toMatch(/删除|添一行/);
  expect(drawn(3)).toMatch(/删除[^]*添一行/);
});

it('a row that came filled in part says how much of it is left to fill, also while it is folded', () => {
  const text = { type: 'string' as const };
  const properties = { item: { ...text, 'x-readonly': true }, progress: { ...text, 'x-kind': 'textarea' } };
  const items = { type: 'object' as const, properties, required: ['item', 'progress'] };
  const schema = { type: 'object', properties: { rows: { type: 'array', items } } };
  const list = compileForm(Form.parse({ id: 'l', key: 'l', name: '进展', schema }));
  const rows: JsonObject[] = [{ item: '修路' }, { item: '修桥', progress: '已经完工' }, {}];
  const html = renderToStaticMarkup(<FormView form={list} value={{ rows }} context={context} />);
  expect(html.match(/\d 项没填/g)).toEqual(['1 项没填']);
});

it('rows whose name nobody here writes came with the form: none is added and none left out', () => {
  const drawn = (name: Record<string, unknown>) => {
    const columns = { item: { type: 'string' as const, ...name }, note: { type: 'string' as const } };
    const items = { type: 'object' as const, properties: columns };
    const schema = { type: 'object', properties: { rows: { type: 'array', items } } };
    const list = compileForm(Form.parse({ id: 'l', key: 'l', name: '进展', schema }));
    const value = { rows: [{ item: '1' }, { item: '修桥' }] };
    return renderToStaticMarkup(<FormView form={list} value={value} context={context} layout="page" />);
  };
  expect(drawn({})).toMatch(/删除[^]*添一行/);
  expect(drawn({ 'x-readonly': true })).not.toMatch(/删除|添一行/);
  // The number of a row stands before it already.
  expect(drawn({}).match(/fv-card-gist">[^<]*/g)).toEqual(['fv-card-gist">第 1 行', 'fv-card-gist">修桥']);
});

it('a form that is read on a phone stands there whole, with no button that leads nowhere', () => {
  const html = draw({ live: { owner: '租' } }, { layout: 'page', mode: 'read' });
  expect(html).toContain('住');
  expect(html).toContain('在场');
  expect(html).not.toMatch(/<(input|select|textarea|button)/);
  expect(html).not.toContain('第 1 步');
});

it('what is only read has no control, and print keeps the boxes', () => {
  const value = { live: { owner: '租', area: 1234.5 }, ok: true };
  expect(draw(value, { mode: 'read' })).not.toMatch(/<(input|select|textarea)/);
  expect(draw(value, { mode: 'print' })).toContain('☑ 租');
});

it('every kind can be drawn, filled and empty, in every way', () => {
  const properties = Object.fromEntries(
    Object.values(fieldKinds).map((kind) => [kind.kind, { title: kind.label, ...kind.jsonSchema }]),
  );
  const all = compileForm(
    Form.parse({ id: 'all', key: 'all', name: '全部', schema: { type: 'object', properties } }),
  );
  for (const value of [{}, sampleValue(all, 1)]) {
    for (const props of [{}, { layout: 'page' }, { mode: 'read' }, { mode: 'print' }] as const) {
      const html = renderToStaticMarkup(<FormView form={all} value={value} context={context} {...props} />);
      for (const field of all.root.children) expect(html).toContain(field.label);
    }
  }
});

it('has every word in both languages', () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
});

it('a list of signatures is one line each to sign on, with nothing in it to type', () => {
  const signing = compileForm(
    Form.parse({
      id: 'sign',
      key: 'sign',
      name: '签字',
      title: '签字',
      schema: {
        type: 'object',
        properties: {
          signers: {
            type: 'array',
            title: '调查员签字',
            items: {
              type: 'object',
              title: '签字',
              'x-kind': 'signature',
              properties: {
                signerName: { type: 'string', title: '姓名' },
                image: { type: 'object', title: '笔迹', properties: { id: { type: 'string' } } },
                signedAt: { type: 'string', title: '时间', format: 'date-time' },
              },
            },
          },
        },
      },
      sections: [{ id: 'all', title: '签字', rows: [['signers']] }],
    }),
  );
  const value = { signers: [{ signerName: '周某某' }, { signerName: '吴某某' }] };
  for (const layout of ['paper', 'page'] as const) {
    const shown = renderToStaticMarkup(
      <FormView form={signing} value={value} context={context} layout={layout} prefix="s" />,
    );
    expect(shown).not.toContain('<input');
    expect(shown.match(/aria-label="签字 签字"/g)).toHaveLength(2);
    expect(shown).toContain('吴某某');
  }
});

it('choices that would pile up in the cell of a table are a list to open there, and buttons everywhere else', () => {
  const drawn = (titles: readonly string[], layout: 'paper' | 'page'): string => {
    const oneOf = titles.map((title, place) => ({ const: `c${place}`, title }));
    const properties = {
      name: { type: 'string', title: '姓名', maxLength: 50 },
      role: { type: 'string', title: '身份', oneOf },
    };
    const people = { type: 'array', title: '参加人', items: { type: 'object', properties } };
    const called = compileForm(
      Form.parse({
        id: 'call',
        key: 'call',
        name: '召集单',
        title: '召集单',
        schema: { type: 'object', properties: { people } },
        sections: [{ id: 'all', title: '召集单', rows: [['people']] }],
      }),
    );
    const value = { people: [{ name: '赵某某' }] };
    return renderToStaticMarkup(
      <FormView
        form={called}
        value={value}
        context={context}
        layout={layout}
        prefix="s"
        onChange={() => undefined}
      />,
    );
  };
  const long = ['镇（街）干部', '村党组织成员', '村（居）委会成员', '党员代表'];
  expect(drawn(long, 'paper')).toContain('<select');
  expect(drawn(['一般', '重要'], 'paper')).toContain('type="radio"');
  expect(drawn(long, 'page')).not.toContain('<select');
});

it('where the step knows who is to sign, the empty line on paper bears the name before it is signed', () => {
  const signing = compileForm(
    Form.parse({
      id: 'sign',
      key: 'sign',
      name: '签字',
      title: '签字',
      schema: {
        type: 'object',
        properties: {
          signature: {
            type: 'object',
            title: '签字',
            'x-kind': 'signature',
            properties: { signerName: { type: 'string', title: '姓名' } },
          },
        },
      },
      sections: [{ id: 'all', title: '签字', rows: [['signature']] }],
    }),
  );
  const signers = [
    { name: '周某某', now: false },
    { name: '李某某', now: true },
  ];
  const shown = renderToStaticMarkup(
    <FormView
      form={signing}
      value={{}}
      context={context}
      services={{ signers }}
      layout="paper"
      prefix="s"
      onChange={() => undefined}
    />,
  );
  expect(shown).toMatch(/李某某.*待签/);
  expect(shown).not.toContain('周某某');
});

it('a signature that is missing is one thing to mend, however many parts of it are empty', () => {
  const signed = compileForm(
    Form.parse({
      id: 'signed',
      key: 'signed',
      name: '签字',
      schema: {
        type: 'object',
        properties: {
          ok: { type: 'boolean', title: '在家' },
          sign: { title: '签字', ...fieldKinds.signature.jsonSchema },
        },
      },
    }),
  );
  const at = (path: string, message: string): Problem => ({
    path,
    code: 'field-required',
    message,
    params: {},
  });
  const problems = [at('/sign', '请完成签字'), at('/sign/signerName', '请填写姓名'), at('/ok', '请选择')];
  const told = (some: readonly Problem[]) => asDrawn(signed, some).map(({ message }) => message);
  // Told from the top of the form down, whatever order they came in.
  expect(told(problems)).toEqual(['请选择', '请完成签字']);
  expect(told(problems.slice(1))).toEqual(['请选择', '请完成签字']);
});
