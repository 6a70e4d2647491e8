import { Search } from 'lucide-react';
import { useState } from 'react';
import { StepIcon } from '../icons.tsx';
import { searchPresets, type Preset } from '../presets.ts';
import { words } from '../words.ts';

/** What can be added, with search: arrows move, Enter adds. */
export const AddMenu = ({
  title,
  onChoose,
}: {
  readonly title: string;
  readonly onChoose: (preset: Preset) => void;
}) => {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = searchPresets(query);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') {
      const preset = found[at];
      if (preset !== undefined) onChoose(preset);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="d-add-menu" onKeyDown={onKeyDown}>
      <b>{title}</b>
      <label className="d-search">
        <Search size={13} aria-hidden />
        <input
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          placeholder={words.menu.search}
          aria-label={words.menu.search}
        />
      </label>
      <ul>
        {found.map((preset, index) => (
          <li key={preset.id}>
            <button
              type="button"
              className={`d-option d-tone-${preset.tone}`}
              tabIndex={-1}
              {...(index === at ? { 'data-focused': '' } : {})}
              onMouseEnter={() => setAt(index)}
              onClick={() => onChoose(preset)}
            >
              <span className="d-chip-icon">
                <StepIcon name={preset.icon} size={13} />
              </span>
              <b>{preset.name}</b>
              <span className="d-more">{preset.effect}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
