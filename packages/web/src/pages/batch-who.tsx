import type { BatchAbout, BatchChoice, BatchItem } from '@fiveones/casework';
import { FileSpreadsheet } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { SearchedChoice } from '../parts/searched-choice.tsx';
import { linkTo } from '../route.ts';
import { useMe } from '../session.tsx';
import { numbersIn } from './batch-numbers.ts';
import { batchWords as say } from './batch-words.ts';
import { Wrong } from '../parts/wrong.tsx';

/** What is typed to choose the cases. */
export interface Who {
  readonly place: string;
  readonly step: string;
  readonly item: string;
  readonly test: Test;
  readonly value: string;
  readonly numbers: string;
}

type Test = NonNullable<BatchChoice['item']>['is'];

export const noChoice: Who = { place: '', step: '', item: '', test: 'eq', value: '', numbers: '' };

/** To whom: by place, step, a value, or numbers that were pasted or come from a file. */
export function BatchWho({
  about,
  who,
  seed,
  busy,
  isSeen,
  onChange,
  onLook,
}: {
  readonly about: BatchAbout;
  readonly who: Who;
  readonly seed: string | undefined;
  readonly busy: boolean;
  readonly isSeen: boolean;
  readonly onChange: (who: Who) => void;
  readonly onLook: (choice: BatchChoice) => void;
}): ReactNode {
  const item = about.items.find(({ path }) => path === who.item);
  const set = (part: Partial<Who>) => onChange({ ...who, ...part });
  const numbers = numbersIn(who.numbers);
  const [wrong, setWrong] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    setWrong(file.size > mostBytes ? say.fileTooLong : '');
    if (file.size <= mostBytes) set({ numbers: numbersIn(await file.text()).join('\n') });
  };
  const look = () => {
    const found = problemOf(item, who, numbers);
    setWrong(found);
    if (found === '') onLook(choiceOf(about, who));
  };
  return (
    <section className="card" aria-labelledby="batch-who">
      <h2 id="batch-who">{say.who}</h2>
      <p className="muted">{say.whoAbout}</p>
      <div className="batch-who">
        <Choice
          label={say.place}
          value={who.place}
          none={say.everywhere}
          onChange={(place) => set({ place })}
        >
          {about.places.map(({ code, name, tier }) => ({
            id: code,
            name: tier === 'village' ? `　${name}` : name,
          }))}
        </Choice>
        <Choice label={say.step} value={who.step} none={say.anyStep} onChange={(step) => set({ step })}>
          {about.steps}
        </Choice>
        <SearchedChoice
          label={say.item}
          value={who.item}
          none={say.anyItem}
          open={say.openItems}
          all={about.items.map(({ path, name, group }) => ({
            id: path,
            name,
            group: group === '' ? say.ownItems : say.itemsOf(group),
          }))}
          onChange={(path) =>
            path === who.item ? undefined : set({ item: path, test: 'eq', value: firstOf(about.items, path) })
          }
        />
        {item ? <ItemTest item={item} who={who} set={set} /> : null}
      </div>
      <NumbersField value={who.numbers} count={numbers.length} onChange={(text) => set({ numbers: text })} />
      <div className="row wrap">
        <NumbersFrom take={take} count={numbers.length} seed={seed} />
        <span className="grow" />
        <button type="button" className={isSeen ? 'button' : 'button primary'} disabled={busy} onClick={look}>
          {busy ? say.looking : say.look}
        </button>
      </div>
      <Wrong text={wrong} />
    </section>
  );
}

/** Numbers of cases, pasted. */
const NumbersField = ({
  value,
  count,
  onChange,
}: {
  readonly value: string;
  readonly count: number;
  readonly onChange: (text: string) => void;
}): ReactNode => (
  <label className="field">
    {say.numbers}
    <textarea
      className="input"
      rows={count > 3 ? 5 : 2}
      value={value}
      aria-describedby="batch-numbers"
      onChange={(event) => onChange(event.target.value)}
    />
  </label>
);

/** Where numbers come from besides, and how many there are. */
function NumbersFrom({
  take,
  count,
  seed,
}: {
  readonly take: (file: File | undefined) => Promise<void>;
  readonly count: number;
  readonly seed: string | undefined;
}): ReactNode {
  const me = useMe();
  return (
    <>
      <FileTrigger acceptedFileTypes={['.csv', '.txt']} onSelect={(files) => void take(files?.[0])}>
        <Button className="button">
          <FileSpreadsheet aria-hidden /> {say.fromFile}
        </Button>
      </FileTrigger>
      {me.samples ? (
        <a className="button" {...linkTo('/duties/sample')}>
          {say.fromSample}
        </a>
      ) : null}
      <small id="batch-numbers">
        {count > 0 ? say.numbersCount(count) : say.numbersHint}
        {seed === undefined ? '' : ` · ${say.fromDraw(seed)}`}
      </small>
    </>
  );
}

const firstOf = (items: readonly BatchItem[], path: string): string =>
  String(items.find((one) => one.path === path)?.choices[0]?.value ?? '');

/** As the server takes them. */
const mostNumbers = 5_000;
const longestNumber = 64;
/** Far more than so many numbers with names and addresses beside them. */
const mostBytes = 2_000_000;

/** Why the cases cannot be looked for yet; nothing when they can. A condition is never left out silently. */
function problemOf(item: BatchItem | undefined, who: Who, numbers: readonly string[]): string {
  if (item && valueOf(item, who.value) === undefined) return say.valueMissing(item.name);
  const odd = numbers.find((number) => number.length > longestNumber);
  if (odd !== undefined) return say.notNumber(odd.slice(0, 20));
  return numbers.length > mostNumbers ? say.tooMany(numbers.length, mostNumbers) : '';
}

/** What is asked for, as it is sent. */
function choiceOf({ packageId, process, message, items }: BatchAbout, who: Who): BatchChoice {
  const item = items.find(({ path }) => path === who.item);
  const value = item ? valueOf(item, who.value) : undefined;
  return {
    packageId,
    process,
    message,
    places: who.place === '' ? [] : [who.place],
    ...(who.step === '' ? {} : { step: who.step }),
    ...(item && value !== undefined ? { item: { path: item.path, is: who.test, value } } : {}),
    numbers: numbersIn(who.numbers),
  };
}

function valueOf({ choices }: BatchItem, typed: string): string | number | boolean | undefined {
  const choice = choices.find(({ value }) => String(value) === typed);
  if (choice) return choice.value;
  return typed.trim() === '' || !Number.isFinite(Number(typed)) ? undefined : Number(typed);
}

function ItemTest({
  item,
  who,
  set,
}: {
  readonly item: BatchItem;
  readonly who: Who;
  readonly set: (part: Partial<Who>) => void;
}): ReactNode {
  const tests = item.choices.length > 0 ? (['eq', 'ne'] as const) : (['ge', 'le', 'eq', 'ne'] as const);
  return (
    <>
      <label className="field">
        {say.test}
        <select
          className="input"
          value={who.test}
          // The options are the tests.
          onChange={(event) => set({ test: event.target.value as Test })}
        >
          {tests.map((test) => (
            <option key={test} value={test}>
              {say.tests[test]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {item.unit === '' ? say.value : `${say.value}（${item.unit}）`}
        {item.choices.length > 0 ? (
          <select
            className="input"
            value={who.value}
            onChange={(event) => set({ value: event.target.value })}
          >
            {item.choices.map(({ value, name }) => (
              <option key={String(value)} value={String(value)}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          <input
            className="input"
            inputMode="decimal"
            value={who.value}
            onChange={(event) => set({ value: event.target.value })}
          />
        )}
      </label>
    </>
  );
}

const Choice = ({
  label,
  value,
  none,
  children,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly none: string;
  readonly children: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string) => void;
}): ReactNode => (
  <label className="field">
    {label}
    <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{none}</option>
      {children.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
);
