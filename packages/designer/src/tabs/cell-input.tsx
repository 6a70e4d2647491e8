import { useEffect, useRef, useState } from 'react';
import { TextInput } from '../controls.tsx';

/** A cell of a table: read in words on as many lines as it takes, typed as it stands once the keyboard is in it. */
export const CellInput = ({
  label,
  value,
  words,
  placeholder = '',
  disabled,
  onChange,
}: {
  readonly label: string;
  /** What is typed. */
  readonly value: string;
  /** What it says. */
  readonly words: string;
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}) => {
  const [typing, setTyping] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const input = typing ? box.current?.querySelector('input') : undefined;
    input?.focus();
    input?.select();
  }, [typing]);
  if (!typing)
    return (
      <button
        type="button"
        className="d-cell-words"
        aria-label={`${label}：${words || placeholder}`}
        data-empty={words === ''}
        disabled={disabled}
        onFocus={() => setTyping(true)}
      >
        {words || placeholder}
      </button>
    );
  return (
    <span className="d-cell-typing" ref={box} onBlur={() => setTyping(false)}>
      <TextInput label={label} value={value} placeholder={placeholder} onChange={onChange} />
    </span>
  );
};
