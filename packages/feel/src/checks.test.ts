import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDecision, type DecisionTable } from './decision.ts';
import { compileExpression, compileUnaryTests, evaluate, type CompileOptions } from './expression.ts';
import { problemCodes, warningCodes } from './problem.ts';
import type { Json, JsonObject } from './value.ts';
import { say, words } from './words.ts';

const codesOf = (source: string, options?: CompileOptions): readonly string[] => {
  const compiled = compileExpression(source, options);
  return compiled.ok ? [] : compiled.problems.map(({ code }) => code);
};
const warningsOf = (source: string, context: JsonObject = {}): readonly string[] => {
  const result = evaluate(source, context);
  return 'warnings' in result ? result.warnings.map(({ code }) => code) : ['not compiled'];
};
const valueOf = (source: string, context: JsonObject = {}): Json | undefined => {
  const result = evaluate(source, context);
  return 'value' in result ? result.value : undefined;
};

const table = (more: Partial<DecisionTable>): DecisionTable => ({
  id: 'standard',
  name: '保障标准',
  hitPolicy: 'unique',
  inputs: [
    { id: 'area', label: '城乡', expression: 'household.area' },
    { id: 'free', label: '条件' },
  ],
  outputs: [{ id: 'amount', label: '标准' }],
  rules: [
    { id: 'r1', when: ['"urban"', '-'], then: { amount: 'param.urban' } },
    { id: 'r2', when: ['"rural"', 'household.size > 1'], then: { amount: 'param.rural * 0.9' } },
    { id: 'r3', when: ['not("urban")', 'household.size <= 1'], then: { amount: 'param.rural' } },
  ],
  ...more,
});
const data = (area: string, size: number): JsonObject => ({
  household: { area, size },
  param: { urban: 900, rural: 780 },
});
const decide = (
  definition: DecisionTable,
  context: JsonObject,
): { value: Json; matched: readonly string[]; codes: readonly string[] } => {
  const compiled = compileDecision(definition);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { value, matched, warnings } = compiled.evaluate(context);
  return { value, matched, codes: warnings.map(({ code }) => code) };
};
const tableCodes = (more: Partial<DecisionTable>, options?: CompileOptions): readonly string[] => {
  const compiled = compileDecision(table(more), options);
  return compiled.ok ? [] : compiled.problems.map(({ code }) => code);
};

const problems: readonly (readonly [source: string, code: string, options?: CompileOptions])[] = [
  ['1 +', 'feel-syntax'],
  ['', 'feel-syntax'],
  ['"abc', 'feel-syntax'],
  ['a == b', 'feel-syntax'],
  ['a; b', 'feel-syntax'],
  ['if a then b', 'feel-syntax'],
  ['（a + b）', 'feel-full-width'],
  ['“x”', 'feel-full-width'],
  [`"${'x'.repeat(10_000)}"`, 'feel-too-long'],
  ['('.repeat(65) + '1' + ')'.repeat(65), 'feel-too-deep'],
  ['{a:'.repeat(3000), 'feel-too-deep'],
  ['for x in y return '.repeat(70) + '1', 'feel-too-deep'],
  ['1' + ' + 1'.repeat(2000), 'feel-too-deep'],
  ['a = 1' + ' or a = 1'.repeat(350), 'feel-too-deep'],
  ['application.income < limit', 'feel-unknown-name', { names: ['application.income'] }],
  ['1 instance of money', 'feel-unknown-name'],
  ['fetch("x")', 'feel-unknown-function'],
  ['substring("a")', 'feel-argument-count'],
  ['substring(text: "a", start position: 1)', 'feel-argument-name'],
  ['function(x) external {java: {}}', 'feel-not-available'],
];

const decisionProblems: readonly (readonly [more: Partial<DecisionTable>, code: string])[] = [
  [{ rules: [{ id: 'r1', when: ['-', '-'], then: {} }] }, 'decision-output-missing'],
  [{ rules: [{ id: 'r1', when: ['-', '-'], then: { amount: '1', other: '2' } }] }, 'decision-output-unknown'],
  [{ rules: [{ id: 'r1', when: ['-'], then: { amount: '1' } }] }, 'decision-cell-count'],
  [{ aggregate: 'sum' }, 'decision-aggregate'],
];

const warnings: readonly (readonly [source: string, code: string])[] = [
  ['missing', 'feel-missing'],
  ['1 + "a"', 'feel-operands'],
  ['upper case(1)', 'feel-argument'],
  ['1 and true', 'feel-condition'],
  ['if 1 then 2 else 3', 'feel-condition'],
  ['1 / 0', 'feel-number'],
  ['date("tomorrow")', 'feel-text'],
  ['matches("a", "(?=a)")', 'feel-pattern'],
  ['[1][2]', 'feel-index'],
  ['today()', 'feel-no-clock'],
  ['(1)(2)', 'feel-no-function'],
  ['{a: 1, a: 2}', 'feel-duplicate-key'],
  ['for x in 1..1000, y in 1..1000 return 1', 'feel-too-many-steps'],
  ['for x in 1..1000000000 return x', 'feel-too-large'],
  ['function(x) x', 'feel-not-data'],
];

const decisionWarnings: readonly (readonly [more: Partial<DecisionTable>, code: string])[] = [
  [{ rules: [] }, 'decision-no-rule'],
  [
    { rules: [1, 2].map((n) => ({ id: `r${n}`, when: ['-', '-'], then: { amount: '1' } })) },
    'decision-many-rules',
  ],
  [
    {
      hitPolicy: 'any',
      rules: [1, 1, 2].map((n, at) => ({ id: `r${at}`, when: ['-', '-'], then: { amount: `${n}` } })),
    },
    'decision-rules-disagree',
  ],
];

describe('problems', () => {
  test.each(problems.map((row) => ({ source: row[0], code: row[1], options: row[2] })))(
    '$source has the problem $code',
    ({ source, code, options }) => {
      expect(new Set(codesOf(source, options))).toEqual(new Set([code]));
    },
  );

  test.each(decisionProblems)('the table %j has the problem %s', (more, code) => {
    expect(tableCodes(more)).toEqual([code]);
  });

  test('a problem says where it is', () => {
    const compiled = compileExpression('a.b + limit * 2', { names: ['a.b'] });
    expect(compiled).toMatchObject({
      ok: false,
      problems: [{ params: { name: 'limit' }, at: { from: 6, to: 11 } }],
    });
  });

  test('each code has words in both languages, and a case here that produces it', () => {
    const produced = new Set<string>(
      [...problems, ...warnings]
        .map(([, code]) => code)
        .concat([...decisionProblems, ...decisionWarnings].map(([, code]) => code)),
    );
    for (const code of [...problemCodes, ...warningCodes]) {
      expect(words[code].zh.length * words[code].en.length).toBeGreaterThan(0);
      expect([...produced]).toContain(code);
    }
  });

  test('a message holds the values of its parameters', () => {
    expect(say({ code: 'feel-unknown-name', params: { name: 'limit' } }, 'zh')).toContain('limit');
    expect(
      say({ code: 'feel-operands', params: { operator: '+', left: 'number', right: 'string' } }, 'zh'),
    ).toContain('数字');
  });
});

describe('warnings', () => {
  test.each(warnings)('%s warns %s and is null or goes on', (source, code) => {
    expect(warningsOf(source)).toContain(code);
  });

  test.each(decisionWarnings)('the table %j warns %s', (more, code) => {
    expect(decide(table(more), data('urban', 1)).codes).toEqual([code]);
  });

  test('a warning says where it arose', () => {
    const compiled = compileExpression('1 + application.incom');
    expect(compiled.ok && compiled.evaluate({ application: {} }).warnings).toEqual([
      { code: 'feel-missing', params: { name: 'incom', kind: 'context' }, at: { from: 16, to: 21 } },
    ]);
  });
});

describe('names', () => {
  test.each<[string, readonly string[]]>([
    ['application.income < param.limit', ['application.income', 'param.limit']],
    ['count(xs[age > 3]) + sum(ys.n)', ['xs', 'ys.n']],
    ['for m in application.members return m.age', ['application.members']],
    ['{a: b, c: a}.c', ['b']],
    ['(function(x) x + y)(z)', ['y', 'z']],
    ['if today() > date(d) then 1 else 2', ['d']],
  ])('%s reads %j', (source, names) => {
    expect(compileExpression(source)).toMatchObject({ ok: true, names });
  });

  test('names with signs and blanks are known once they are declared', () => {
    const compiled = compileExpression('月 收入-支出 + a.b-c', { names: ['月 收入-支出', 'a.b-c'] });
    expect(compiled.ok && compiled.evaluate({ '月 收入-支出': 1, a: { 'b-c': 2 } }).value).toBe(3);
    expect(valueOf('收入-支出', { 收入: 5, 支出: 2 })).toBe(3);
  });

  test('inside a filter a declared name may be meant beside the properties of the element', () => {
    const compiled = compileExpression('xs[age > limit].name', { names: ['xs', 'limit'] });
    expect(compiled).toMatchObject({ ok: true, names: ['limit', 'xs'] });
    expect(
      compiled.ok &&
        compiled.evaluate({
          limit: 3,
          xs: [
            { age: 5, name: 'a' },
            { age: 2, name: 'b' },
          ],
        }).value,
    ).toEqual(['a']);
  });

  test('functions that the caller lends are called by their names', () => {
    const options: CompileOptions = {
      functions: { double: { params: ['n'], call: ([n]) => (typeof n === 'number' ? n * 2 : null) } },
    };
    const compiled = compileExpression('double(n: 2) + double(3)', options);
    expect(compiled.ok && compiled.evaluate({}).value).toBe(10);
    expect(codesOf('double()', options)).toEqual(['feel-argument-count']);
  });
});

test.each([
  ['x in [1..2] and y', '(x in [1..2]) and y'],
  ['a or x in ["p", "q"] and y or z', '(x in ["p", "q"]) and y or z'],
  ['x in > 1 and y', '(x in > 1) and y'],
  ['(x in [1..2]) and y', undefined],
  ['y and x in [1..2]', undefined],
  ['x in (1, 2) and y', undefined],
  ['x in ? > 1 and ? < 9', undefined],
  ['some i in [1..2] satisfies i = x and y', undefined],
])('an “in” that takes in more than is meant is noticed: %s', (source, meant) => {
  const compiled = compileExpression(source);
  expect(compiled.ok ? compiled.misread[0]?.meant : source).toBe(meant);
});

test.each([
  ['x not in ["p", "q"]', 'not(x in ["p", "q"])'],
  ['if pay.basis not in ("a", "b") then 1 else 2', 'not(pay.basis in ("a", "b"))'],
  ['rows[item.kind  not in ["a"]]', 'not(item.kind in ["a"])'],
  ['not(x in ["p"])', undefined],
  ['knot in ["p"]', undefined],
])('a “not” in front of an “in” is noticed, since it is read as part of the name: %s', (source, meant) => {
  const compiled = compileExpression(source);
  expect(compiled.ok ? compiled.misread.map((one) => [one.kind, one.meant]) : source).toEqual(
    meant === undefined ? [] : [['not', meant]],
  );
});

describe('bounds', () => {
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'a.constructor',
    'a.__proto__.polluted',
    'xs.length',
    'get value(a, "constructor")',
  ])('%s reaches nothing of the host', (source) => {
    expect(valueOf(source, { a: {}, xs: [] }) ?? null).toEqual(source === 'xs.length' ? [] : null);
  });

  test('an entry named like an inner property of the host is an entry', () => {
    const value = valueOf('{"__proto__": {"polluted": true}}');
    expect(Object.hasOwn(Object(value), '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test.each([
    'matches(string join(for x in 1..20000 return "a"), "(a+)+$")',
    '{f: function(n) [n, n], a: f(1), b: [a, a], c: [b, b], d: [c, c]}.d = 1',
    `{${Array.from({ length: 60 }, (_, n) => (n === 0 ? 'v0: "xxxxxxxxxxxxxxxxxxxx"' : `v${n}: v${n - 1} + v${n - 1}`)).join(', ')}}.v59`,
    `{${Array.from({ length: 60 }, (_, n) => (n === 0 ? 'v0: [1]' : `v${n}: [v${n - 1}, v${n - 1}]`)).join(', ')}}.v59`,
    `{${Array.from({ length: 60 }, (_, n) => (n === 0 ? 'v0: [1]' : `v${n}: concatenate(v${n - 1}, v${n - 1})`)).join(', ')}}.v59`,
    `count(flatten({${Array.from({ length: 60 }, (_, n) => (n === 0 ? 'v0: [1]' : `v${n}: [v${n - 1}, v${n - 1}]`)).join(', ')}}.v59))`,
    `string({${Array.from({ length: 60 }, (_, n) => (n === 0 ? 'v0: [1]' : `v${n}: [v${n - 1}, v${n - 1}]`)).join(', ')}}.v59)`,
    '10 ** 6000 * 10 ** 6000',
    'string length(string(10 ** 6000))',
    '(function(f, n) f(f, n))(function(f, n) [f(f, n), f(f, n)], 1)',
    'replace(string join(for x in 1..9000 return "a"), "a", string join(for x in 1..9000 return "b"))',
    '1' + ' + 1'.repeat(300),
    'a = 1' + ' or a = 1'.repeat(300),
  ])('%s ends soon', (source) => {
    const begin = performance.now();
    expect(evaluate(source, { a: 2 })).toHaveProperty('value');
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  test('whatever is written and whatever the data are, there is an answer and nothing is thrown', () => {
    const piece = fc.constantFrom(
      '1',
      '"a"',
      'a',
      'a.b',
      'xs',
      '+',
      '-',
      '*',
      '/',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      'if',
      'then',
      'else',
      'for',
      'in',
      'return',
      'some',
      'satisfies',
      'date(',
      'sum(',
      '?',
      '..',
      'null',
      ' and ',
      ' or ',
      '<',
      '=',
      'not(',
      'string(',
      '@"P1D"',
      '.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.jsonValue(), (pieces, a) => {
        const result = evaluate(pieces.join(' '), { a, xs: [1, 'b', null, { c: 2 }] });
        expect('problems' in result || result.value !== undefined).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('decimals', () => {
  const money = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  const cents = (amount: number): number => amount / 100;

  test('sums, differences and products of money are exact', () => {
    const sum = compileExpression('a + b - c');
    const product = compileExpression('a * b');
    fc.assert(
      fc.property(money, money, money, (a, b, c) => {
        expect(sum.ok && sum.evaluate({ a: cents(a), b: cents(b), c: cents(c) }).value).toBe(
          (a + b - c) / 100 + 0,
        );
        const exact = (BigInt(a) * BigInt(b)).toString();
        expect(product.ok && product.evaluate({ a: cents(a), b: cents(b) }).value).toBe(
          Number(`${exact}e-4`) + 0,
        );
      }),
    );
  });

  test('what was divided comes back when multiplied', () => {
    const round = compileExpression('decimal(a / b * b, 10) = a');
    fc.assert(
      fc.property(
        money,
        money.filter((b) => b !== 0),
        (a, b) => {
          expect(round.ok && round.evaluate({ a: cents(a), b: cents(b) }).value).toBe(true);
        },
      ),
    );
  });

  test('modulo has the sign of the divisor, and fits the floor of the quotient', () => {
    const law = compileExpression('modulo(a, b) = a - b * floor(a / b)');
    fc.assert(
      fc.property(
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.boolean(),
        (a, b, minus) => {
          expect(law.ok && law.evaluate({ a, b: minus ? -b : b }).value).toBe(true);
        },
      ),
    );
  });
});

describe('dates', () => {
  const day = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test('a date read and written is the same text', () => {
    fc.assert(
      fc.property(day, (text) => {
        expect(valueOf('date(x)', { x: text })).toBe(text);
      }),
    );
  });

  test('days added are the days between', () => {
    const law = compileExpression('(date(x) + duration("P1D") * n - date(x)).days = n');
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (x, n) => {
        expect(law.ok && law.evaluate({ x, n }).value).toBe(true);
      }),
    );
  });

  test('the clock is what the context says', () => {
    expect(valueOf('today()', { today: '2026-03-02' })).toBe('2026-03-02');
    expect(
      valueOf('today() - date("2026-03-01") = duration("P1D")', { today: '2026-03-02T08:00:00+08:00' }),
    ).toBe(true);
    expect(
      valueOf('now() > date and time("2026-03-02T00:00:00Z")', { now: '2026-03-02T09:00:00+08:00' }),
    ).toBe(true);
    expect(valueOf('now()', {})).toBeNull();
    // Among the elements of a filter as everywhere else, the data come before the function of that name.
    const rows = [{ from: '2026-01-01' }, { from: '2026-05-01' }];
    expect(valueOf('count(rows[item.from <= today])', { rows, today: '2026-03-02' })).toBe(1);
    expect(valueOf('rows[from > today].from', { rows, today: '2026-03-02' })).toEqual(['2026-05-01']);
  });

  test('a date and time without an offset stands in an order as the time at home', () => {
    expect(valueOf('date and time("2026-03-02T08:00:00") >= date and time("2026-03-02T00:00:00Z")')).toBe(
      true,
    );
  });

  test('named zones follow their own clocks', () => {
    expect(
      valueOf('date and time("2026-03-02T08:00:00@Asia/Shanghai") = date and time("2026-03-02T00:00:00Z")'),
    ).toBe(true);
    expect(valueOf('date and time("2026-07-01T12:00:00@Europe/Paris").time offset')).toBe('PT2H');
    expect(valueOf('time("10:00:00@Nowhere/Land")')).toBeNull();
  });
});

describe('unary tests', () => {
  test.each<[string, Json, boolean]>([
    ['-', null, true],
    ['5', 5, true],
    ['< 5', 5, false],
    ['<= 5', 5, true],
    ['[1..5]', 3, true],
    ['(1..5)', 1, false],
    ['1, 3, > 7', 8, true],
    ['not(1, 2)', 3, true],
    ['not(1, 2)', 2, false],
    ['"a", "b"', 'b', true],
    ['null', null, true],
    ['< 5', null, false],
    ['not(< 5)', null, false],
    ['limit', 10, true],
    ['> limit', 11, true],
    ['[1,2,3]', 2, true],
    ['even(?)', 4, true],
    ['? > 3 and ? < 5', 4, true],
    ['list contains(?, "x")', ['x'], true],
    ['starts with(?, "32")', '3203', true],
    ['true', true, true],
    ['false', true, false],
    ['date(?) < date("2026-01-01")', '2025-12-31', true],
    ['!= "a"', 'b', true],
  ])('%s passes %j: %s', (source, input, expected) => {
    const compiled = compileUnaryTests(source);
    expect(compiled.ok && compiled.evaluate({ limit: 10 }, input).value).toBe(expected);
  });
});

describe('decision tables', () => {
  test.each<[string, number, Json, readonly string[]]>([
    ['urban', 3, { amount: 900 }, ['r1']],
    ['rural', 3, { amount: 702 }, ['r2']],
    ['rural', 1, { amount: 780 }, ['r3']],
  ])('%s, %s persons: %j by %j', (area, size, value, matched) => {
    expect(decide(table({}), data(area, size))).toEqual({ value, matched, codes: [] });
  });

  const open = {
    rules: ['10', '20', '10'].map((amount, index) => ({
      id: `r${index + 1}`,
      when: ['-', ''],
      then: { amount },
    })),
  };
  const unlike = { id: 'r4', when: ['-', ''], then: { amount: '"ten"' } };
  test.each<[Partial<DecisionTable>, Json]>([
    [{ hitPolicy: 'first' }, { amount: 10 }],
    [{ hitPolicy: 'collect' }, [10, 20, 10]],
    [{ hitPolicy: 'ruleOrder' }, [10, 20, 10]],
    [{ hitPolicy: 'collect', aggregate: 'sum' }, 40],
    [{ hitPolicy: 'collect', aggregate: 'count' }, 3],
    [{ hitPolicy: 'collect', aggregate: 'min' }, 10],
    [{ hitPolicy: 'collect', aggregate: 'max' }, 20],
    [{ hitPolicy: 'collect', aggregate: 'sum', rules: [] }, null],
    [{ hitPolicy: 'collect', aggregate: 'min', rules: [...open.rules, unlike] }, null],
  ])('three rules that match, %j: %j', (more, value) => {
    expect(decide(table({ ...open, ...more }), data('urban', 1)).value).toEqual(value);
  });

  test('a table of two outputs collects them together', () => {
    const outputs = [
      { id: 'kind', label: '类别' },
      { id: 'amount', label: '标准' },
    ];
    const rules = [{ id: 'r1', when: ['-', '-'], then: { kind: '"A"', amount: '1 + 1' } }];
    expect(decide(table({ hitPolicy: 'collect', outputs, rules }), data('urban', 1)).value).toEqual([
      { kind: 'A', amount: 2 },
    ]);
  });

  test('rules that agree may match together under `any`', () => {
    const rules = open.rules.filter(({ id }) => id !== 'r2');
    expect(decide(table({ hitPolicy: 'any', rules }), data('urban', 1))).toMatchObject({
      value: { amount: 10 },
      matched: ['r1', 'r3'],
      codes: [],
    });
  });

  test('a problem names the rule and the column', () => {
    const rules = [{ id: 'r1', when: ['"urban"', 'household.size >'], then: { amount: 'parm.urban' } }];
    const compiled = compileDecision(table({ rules }), { names: ['household', 'param'] });
    expect(!compiled.ok && compiled.problems.map(({ code, rule, column }) => [code, rule, column])).toEqual([
      ['feel-syntax', 'r1', 'free'],
      ['feel-unknown-name', 'r1', 'amount'],
    ]);
  });

  test('it tells what it reads, and where data were missing', () => {
    const compiled = compileDecision(table({}));
    expect(compiled).toMatchObject({
      ok: true,
      names: ['household.area', 'household.size', 'param.rural', 'param.urban'],
    });
    expect(compiled.ok && compiled.evaluate({ household: { size: 1 }, param: {} }).warnings).toContainEqual(
      expect.objectContaining({ code: 'feel-missing', column: 'area' }),
    );
  });
});
