import { syntaxOf, type Dialect, type Syntax } from '@fiveones/feel';
import { offering, parameterOptions, type Called, type Naming } from './naming.ts';

/** Names that stand for one member of a list, with the lists that it may be of. */
export type Members = Readonly<Record<string, readonly string[]>>;

/** What the names and the stored values of an expression are called, by where they begin in it. */
interface Meaning {
  readonly names: ReadonlyMap<number, Called>;
  readonly texts: ReadonlyMap<number, string>;
}

/** What is known of an expression before it is read. */
export interface Known {
  readonly members: Members;
  /** What its value is: where it is written to, or what it is a test of. */
  readonly wanted?: Called | string | undefined;
  readonly dialect?: Dialect;
}

/** What a name in an expression stands for: places in the data, the likeliest first. */
interface Place {
  readonly paths: readonly string[];
  readonly called?: Called;
  /** What is put together in the expression itself: the places of its parts. */
  readonly parts?: ReadonlyMap<string, Place>;
  /** The texts of a list that is written down in the expression. */
  readonly written?: readonly Syntax[];
  /** Said before the name of a part, where two rows are compared. */
  readonly row?: string;
}

type Scope =
  | { readonly bound: ReadonlyMap<string, Place>; readonly above: Scope | undefined }
  | { readonly row: Place; readonly above: Scope | undefined };

const nothing: Place = { paths: [] };

/** What a date, a time and a span of time consist of. */
const partsOfTime: ReadonlyMap<string, Called> = new Map(
  Object.entries({
    year: '年份',
    month: '月份',
    day: '日',
    hour: '时',
    minute: '分',
    years: '年数',
    months: '月数',
    days: '天数',
    hours: '小时数',
    minutes: '分钟数',
  }).map(([part, label]) => [part, { label, options: new Map() }]),
);

/**
 * Reads an expression for what its names mean where they stand: `m.age` in `for m in economy.members` is a field of that
 * list, as is plain `age` in brackets behind it; a text that is compared, or that is a result, is a stored value of the
 * place on the other side. Of an expression that cannot be read nothing is known.
 */
export function meaningOf(source: string, naming: Naming, known: Known): Meaning {
  const read = syntaxOf(source, known.dialect ?? 'Expression', {});
  if (!('tree' in read)) return { names: new Map(), texts: new Map() };
  const reader = new Reader(source, naming);
  const { wanted } = known;
  const bound = new Map(
    Object.entries(known.members).map(([name, lists]) => [
      name,
      either(...lists.map((list) => placeOf(list, naming))),
    ]),
  );
  reader.read(
    read.tree,
    { bound, above: undefined },
    typeof wanted === 'string' ? { paths: [wanted] } : wanted && { paths: [], called: wanted },
  );
  return reader.found();
}

/** The place of a list: a name, or an expression that is worked out first. */
function placeOf(list: string, naming: Naming): Place {
  if (/^[\w.]+$/.test(list)) return { paths: [list] };
  const read = syntaxOf(list, 'Expression', {});
  return 'tree' in read
    ? new Reader(list, naming).read(read.tree, { bound: new Map(), above: undefined })
    : nothing;
}

/** What a part of each row is called of the list that an expression gives. */
export const partCalled = (list: string, part: string, naming: Naming): Called | undefined =>
  new Reader('', naming).calledOf(partOf(placeOf(list, naming), part));

type Reading = (reader: Reader, node: Syntax, scope: Scope, wanted: Place | undefined) => Place;

class Reader {
  private readonly names = new Map<number, Called>();
  private readonly texts: { readonly at: number; readonly text: string; readonly of: Place }[] = [];
  readonly source: string;
  readonly naming: Naming;

  constructor(source: string, naming: Naming) {
    this.source = source;
    this.naming = naming;
  }

  read(node: Syntax, scope: Scope, wanted?: Place): Place {
    return (readings[node.name] ?? readAll)(this, node, scope, wanted);
  }

  textOf({ from, to }: Syntax): string {
    return this.source.slice(from, to);
  }

  /** Notes what stands at a place of the source. */
  name(at: number, place: Place): void {
    const called = this.calledOf(place);
    // A longer name that begins here says more than the shorter one noted before.
    if (called === undefined) this.names.delete(at);
    else
      this.names.set(
        at,
        place.row === undefined ? called : { ...called, label: `${place.row}·${called.label}` },
      );
  }

  /** A name that the expression gives to a row stays as it is. */
  itself(node: Syntax): void {
    this.names.set(node.from, { label: this.textOf(node), options: new Map() });
  }

  text(node: Syntax, of: Place | undefined): void {
    const text = this.textOf(node).slice(1, -1).replace(/\\(.)/g, '$1');
    if (of !== undefined) this.texts.push({ at: node.from, text, of });
  }

  /** A text that says which part of a place is meant. */
  key(node: Syntax, of: Place): void {
    const key = this.textOf(node).slice(1, -1);
    const part = of.paths
      .filter((path) => path.startsWith('param.'))
      .flatMap((path) => parameterOptions(path, this.naming)?.options.get(key) ?? [])[0];
    const label = part ?? this.calledOf(partOf(of, key))?.label;
    if (label !== undefined) this.keys.set(node.from, label);
  }
  private readonly keys = new Map<number, string>();

  found(): Meaning {
    const texts = new Map(this.keys);
    for (const { at, text, of } of this.texts) {
      const said = this.optionsOf(of)?.get(text);
      if (said !== undefined) texts.set(at, said);
    }
    return { names: this.names, texts };
  }

  calledOf({ paths, called }: Place): Called | undefined {
    if (called !== undefined) return called;
    for (const path of paths) {
      const found = this.at(path);
      if (found !== undefined) return found;
    }
    const last = paths.at(-1)?.split('.').at(-1) ?? '';
    return this.naming.keyed(last);
  }

  private at(path: string): Called | undefined {
    return path.startsWith('param.') ? parameterOptions(path, this.naming) : this.naming.called(path);
  }

  /** The stored values of a place: its own where it knows all it is compared with, else those of the first that does. */
  private optionsOf(place: Place): Called['options'] | undefined {
    const compared = this.texts.filter(({ of }) => of === place).map(({ text }) => text);
    const all = place.paths.flatMap((path) => this.at(path)?.options ?? []);
    const own = [...(place.called === undefined ? [] : [place.called.options]), ...all];
    const whole = own.find((options) => compared.every((text) => options.has(text)));
    const key = place.paths.at(-1)?.split('.').at(-1) ?? place.called?.label ?? '';
    return (
      whole ??
      offering(this.naming, key, compared) ??
      own.find((options) => compared.some((text) => options.has(text)))
    );
  }
}

const partOf = ({ paths, parts, row }: Place, name: string): Place => {
  const within = paths.map((path) => `${path}.${name}`);
  const own = parts?.get(name);
  return {
    paths: [...within, ...(own?.paths ?? []), ...(within.length === 0 && own === undefined ? [name] : [])],
    ...(own?.parts !== undefined && { parts: own.parts }),
    ...(row !== undefined && { row }),
  };
};

const either = (...places: readonly Place[]): Place => {
  const parts = new Map(places.flatMap((place) => [...(place.parts ?? [])]));
  const written = places.flatMap((place) => place.written ?? []);
  return {
    paths: [...new Set(places.flatMap(({ paths }) => paths))],
    ...(parts.size > 0 && { parts }),
    ...(written.length > 0 && { written }),
  };
};

const readAll: Reading = (reader, node, scope) => {
  for (const child of node.children) reader.read(child, scope);
  return nothing;
};

/** What stands in brackets, or is one test of several, is what it is without them. */
const readThrough: Reading = (reader, node, scope, wanted) =>
  either(...node.children.map((child) => reader.read(child, scope, wanted)));

const nameAt = (name: string, scope: Scope | undefined): Place => {
  const rows: string[] = [];
  for (let at = scope; at !== undefined; at = at.above) {
    if ('row' in at) {
      if (name === 'item') return at.row;
      rows.push(...partOf(at.row, name).paths);
      continue;
    }
    const bound = at.bound.get(name);
    if (bound !== undefined) return bound;
  }
  return { paths: [...rows, name] };
};

const readVariable: Reading = (reader, node, scope) => {
  const name = reader.textOf(node);
  const place = nameAt(name, scope);
  if (isBound(name, scope)) reader.itself(node);
  else reader.name(node.from, place);
  return place;
};

const isBound = (name: string, scope: Scope | undefined): boolean =>
  scope !== undefined && (('bound' in scope && scope.bound.has(name)) || isBound(name, scope.above));

/** `a.b.c` is one name, which begins where `a` does; behind a bracket it begins with what comes after it. */
const beginOf = (node: Syntax): number => {
  const [base, , part] = node.children;
  if (base === undefined || part === undefined) return node.from;
  if (base.name === 'PathExpression') return beginOf(base);
  return base.name === 'VariableName' ? base.from : part.from;
};

const isPlace = ({ paths, parts }: Place): boolean => paths.length > 0 || parts !== undefined;

const readPath: Reading = (reader, node, scope) => {
  const [base, , part] = node.children;
  if (base === undefined || part === undefined) return nothing;
  const whole = reader.read(base, scope);
  const time = isPlace(whole) ? undefined : partsOfTime.get(reader.textOf(part));
  const place = time === undefined ? partOf(whole, reader.textOf(part)) : { paths: [], called: time };
  reader.name(beginOf(node), place);
  return place;
};

const readFilter: Reading = (reader, node, scope, wanted) => {
  const [base, , ...conditions] = node.children;
  const row = base === undefined ? nothing : reader.read(base, scope, wanted);
  for (const condition of conditions) reader.read(condition, { row, above: scope });
  return row;
};

/** `for` and `some`: each name stands for a member of its list in all that comes behind it. */
const readRows = (reader: Reader, node: Syntax, scope: Scope): Scope => {
  let inner = scope;
  for (const one of node.children.find(({ name }) => name === 'InExpressions')?.children ?? []) {
    const [name, list] = [one.children[0], one.children.at(-1)];
    if (one.name !== 'InExpression' || name === undefined || list === undefined) continue;
    const row = reader.read(list, inner);
    reader.itself(name);
    inner = { bound: new Map([[reader.textOf(name), row]]), above: inner };
  }
  return inner;
};

const readFor: Reading = (reader, node, scope, wanted) => {
  const inner = readRows(reader, node, scope);
  const body = node.children.at(-1);
  return body === undefined ? nothing : reader.read(body, inner, wanted);
};

const readQuantified: Reading = (reader, node, scope) => {
  readFor(reader, node, scope, undefined);
  return nothing;
};

const readIf: Reading = (reader, { children }, scope, wanted) => {
  const [, condition, , then, , other] = children;
  if (condition !== undefined) reader.read(condition, scope);
  return either(
    ...[then, other].flatMap((one) => (one === undefined ? [] : reader.read(one, scope, wanted))),
  );
};

const readContext: Reading = (reader, { children }, scope, wanted) => {
  const parts = new Map<string, Place>();
  for (const { name, children: entry } of children) {
    const [key, value] = [entry[0], entry.at(-1)];
    if (name !== 'ContextEntry' || key === undefined || value === undefined) continue;
    const word = reader.textOf(key).replace(/^"|"$/g, '');
    const target = wanted === undefined ? undefined : partOf(wanted, word);
    const told = reader.read(value, scope, target ?? { paths: [word] });
    const place = target === undefined ? told : either(target, told);
    parts.set(word, place);
    reader.name(key.from, { ...place, paths: [...place.paths, word] });
  }
  return { paths: wanted?.paths ?? [], parts };
};

const readText: Reading = (reader, node, _, wanted) => {
  reader.text(node, wanted);
  return nothing;
};

const isText = (node: Syntax | undefined): boolean => node?.name === 'StringLiteral' || node?.name === 'List';

/** Texts are stored values of what they are compared with, on whichever side it stands. */
const readComparison: Reading = (reader, { children }, scope) => {
  const [first, ...others] = children;
  if (first === undefined) return nothing;
  if (isText(first) && others.some((other) => !isText(other))) {
    const place = either(...others.map((other) => reader.read(other, scope)));
    reader.read(first, scope, place);
    return nothing;
  }
  const place = reader.read(first, scope);
  for (const other of others) alike(reader, place, reader.read(other, scope, place));
  return nothing;
};

/** A member of a list that is written down is a stored value of what it is compared with. */
const alike = (reader: Reader, one: Place, other: Place): void => {
  for (const text of one.written ?? []) reader.text(text, other);
  for (const text of other.written ?? []) reader.text(text, one);
};

type Call = (reader: Reader, args: readonly Syntax[], scope: Scope, wanted: Place | undefined) => Place;

const readCall: Reading = (reader, { children }, scope, wanted) => {
  const [called, ...others] = children;
  const args = others.find(({ name }) => name.endsWith('Parameters'))?.children ?? [];
  const call = called === undefined ? undefined : calls[reader.textOf(called).replace(/\s+/g, ' ')];
  if (call !== undefined) return call(reader, args, scope, wanted);
  for (const argument of args) reader.read(argument, scope);
  return nothing;
};

/** Lists put together, sorted or shortened hold what they held. */
const sameRows: Call = (reader, args, scope, wanted) => {
  const [first, ...others] = args;
  const place = first === undefined ? nothing : reader.read(first, scope, wanted);
  const rows = others.map((other) =>
    other.name === 'FunctionDefinition'
      ? readSorting(reader, other, scope, place)
      : reader.read(other, scope, wanted ?? place),
  );
  return either(place, ...rows);
};

const readSorting = (reader: Reader, node: Syntax, above: Scope, row: Place): Place => {
  const named = node.children.find(({ name }) => name === 'FormalParameters')?.children ?? [];
  const bound = new Map(
    named
      .filter(({ name }) => name === 'FormalParameter')
      .map((one) => [reader.textOf(one), { ...row, row: reader.textOf(one) }]),
  );
  for (const one of named) reader.itself(one);
  for (const body of node.children.filter(({ name }) => name === 'FunctionBody'))
    reader.read(body, { bound, above });
  return nothing;
};

/** A list and one that may be in it, whichever is written down. */
const inList: Call = (reader, [list, one], scope) => {
  if (list === undefined || one === undefined) return nothing;
  if (isText(list)) {
    reader.read(list, scope, reader.read(one, scope));
    return nothing;
  }
  const place = reader.read(list, scope);
  alike(reader, place, reader.read(one, scope, place));
  return nothing;
};

const partNamed: Call = (reader, [whole, key, ...values], scope, wanted) => {
  const of = whole === undefined ? nothing : reader.read(whole, scope, wanted);
  if (key === undefined) return of;
  if (key.name !== 'StringLiteral') {
    for (const text of reader.read(key, scope).written ?? []) reader.key(text, of);
    return of;
  }
  reader.key(key, of);
  const part = partOf(of, reader.textOf(key).slice(1, -1));
  for (const value of values) reader.read(value, scope, part);
  return values.length > 0 ? of : part;
};

const calls: Readonly<Record<string, Call>> = {
  ...Object.fromEntries(
    [
      'concatenate',
      'append',
      'flatten',
      'distinct values',
      'union',
      'reverse',
      'sublist',
      'remove',
      'sort',
      'min',
      'max',
      'context merge',
    ].map((name) => [name, sameRows]),
  ),
  'list contains': inList,
  'index of': inList,
  'get value': partNamed,
  'context put': partNamed,
};

const readings: Readonly<Record<string, Reading>> = {
  VariableName: readVariable,
  PathExpression: readPath,
  FilterExpression: readFilter,
  ForExpression: readFor,
  QuantifiedExpression: readQuantified,
  IfExpression: readIf,
  Context: readContext,
  StringLiteral: readText,
  Comparison: readComparison,
  FunctionInvocation: readCall,
  '?': (_reader, _node, _scope, wanted) => wanted ?? nothing,
  Expression: readThrough,
  UnaryTests: readThrough,
  PositiveUnaryTests: readThrough,
  PositiveUnaryTest: readThrough,
  ParenthesizedExpression: readThrough,
  IterationContext: readThrough,
  List: (reader, node, scope, wanted) => {
    const written = node.children.filter(({ name }) => name === 'StringLiteral');
    return either(readThrough(reader, node, scope, wanted), { paths: [], written });
  },
};
