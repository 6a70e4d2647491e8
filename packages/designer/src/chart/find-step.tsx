import { Search } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button, Dialog, DialogTrigger, Menu, MenuItem, Popover } from 'react-aria-components';
import { today, usePack, useWorld } from '../context.tsx';
import { Found } from '../controls.tsx';
import { lookOf } from '../kinds.ts';
import type { Pack } from '../pack.ts';
import { words } from '../words.ts';

/** A step of any chart, to be found by its name, its chart or who does it. */
interface Place {
  readonly id: string;
  readonly chart: string;
  readonly step: string;
  readonly name: string;
  readonly more: string;
}

const placesIn = (pack: Pack): readonly Place[] =>
  pack.charts.flatMap(({ chart }) =>
    chart.steps
      .filter((step) => step.name !== '')
      .map((step) => ({
        id: `${chart.id} ${step.id}`,
        chart: chart.id,
        step: step.id,
        name: step.name,
        more: [lookOf(step.kind).who(step, pack, today), chart.name].filter(Boolean).join(' · '),
      })),
  );

/** Finds a step in all charts of the package; Ctrl F opens it, and a second one is the browser's own. */
export const FindStep = () => {
  const { phone } = useWorld();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (open || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="d-button d-small" aria-label={words.find.name}>
        <Search size={phone ? 18 : 14} aria-hidden />
        {phone ? null : <span className="d-find-word">{words.find.name}</span>}
      </Button>
      <Popover className="d-pop" placement="bottom end">
        <Dialog className="d-add-dialog d-find" aria-label={words.find.hint}>
          <Places onFound={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};

const Places = ({ onFound }: { readonly onFound: () => void }) => {
  const { store } = useWorld();
  const pack = usePack();
  const places = useMemo(() => placesIn(pack), [pack]);
  const go = (id: string): void => {
    const place = places.find((one) => one.id === id);
    if (place === undefined) return;
    store.getState().look({
      chart: place.chart,
      selected: [place.step],
      way: undefined,
      centre: { id: place.step, count: Date.now() },
    });
    onFound();
  };
  return (
    <Found many>
      <Menu
        className="d-list"
        aria-label={words.find.hint}
        items={places}
        onAction={(id) => go(String(id))}
        renderEmptyState={() => <p className="d-none-found">{words.a11y.noneFound}</p>}
      >
        {(place) => (
          <MenuItem id={place.id} textValue={`${place.name} ${place.more}`} className="d-option">
            {place.name}
            <span className="d-more">{place.more}</span>
          </MenuItem>
        )}
      </Menu>
    </Found>
  );
};
