import { createContext, type ReactNode, useContext, useRef } from 'react';
import type { Json } from '@fiveones/definition';
import type { Option } from '@fiveones/forms';
import { useWords } from '../form-context.tsx';
import type { WidgetProps } from './widget.ts';

const mostRadios = 6;

/** The choices of a field, which is left when the cursor goes to none of them. */
function Options({
  leave,
  children,
}: {
  readonly leave: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const group = useRef<HTMLSpanElement>(null);
  return (
    <span
      ref={group}
      className="fv-options"
      role="presentation"
      onBlur={(event) => {
        if (!group.current?.contains(event.relatedTarget)) leave();
      }}
    >
      {children}
    </span>
  );
}

function Radios(props: WidgetProps & { readonly options: readonly Option[] }): ReactNode {
  const { id, value, options, describedBy, leave, write } = props;
  return (
    <Options leave={leave}>
      {options.map((option, index) => (
        <label
          key={String(option.value)}
          className="fv-option"
          data-checked={option.value === value || undefined}
        >
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={id}
            checked={option.value === value}
            aria-describedby={describedBy}
            onChange={() => write(option.value)}
          />
          <span className="fv-option-label">
            {option.label}
            {option.hint !== undefined && <span className="fv-option-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </Options>
  );
}

function Select(props: WidgetProps & { readonly options: readonly Option[] }): ReactNode {
  const words = useWords();
  const { id, value, options, describedBy, invalid, leave, state, write } = props;
  const index = options.findIndex((option) => option.value === value);
  // A stored choice that is no longer offered stays visible until another one is made.
  const stray = index < 0 && typeof value === 'string' && value !== '';
  return (
    <select
      id={id}
      className="fv-input fv-select"
      value={stray ? 'stray' : index < 0 ? '' : String(index)}
      aria-labelledby={`${id}-label`}
      aria-required={state.required || undefined}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) =>
        write(event.target.value === '' ? undefined : options[Number(event.target.value)]?.value)
      }
      onBlur={leave}
    >
      <option value="">{words.choose}</option>
      {stray && <option value="stray">{value}</option>}
      {options.map((option, at) => (
        <option key={String(option.value)} value={at}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** Whether a control stands in the cell of a table: choices that would pile up there are a list to open. */
export const InTable = createContext(false);

/** As many letters as choices beside each other may have in a cell of a table. */
const mostInCell = 20;

const fitCell = (options: readonly Option[]): boolean =>
  options.reduce((sum, { label }) => sum + label.length, 0) <= mostInCell;

export function ChoiceWidget(props: WidgetProps): ReactNode {
  const words = useWords();
  const inTable = useContext(InTable);
  const options = props.state.options ?? [];
  if (options.length === 0) return <span className="fv-empty">{words.optionsNone}</span>;
  return options.length <= mostRadios && (!inTable || fitCell(options)) ? (
    <Radios {...props} options={options} />
  ) : (
    <Select {...props} options={options} />
  );
}

export function BooleanWidget(props: WidgetProps): ReactNode {
  const words = useWords();
  const options = [
    { value: true, label: words.yes },
    { value: false, label: words.no },
  ];
  return <Radios {...props} options={options} />;
}

export function MemberWidget(props: WidgetProps): ReactNode {
  const words = useWords();
  const options = props.state.options ?? [];
  if (options.length === 0) return <span className="fv-empty">{words.memberNone}</span>;
  return <Select {...props} options={options} />;
}

export function ChoicesWidget(props: WidgetProps): ReactNode {
  const words = useWords();
  const { id, value, state, describedBy, invalid, leave, write } = props;
  const options = state.options ?? [];
  const chosen: readonly Json[] = Array.isArray(value) ? value : [];
  const toggle = (option: Option, on: boolean): void => {
    const others = chosen.filter((entry) => entry !== option.value);
    const next = on ? [...others, option.value] : others;
    // The order of the list, not of the clicks, so that the same answer is the same value.
    const ordered = options.map((each) => each.value).filter((each) => next.includes(each));
    write([...ordered, ...next.filter((entry) => !options.some((each) => each.value === entry))]);
  };
  if (options.length === 0) return <span className="fv-empty">{words.optionsNone}</span>;
  return (
    <Options leave={leave}>
      {options.map((option, index) => (
        <label
          key={String(option.value)}
          className="fv-option"
          data-checked={chosen.includes(option.value) || undefined}
        >
          <input
            type="checkbox"
            id={index === 0 ? id : undefined}
            checked={chosen.includes(option.value)}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onChange={(event) => toggle(option, event.target.checked)}
          />
          <span className="fv-option-label">{option.label}</span>
        </label>
      ))}
    </Options>
  );
}
