import { Check, ChevronDown, Search } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import {
  Autocomplete,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  Select,
  SelectValue,
  Switch,
  useFilter,
} from 'react-aria-components';
import { useDesigner } from './context.tsx';
import { words } from './words.ts';

/** A choice of a list. */
export interface Option {
  readonly id: string;
  readonly name: string;
  /** Said at the right, fainter. */
  readonly more?: string;
  /** Shown struck through: no longer there, but still chosen. */
  readonly gone?: boolean;
}

/** Words by id, as options in their order. */
export const optionsOf = (named: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(named).map(([id, name]) => ({ id, name }));

const inputs = 'input, textarea, button, select';

/** Focuses what edits a field when the check panel asks for it: the part of this row that names it, else the row. */
const useAskedFocus = (field: string | undefined): React.RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  const asked = useDesigner((state) => state.seen.focus);
  useEffect(() => {
    if (
      asked === undefined ||
      field === undefined ||
      (asked.field !== field && !asked.field.startsWith(`${field}.`))
    )
      return;
    const around = box.current;
    const exact = around?.querySelector<HTMLElement>(`[data-field="${CSS.escape(asked.field)}"]`) ?? around;
    for (let fold = exact?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
      fold.open = true;
    const target = exact?.matches(inputs) === true ? exact : exact?.querySelector<HTMLElement>(inputs);
    target?.focus();
    exact?.scrollIntoView({ block: 'nearest' });
  }, [asked, field]);
  return box;
};

/** A labelled row of an inspector. `field` is the property it edits, so that findings can lead to it. */
export const Row = ({
  label,
  hint,
  field,
  children,
}: {
  readonly label?: ReactNode;
  readonly hint?: ReactNode;
  readonly field?: string;
  readonly children: ReactNode;
}) => (
  <div className="d-row" data-field={field} ref={useAskedFocus(field)}>
    {label === undefined ? null : <div className="d-label">{label}</div>}
    {children}
    {hint === undefined || hint === '' ? null : <div className="d-hint">{hint}</div>}
  </div>
);

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly lines?: number;
  readonly number?: boolean;
  readonly disabled?: boolean;
  readonly list?: string;
  /** The property it edits, where no row says so. */
  readonly field?: string | undefined;
}

/** A text that is kept when it is left or Enter is pressed; Escape gives the old one back. */
export const TextInput = ({
  label,
  value,
  onChange,
  placeholder,
  lines,
  number = false,
  disabled = false,
  list,
  field,
}: TextProps) => {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const keep = (): void => {
    if (text !== value) onChange(text);
  };
  const shared = {
    className: 'd-input',
    'aria-label': label,
    'data-field': field,
    value: text,
    disabled,
    placeholder,
    onBlur: keep,
    onChange: (event: { readonly target: { readonly value: string } }) => setText(event.target.value),
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter' && lines === undefined) keep();
    if (event.key === 'Escape' && text !== value) {
      event.stopPropagation();
      setText(value);
    }
  };
  return lines === undefined ? (
    <input
      {...shared}
      list={list}
      inputMode={number ? 'decimal' : undefined}
      data-number={number}
      onKeyDown={onKeyDown}
    />
  ) : (
    <textarea {...shared} rows={lines} onKeyDown={onKeyDown} />
  );
};

/** A number, or nothing when it is emptied. */
export const NumberInput = ({
  label,
  value,
  onChange,
  disabled = false,
  field,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly disabled?: boolean;
  readonly field?: string | undefined;
}) => (
  <TextInput
    label={label}
    field={field}
    number
    disabled={disabled}
    value={value === undefined ? '' : String(value)}
    onChange={(text) => {
      const parsed = Number(text);
      if (text.trim() === '') onChange(undefined);
      else if (Number.isFinite(parsed)) onChange(parsed);
    }}
  />
);

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly children?: ReactNode;
  readonly disabled?: boolean;
  readonly small?: boolean;
  readonly field?: string | undefined;
}

/** One of a list; a value that the list no longer has stays visible, struck through. */
export const Choice = ({
  label,
  value,
  options,
  onChange,
  placeholder = '',
  children,
  disabled = false,
  small = false,
  field,
}: ChoiceProps) => {
  const known = value === '' || options.some((option) => option.id === value);
  const all = known ? options : [{ id: value, name: value, gone: true }, ...options];
  return (
    <Select
      aria-label={label}
      data-field={field}
      selectedKey={value === '' ? null : value}
      onSelectionChange={(key) => onChange(String(key))}
      placeholder={placeholder}
      isDisabled={disabled}
      className="d-select"
    >
      <Button className={small ? 'd-select-button d-small' : 'd-select-button'}>
        {children ?? <SelectValue className="d-select-value" />}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="d-pop" offset={4}>
        <Found many={all.length > atOnce}>
          <ListBox
            className="d-list"
            items={all.map((option) => ({ ...option }))}
            renderEmptyState={() => <p className="d-none-found">{words.a11y.noneFound}</p>}
          >
            {(option) => (
              <ListBoxItem
                id={option.id}
                textValue={`${option.name} ${option.more ?? ''}`}
                className="d-option"
              >
                <span className={option.gone === true ? 'd-gone' : undefined}>{option.name}</span>
                {option.more === undefined ? null : <span className="d-more">{option.more}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Found>
      </Popover>
    </Select>
  );
};

/** As many choices as are taken in at a glance; more are searched. */
const atOnce = 12;

/** A list with a box above it to narrow it down when it is long. */
export const Found = ({ many, children }: { readonly many: boolean; readonly children: ReactNode }) => {
  const { contains } = useFilter({ sensitivity: 'base' });
  if (!many) return children;
  return (
    <Autocomplete filter={contains}>
      <SearchField className="d-found" aria-label={words.a11y.find} autoFocus>
        <Search size={14} aria-hidden />
        <Input placeholder={words.a11y.find} />
      </SearchField>
      {children}
    </Autocomplete>
  );
};

/** Two or three choices side by side. */
export const Segments = ({
  label,
  value,
  options,
  onChange,
  disabled = false,
  field,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (Option & { readonly icon?: ReactNode })[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly field?: string | undefined;
}) => (
  <div className="d-segments" role="radiogroup" aria-label={label} data-field={field}>
    {options.map((option) => (
      <button
        key={option.id}
        type="button"
        role="radio"
        aria-checked={option.id === value}
        disabled={disabled}
        onClick={() => onChange(option.id)}
      >
        {option.icon}
        {option.name}
      </button>
    ))}
  </div>
);

/** A switch with its sentence. */
export const Toggle = ({
  label,
  hint,
  value,
  onChange,
  field,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly field?: string;
}) => (
  <div className="d-toggle-row" data-field={field} ref={useAskedFocus(field)}>
    <Switch isSelected={value} onChange={onChange} className="d-toggle">
      <span className="d-toggle-words">
        {label}
        {hint === undefined ? null : <small>{hint}</small>}
      </span>
      <span className="d-knob" aria-hidden />
    </Switch>
  </div>
);

/** A box to tick. */
export const Tick = ({
  label,
  value,
  onChange,
  disabled = false,
  field,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly disabled?: boolean;
  readonly field?: string | undefined;
}) => (
  <label className="d-tick" data-field={field}>
    <input
      type="checkbox"
      checked={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span aria-hidden>{value ? <Check size={12} strokeWidth={3} /> : null}</span>
    {label}
  </label>
);
