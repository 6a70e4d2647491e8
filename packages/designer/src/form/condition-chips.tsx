import { Asterisk, Eye } from 'lucide-react';
import { useLayoutEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { textOf } from '@fiveones/chart';
import { feelWords, type Naming } from '@fiveones/handbook';
import { plainLiteral, readCondition } from '../condition.ts';
import { usePack, useWorld } from '../context.tsx';
import { namingIn } from '../naming.ts';
import type { Entry, Pack } from '../pack.ts';
import { words } from '../words.ts';
import { fieldsOf } from './fields.ts';
import { dottedOf } from './sample.ts';

/** A field that is there, or must be filled in, only when something holds. */
interface FieldCondition {
  readonly path: string;
  readonly title: string;
  readonly keyword: 'x-visible' | 'x-required';
  /** When, in words. */
  readonly text: string;
}

/** The conditions of a form's fields, in plain words: names as this form calls them. */
export function conditionsOf(pack: Pack, form: Entry, naming: Naming | undefined): readonly FieldCondition[] {
  const key = textOf(form.json['key']) || form.id;
  return fieldsOf(pack, form.json).flatMap(({ path, at, title, schema }) =>
    keywords.flatMap((keyword): FieldCondition[] => {
      const feel = textOf(schema[keyword]);
      // What a shared type says of its own parts is not said, nor changed, here.
      if (feel === '' || at === undefined) return [];
      const here = naming && namingBeside(naming, key, path);
      return [{ path, title, keyword, text: words.form.only[keyword](here ? sentence(feel, here) : feel) }];
    }),
  );
}

/** Names as a field may use them: of the fields beside it, then of the form, then of the whole case. */
const namingBeside = (naming: Naming, key: string, path: string): Naming => {
  const around = path.split('.').slice(0, -1).join('.');
  return {
    ...naming,
    called: (name) =>
      naming.called([key, around, name].filter(Boolean).join('.')) ??
      naming.called(`${key}.${name}`) ??
      naming.called(name),
  };
};

/** A condition as the builder reads it; what it cannot read, word for word. */
function sentence(feel: string, naming: Naming): string {
  const read = readCondition(feel);
  if (read === undefined) return feelWords(feel, naming);
  return read.clauses
    .map(({ field, compare, literal }) => {
      const called = naming.called(field);
      const plain = plainLiteral(literal);
      const value = said[literal] ?? called?.options.get(plain) ?? feelWords(literal, naming);
      const quoted =
        value === '' || compare.includes('>') || compare.includes('<') ? value : words.form.quoted(value);
      return `${called?.label ?? field}${words.comparison[compare] ?? compare}${quoted}`;
    })
    .join(read.join === 'and' ? words.form.addAnd : words.form.addOr);
}

const said: Readonly<Record<string, string>> = { true: words.form.yes, false: words.form.no, '': '' };

const keywords = ['x-visible', 'x-required'] as const;
const icons = { 'x-visible': Eye, 'x-required': Asterisk } as const;

interface Props {
  readonly form: Entry;
  /** The sheet on which the fields stand. */
  readonly sheet: React.RefObject<HTMLDivElement | null>;
  readonly onSelect: (field: string) => void;
}

/** On the paper, at each field that stands there under a condition, when that is; below it those that are not there now. */
export const ConditionChips = ({ form, sheet, onSelect }: Props) => {
  const { store } = useWorld();
  const pack = usePack();
  const conditions = useMemo(() => conditionsOf(pack, form, namingIn(pack)), [pack, form]);
  const cells = useCells(sheet, conditions);
  const lead = (one: FieldCondition): void => {
    onSelect(one.path);
    store.getState().look({ focus: { field: one.keyword, count: Date.now() } });
  };
  const absent = conditions.filter(({ path }) => !cells.has(path));
  return (
    <>
      {conditions.map((one) => {
        const cell = cells.get(one.path);
        return cell === undefined
          ? null
          : createPortal(
              <Chip one={one} text={one.text} onPress={() => lead(one)} />,
              cell,
              `${one.path} ${one.keyword}`,
            );
      })}
      {absent.length === 0 ? null : (
        <section className="d-absent" aria-label={words.form.absent}>
          <h3>{words.form.absent}</h3>
          <ul>
            {absent.map((one) => (
              <li key={`${one.path} ${one.keyword}`}>
                <Chip one={one} text={`${one.title}：${one.text}`} onPress={() => lead(one)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

const Chip = ({
  one,
  text,
  onPress,
}: {
  readonly one: FieldCondition;
  readonly text: string;
  readonly onPress: () => void;
}) => {
  const Icon = icons[one.keyword];
  return (
    <button type="button" className="d-when-chip" title={text} onClick={onPress}>
      <Icon size={12} aria-hidden />
      <span>{text}</span>
    </button>
  );
};

/** The first cell of each field, as the sheet is drawn now. */
function useCells(
  sheet: Props['sheet'],
  conditions: readonly FieldCondition[],
): ReadonlyMap<string, HTMLElement> {
  const [cells, setCells] = useState<ReadonlyMap<string, HTMLElement>>(new Map());
  useLayoutEffect(() => {
    const { current } = sheet;
    if (current === null) return;
    const wanted = new Set(conditions.map(({ path }) => path));
    const find = (): void => setCells((before) => kept(before, cellsIn(current, wanted)));
    find();
    const watch = new MutationObserver(find);
    watch.observe(current, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [sheet, conditions]);
  return cells;
}

function cellsIn(sheet: HTMLElement, wanted: ReadonlySet<string>): ReadonlyMap<string, HTMLElement> {
  const cells = new Map<string, HTMLElement>();
  for (const cell of sheet.querySelectorAll<HTMLElement>('[data-path]')) {
    const path = dottedOf(cell.dataset['path'] ?? '');
    if (wanted.has(path) && !cells.has(path)) cells.set(path, cell);
  }
  return cells;
}

/** The former map while it still says the same, so that chips put into cells do not call for another look. */
const kept = (
  before: ReadonlyMap<string, HTMLElement>,
  now: ReadonlyMap<string, HTMLElement>,
): ReadonlyMap<string, HTMLElement> =>
  before.size === now.size && [...now].every(([path, cell]) => before.get(path) === cell) ? before : now;
