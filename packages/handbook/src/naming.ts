import {
  expandForm,
  isObject,
  parameterValues,
  parameterValueWords,
  type DataItem,
  type JsonObject,
  type Package,
  type Parameter,
} from '@fiveones/definition';
import { addWorkdays, nationalCalendar } from '@fiveones/calendar';
import { compileForm, feelFunctions, type CompiledField, type CompiledForm } from '@fiveones/forms';

/** What a name in the data is called on paper, and what its stored values are called. */
export interface Called {
  readonly label: string;
  readonly options: ReadonlyMap<string, string>;
}

/** A package with what is looked up in it again and again while its chapter is written. */
export interface Naming {
  readonly package: Package;
  readonly forms: ReadonlyMap<string, CompiledForm>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Values in force where and when the handbook is for. */
  readonly values: JsonObject;
  readonly called: (path: string) => Called | undefined;
  /** What is called by this key wherever the package writes it, when it has one name. */
  readonly keyed: (key: string) => Called | undefined;
  /** What a stored choice is called, when it means the same wherever the package offers it. */
  readonly choice: (value: string) => string | undefined;
}

/** Where and when a handbook holds; `region` `*` is everywhere. */
export interface Place {
  readonly region: string;
  /** A day, `2026-11-29`. */
  readonly day: string;
}

const none: ReadonlyMap<string, string> = new Map();

const called = (label: string): Called => ({ label, options: none });

/** What every case, every office and every rule knows. */
const everywhere: Readonly<Record<string, Called>> = {
  'instance.number': called('办件编号'),
  'instance.startedAt': called('开始时间'),
  'org.name': called('发文机关'),
  'org.short': called('机关简称'),
  'org.phone': called('机关电话'),
  'org.address': called('机关地址'),
  'issued.date': called('发文日期'),
  'issued.at': called('发文时间'),
  'instance.villageName': called('所在村（社区）'),
  'instance.townName': called('所在乡镇（街道）'),
  'instance.countyName': called('所在县（市、区）'),
  'org.reviewOrg': called('复议机关'),
  'org.court': called('人民法院'),
  'opinion.result': called('签批结果'),
  'instance.id': called('办件内部号'),
  'instance.region': called('所在区划'),
  'instance.people': called('经办人'),
  'instance.performer': called('填表人'),
  'step.at': called('办完时间'),
  'step.used': called('这一步用时'),
  'step.late': called('这一步超期'),
  row: called('这一行'),
  'period.from': called('期初'),
  'period.to': called('期末'),
};

/** What a vote or an election comes to. */
const voteResults: Readonly<Record<string, string>> = {
  passed: '通过',
  failed: '没有通过',
  tie: '票数相同',
  noQuorum: '到会人数不够',
  short: '没有选足',
};

/** Makes a package ready to be told in words. */
export function namingOf(pkg: Package, { region, day }: Place): Naming {
  const forms = new Map(Object.keys(pkg.forms).flatMap((id) => entryOf(id, compiledOf(pkg, id))));
  const byPath = new Map<string, Called>(Object.entries(everywhere));
  const keys = new Set([
    ...Object.keys(everywhere).map((path) => path.split('.')[0] ?? ''),
    'message',
    ...[...forms.values()].map(({ key }) => key),
  ]);
  const branches = branchesOf(pkg);
  const meant = (path: string, found: Called | undefined): Called | undefined => {
    const options = branches.get(path);
    if (found === undefined || options === undefined) return found;
    return { label: found.label, options: new Map([...options, ...found.options]) };
  };
  const byKey = new OneMeaning<Called>(({ label }) => label);
  const written = new OneMeaning<Called>(({ label }) => label);
  const choices = new OneMeaning<string>((label) => label);
  for (const form of forms.values()) {
    byPath.set(form.key, { label: form.name, options: none });
    for (const field of form.fields) {
      if (field.key === '*') continue;
      const options = optionsOf(field);
      byPath.set(`${form.key}.${field.dotted}`, { label: whose(form, field), options });
      byKey.add(field.key, { label: field.label, options });
      for (const [value, label] of options) choices.add(value, label);
    }
  }
  for (const [path, item] of [...dataCalled(pkg), ...listsCalled(pkg)]) {
    if (!byPath.has(path)) byPath.set(path, item);
    written.add(path.split('.').at(-1) ?? path, item);
  }
  return {
    package: pkg,
    forms,
    parameters: new Map(pkg.parameters.map((parameter) => [parameter.id, parameter])),
    values: parameterValues(pkg, { region, at: day }),
    called: (path) =>
      meant(
        path,
        byPath.get(path) ?? (inRow(path, keys) ? byKey.get(path.split('.').at(-1) ?? '') : undefined),
      ),
    keyed: (key) => byKey.get(key) ?? written.get(key),
    choice: (value) => choices.get(value) ?? voteResults[value],
  };
}

/** Lists by their names, and their columns as rules speak of a row's cells. */
const listsCalled = (pkg: Package): readonly (readonly [string, Called])[] =>
  Object.values(pkg.lists).flatMap((list) => [
    [`list.${list.id}`, called(list.name)],
    [`list.${list.id}.id`, called('行号')],
    [`list.${list.id}.until`, called('有效期至')],
    ...list.columns.map(({ id, label, choices = [] }): readonly [string, Called] => [
      `list.${list.id}.${id}`,
      { label, options: new Map(choices.map(({ value, name }) => [String(value), name])) },
    ]),
  ]);

/** What charts and rules write: by the package's own names, the columns of decision tables below them. */
function dataCalled(pkg: Package): readonly (readonly [string, Called])[] {
  const named = pkg.dataItems.map(({ id, name, choices = [] }): readonly [string, Called] => [
    id,
    { label: name, options: new Map(choices.map((choice) => [String(choice.value), choice.name])) },
  ]);
  const names = new Map(pkg.dataItems.map(({ id, name }) => [id, name]));
  const outputs = Object.values(pkg.processes)
    .flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === 'businessRuleTask' ? node.calculate : [])))
    .flatMap(({ into, decision }) => {
      const table = decision === undefined ? undefined : pkg.decisions[decision];
      const whole = names.get(into) ?? table?.name ?? '';
      return (table?.outputs ?? []).map(({ id, label }): readonly [string, Called] => [
        `${into}.${id}`,
        called(label === whole ? label : `${whole}·${label}`),
      ]);
    });
  const clocks = Object.values(pkg.processes).flatMap((process) =>
    process.clocks.flatMap(({ id, name }) =>
      Object.entries(clockFacts).map(
        ([fact, words]) => [`clock.${id}.${fact}`, called(`${name}${words}`)] as const,
      ),
    ),
  );
  return [...named, ...outputs, ...clocks];
}

/** What stored values mean by the names of the ways that ask for them: `review.result = "prove"` on the way 要举证. */
function branchesOf(pkg: Package): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const { flows } of Object.values(pkg.processes))
    for (const { condition = '', name = '' } of flows) {
      const [, path, value] = /^([A-Za-z][\w.]*) = "([A-Za-z][\w-]*)"$/.exec(condition) ?? [];
      if (path === undefined || value === undefined || name === '') continue;
      const options = found.get(path) ?? new Map<string, string>();
      if (!options.has(value)) found.set(path, options.set(value, name));
    }
  return found;
}

/** What is known of each period of time of a case. */
const clockFacts: Readonly<Record<string, string>> = {
  used: '已用',
  due: '到期日',
  overdue: '超期天数',
  late: '超期',
  running: '在走',
};

/** Names that have one meaning, whoever uses them; one that is used for two things has none. */
class OneMeaning<T> {
  private readonly found = new Map<string, T | undefined>();
  private readonly meaning: (value: T) => string;
  constructor(meaning: (value: T) => string) {
    this.meaning = meaning;
  }
  add(name: string, value: T): void {
    const known = this.found.get(name);
    if (!this.found.has(name)) this.found.set(name, value);
    else if (known !== undefined && this.meaning(known) !== this.meaning(value))
      this.found.set(name, undefined);
  }
  get(name: string): T | undefined {
    return this.found.get(name);
  }
}

/** A name that stands for itself or is seen from a row (`relation`, `member.relation`), not from the whole data. */
const inRow = (path: string, keys: ReadonlySet<string>): boolean => {
  const [first = '', ...rest] = path.split('.');
  return rest.length === 0 || (rest.length === 1 && !keys.has(first));
};

/** `申请人·姓名`: a field in a group with the name of the group. */
function whose({ fields }: CompiledForm, { dotted, label }: CompiledField): string {
  const above = dotted.includes('.') ? dotted.slice(0, dotted.lastIndexOf('.')) : '';
  const group =
    above === '' ? undefined : fields.find((field) => field.dotted === above && field.key !== '*');
  return group === undefined || group.label === label ? label : `${group.label}·${label}`;
}

const entryOf = <T>(id: string, value: T | undefined): readonly (readonly [string, T])[] =>
  value === undefined ? [] : [[id, value]];

function compiledOf(pkg: Package, id: string): CompiledForm | undefined {
  const form = pkg.forms[id];
  const expanded = expandForm(pkg, id);
  return form && compileForm(form, expanded.ok ? expanded.schema : form.schema, { functions });
}

const functions = feelFunctions((date, days) => addWorkdays(nationalCalendar, date, days));

const optionsOf = ({ options }: CompiledField): ReadonlyMap<string, string> =>
  options === undefined ? none : new Map(options.map(({ value, label }) => [String(value), label]));

/** A group and those around it, the innermost first: `a.b.`, `a.`, and the whole form. */
const outward = (group: string): readonly string[] => {
  const steps = group.split('.').slice(0, -1);
  return [...steps.map((_, place) => `${steps.slice(0, steps.length - place).join('.')}.`), ''];
};

/** Conditions of a field call the fields beside it by their own names. */
export function besides({ dotted }: CompiledField, { fields }: CompiledForm, naming: Naming): Naming {
  const above = dotted.includes('.') ? dotted.slice(0, dotted.lastIndexOf('.') + 1) : '';
  return {
    ...naming,
    called: (written) => {
      // `row` is the line of the list in which the field stands.
      if (written === 'row') return naming.called(written);
      const path = written.replace(/^row\./, '');
      const near = outward(above)
        .map((around) => fields.find((field) => field.dotted === around + path && field.key !== '*'))
        .find((field) => field !== undefined);
      return near === undefined || near.label === path
        ? naming.called(path)
        : {
            label: near.label,
            options: new Map(near.options?.map(({ value, label }) => [String(value), label])),
          };
    },
  };
}

/**
 * The same with names for the stored values of a place that has none of its own: those of the first choices, of a
 * parameter or a field, that offer all of them.
 */
export function covering(naming: Naming, place: string, cells: readonly string[]): Naming {
  const own = naming.called(place);
  const stored = cells.flatMap((cell) => [...cell.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text));
  if (stored.length === 0 || (own !== undefined && own.options.size > 0)) return naming;
  const offered: readonly ReadonlyMap<string, string>[] = [
    ...[...naming.parameters.values()].map(choicesOf),
    ...[...naming.forms.values()].flatMap(({ fields }) => fields.map(optionsOf)),
    ...naming.package.dataItems.map(itemChoices),
  ];
  const options = offered.find((choices) => stored.every((value) => choices.has(value)));
  if (options === undefined) return naming;
  const named = { label: own?.label ?? place, options };
  return {
    ...naming,
    called: (path) => (path === place ? named : naming.called(path)),
    choice: (value) => options.get(value) ?? naming.choice(value),
  };
}

/**
 * What stored values are called that a place does not name itself: by the first choices of a field of its name, else of
 * a parameter or of any field, that offer all of them. One value alone may mean many things: a field of its name says.
 */
export function offering(
  naming: Naming,
  key: string,
  stored: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const fields = [...naming.forms.values()].flatMap((form) => form.fields);
  const alike = fields.filter((field) => field.key === key).map(optionsOf);
  const parameters = [...naming.parameters.values()].map(choicesOf);
  const all = stored.length > 1 ? [...parameters, ...fields.map(optionsOf)] : [];
  const items = stored.length > 1 ? naming.package.dataItems.map(itemChoices) : [];
  return [...alike, ...all, ...items].find((options) => stored.every((value) => options.has(value)));
}

const itemChoices = ({ choices = [] }: DataItem): ReadonlyMap<string, string> =>
  new Map(choices.map(({ value, name }) => [String(value), name]));

const choicesOf = ({ choices = [] }: Parameter): ReadonlyMap<string, string> =>
  new Map(choices.map(({ value, name }) => [String(value), name]));

const partsOf = ({ parts = [] }: Parameter): ReadonlyMap<string, string> =>
  new Map(parts.map(({ id, name }) => [id, name]));

/** What the values of `param.confirmLevel` are called. */
export function parameterOptions(path: string, { parameters }: Naming): Called | undefined {
  const parameter = parameters.get(path.split('.')[1] ?? '');
  return (
    parameter && {
      label: parameter.name,
      options: new Map([...partsOf(parameter), ...choicesOf(parameter)]),
    }
  );
}

/** A parameter as it stands in a sentence: its value, or that of a part of it, or 【待定：名称】. */
export function parameterWords({ parameters, values }: Naming, id: string, part?: string): string {
  const parameter = parameters.get(id);
  if (!parameter) return `【没有这个参数：${id}】`;
  const whole = values[id];
  const value = parameterValueWords(parameter, part === undefined || !isObject(whole) ? whole : whole[part]);
  return value === undefined ? `【待定：${parameter.name}】` : value;
}
