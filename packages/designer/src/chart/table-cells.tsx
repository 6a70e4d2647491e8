import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { setStep, together } from '../changes.ts';
import { objectOf, textOf, type Step } from '@fiveones/chart';
import { today, useDesigner, usePack, useWorld } from '../context.tsx';
import { givePost, holdersOf, renameStep, tierOf } from '../duties.ts';
import { responsibilityOf } from '../kinds.ts';
import { amountToday } from '../pack.ts';
import { words } from '../words.ts';
import { LimitPart } from './inspector-long.tsx';
import { Ways } from './inspector-next.tsx';
import { FormsPart } from './inspector-forms.tsx';
import { DecisionPart } from './inspector-what.tsx';
import { OpinionPart } from './inspector-opinion.tsx';
import type { Shown } from './use-chart.ts';

/** What an editor in a cell is given. */
interface CellEditorProps {
  readonly step: Step;
  readonly shown: Shown;
  /** The cell it stands in. */
  readonly cell: React.RefObject<HTMLElement | null>;
  /** It is done; `more`: with the whole panel of the step. */
  readonly onDone: (more?: boolean) => void;
}

/** A text in a cell: Enter keeps it, Escape does not. */
const CellInput = ({
  label,
  value,
  onDone,
}: {
  readonly label: string;
  readonly value: string;
  readonly onDone: (value: string | undefined) => void;
}) => {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <input
      ref={input}
      className="d-cell-input"
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(text);
        if (event.key === 'Escape') onDone(undefined);
        event.stopPropagation();
      }}
    />
  );
};

const NameCell = ({ step, shown, onDone }: CellEditorProps) => {
  const { store } = useWorld();
  const pack = usePack();
  return (
    <CellInput
      label={words.table.step}
      value={step.name}
      onDone={(name) => {
        if (name !== undefined && name.trim() !== '' && name !== step.name)
          store.getState().change(words.deed.rename, renameStep(pack, shown.chart, step, name.trim()));
        onDone();
      }}
    />
  );
};

/** Something larger, beside its cell: it covers neither the row nor what was there. */
const CellPopover = ({
  label,
  cell,
  onDone,
  children,
}: Pick<CellEditorProps, 'cell' | 'onDone'> & { readonly label: string; readonly children: ReactNode }) => (
  <Popover
    triggerRef={cell}
    isOpen
    onOpenChange={(open) => open || onDone()}
    placement="bottom start"
    offset={2}
    className="d-pop d-cell-pop"
  >
    <Dialog className="d-cell-dialog" aria-label={label}>
      {children}
      <button type="button" className="d-link" onClick={() => onDone(true)}>
        {words.table.more}
      </button>
    </Dialog>
  </Popover>
);

/** The posts that may do the step, with who is in post; a post nobody holds stays in the list, struck through. */
const WhoCell = ({ step, shown, cell, onDone }: CellEditorProps) => {
  const { store } = useWorld();
  const pack = usePack();
  const organisation = useDesigner((state) => state.organisation);
  const now = textOf(responsibilityOf(step, pack)?.['post']);
  const tier = tierOf(shown.chart, step);
  const posts = [...pack.posts].sort((a, b) => Number(b['tier'] === tier) - Number(a['tier'] === tier));
  const choose = (post: string): void => {
    const free = setStep(shown.chart.id, step.id, ['performer'], undefined);
    store
      .getState()
      .change(words.deed.set(words.who.post), together(free, givePost(pack, shown.chart, step, post)));
    onDone();
  };
  return (
    <CellPopover label={words.who.post} cell={cell} onDone={onDone}>
      <ChoiceList
        label={words.who.post}
        value={now}
        options={posts.map((post) => {
          const { people } = holdersOf(organisation, textOf(post['id']));
          return {
            id: textOf(post['id']),
            name: textOf(post['name']),
            tier: textOf(post['tier']),
            more: people === 0 ? words.who.vacant : words.who.people(people),
            gone: people === 0,
          };
        })}
        onChoose={choose}
      />
    </CellPopover>
  );
};

interface ListOption {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly more: string;
  readonly gone: boolean;
}

/** A list that takes the keyboard at once: arrows move, Enter chooses, letters find. */
const ChoiceList = ({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly ListOption[];
  readonly onChoose: (id: string) => void;
}) => {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(
    Math.max(
      0,
      options.findIndex((option) => option.id === value),
    ),
  );
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(options.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') onChoose(options[at]?.id ?? value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      className="d-list d-cell-list"
      role="listbox"
      aria-label={label}
      aria-activedescendant={`post-${options[at]?.id ?? ''}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {options.map((option, index) => (
        <button
          key={option.id}
          id={`post-${option.id}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={option.id === value}
          className="d-option"
          {...(index === at ? { 'data-focused': '' } : {})}
          onMouseEnter={() => setAt(index)}
          onClick={() => onChoose(option.id)}
        >
          <span className="d-tier" data-tier={option.tier}>
            {words.tier[option.tier] ?? ''}
          </span>
          <span className={option.gone ? 'd-gone' : undefined}>{option.name}</span>
          <span className="d-more">{option.more}</span>
        </button>
      ))}
    </div>
  );
};

const WhatCell = ({ step, shown, cell, onDone }: CellEditorProps) => (
  <CellPopover label={words.table.what} cell={cell} onDone={onDone}>
    <FormsPart step={step} shown={shown} />
    <DecisionPart step={step} shown={shown} />
    <OpinionPart step={step} shown={shown} />
  </CellPopover>
);

/** `10 工作日` is typed; what a parameter or a formula says is changed beside the cell. */
const LongCell = (props: CellEditorProps) => {
  const { step, shown, cell, onDone } = props;
  const limit = objectOf(step.json['limit']);
  return typeof limit['value'] === 'string' ? (
    <CellPopover label={words.table.long} cell={cell} onDone={onDone}>
      <LimitPart step={step} shown={shown} />
    </CellPopover>
  ) : (
    <TypedLimit {...props} />
  );
};

const TypedLimit = ({ step, shown, onDone }: CellEditorProps) => {
  const { store } = useWorld();
  const pack = usePack();
  const limit = objectOf(step.json['limit']);
  const value = amountToday(pack, limit['value'], today);
  const put = (next: typeof limit | undefined): void =>
    void store
      .getState()
      .change(words.deed.set(words.long.limit), setStep(shown.chart.id, step.id, ['limit'], next));
  return (
    <CellInput
      label={words.table.long}
      value={value === undefined ? '' : `${value} ${words.unit[textOf(limit['unit'])] ?? ''}`}
      onDone={(text) => {
        const [, number, named = ''] = /^\s*(\d+)\s*(.*)$/.exec(text ?? '') ?? [];
        const unit =
          Object.entries(words.unit).find(([, name]) => name === named.trim())?.[0] ??
          (textOf(limit['unit']) || 'workday');
        if (text?.trim() === '' && limit['unit'] !== undefined) put(undefined);
        else if (number !== undefined && (Number(number) !== value || unit !== limit['unit']))
          put({ ...limit, value: Number(number), unit });
        else if (text !== undefined && text.trim() !== '' && number === undefined)
          store.getState().look({ notice: words.table.limitHow });
        onDone();
      }}
    />
  );
};

const NextCell = ({ step, shown, cell, onDone }: CellEditorProps) => (
  <CellPopover label={words.table.next} cell={cell} onDone={onDone}>
    <Ways step={step} shown={shown} />
  </CellPopover>
);

/** How each column is changed where it stands. */
export const cellEditors = {
  step: NameCell,
  who: WhoCell,
  what: WhatCell,
  long: LongCell,
  next: NextCell,
  check: () => null,
} as const satisfies Record<string, (props: CellEditorProps) => ReactNode>;
