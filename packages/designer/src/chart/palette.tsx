import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useState } from 'react';
import { useWorld } from '../context.tsx';
import { StepIcon } from '../icons.tsx';
import { searchPresets, type Preset } from '../presets.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';
import { freeSpot } from './free-spot.ts';
import { addPreset, isPlacedByHand, laneOfPreset } from './gestures.ts';
import type { Shown } from './use-chart.ts';

/** The kind of data a dragged palette item carries. */
export const dragType = 'application/x-fiveones-preset';

/** What can be added, with search. A click or Enter adds after the selected step, or where one looks when none is; a drag drops it anywhere. */
export const Palette = ({ shown }: { readonly shown: Shown }) => {
  const [query, setQuery] = useState('');
  const found = searchPresets(query);
  return (
    <aside className="d-palette" aria-label={words.aria.palette}>
      <SearchBox name={words.palette.search} query={query} onQuery={setQuery} />
      {(['work', 'basic'] as const).map((group) => (
        <Group
          key={group}
          title={words.palette[group]}
          items={found.filter((preset) => preset.group === group)}
          shown={shown}
        />
      ))}
      {found.length === 0 ? <p className="d-faint">{words.palette.none}</p> : null}
    </aside>
  );
};

const Group = ({
  title,
  items,
  shown,
}: {
  readonly title: string;
  readonly items: readonly Preset[];
  readonly shown: Shown;
}) =>
  items.length === 0 ? null : (
    <section>
      <h3 className="d-group-head">
        {title}
        <span>{items.length}</span>
      </h3>
      <ul>
        {items.map((preset) => (
          <PaletteItem key={preset.id} preset={preset} shown={shown} />
        ))}
      </ul>
    </section>
  );

const PaletteItem = ({ preset, shown }: { readonly preset: Preset; readonly shown: Shown }) => {
  const { store } = useWorld();
  const flow = useReactFlow();
  const canvas = useStoreApi();
  const add = (): void => {
    const { selected, way } = store.getState().seen;
    const after = way === undefined ? selected.at(-1) : undefined;
    const seen = canvas.getState().domNode?.getBoundingClientRect();
    const isAlone = after === undefined && way === undefined && isPlacedByHand(store, shown.chart);
    const lane = laneOfPreset(shown.chart, preset);
    const at =
      isAlone && seen !== undefined
        ? freeSpot(
            shown.plan,
            lane,
            flow.screenToFlowPosition({ x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 }),
          )
        : undefined;
    const id = addPreset(store, shown.chart, shown.plan, preset, { after, way, at });
    if (id === undefined) return;
    store.getState().look({ centre: { id, count: Date.now() } });
  };
  return (
    <li>
      <button
        type="button"
        className={`d-item d-tone-${preset.tone}`}
        title={preset.effect}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, preset.id);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={add}
      >
        <span className="d-chip-icon">
          <StepIcon name={preset.icon} size={13} />
        </span>
        {preset.name}
      </button>
    </li>
  );
};
