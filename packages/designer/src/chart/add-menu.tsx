import { useState } from 'react';
import { useWorld } from '../context.tsx';
import { StepIcon } from '../icons.tsx';
import { searchPresets, type Preset } from '../presets.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';

/** What can be added, with search: arrows move, Enter adds. */
export const AddMenu = ({
  title,
  onChoose,
}: {
  readonly title: string;
  readonly onChoose: (preset: Preset) => void;
}) => {
  const { phone } = useWorld();
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
      {title === '' ? null : <b>{title}</b>}
      <SearchBox
        name={words.menu.search}
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setAt(0);
        }}
        focused={!phone}
      />
      <ul>
        {found.map((preset, index) => (
          <li key={preset.id}>
            <button
              type="button"
              className={`d-option d-tone-${preset.tone}`}
              tabIndex={phone ? 0 : -1}
              {...(index === at && !phone ? { 'data-focused': '' } : {})}
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
      {found.length === 0 ? <p className="d-hint d-no-preset">{words.menu.noPreset}</p> : null}
    </div>
  );
};
