import { ChevronLeft, GripVertical } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import type { JsonObject } from '@fiveones/definition';
import { FormView } from '@fiveones/form-view';
import { pagesOf, standingOf, stateOf, stepsIn, type CompiledForm, type FormContext } from '@fiveones/forms';
import { usePack, useWorld } from '../context.tsx';
import type { Entry } from '../pack.ts';
import { letterName } from '../letters.ts';
import { words } from '../words.ts';
import { ConditionChips } from './condition-chips.tsx';
import { FieldDeeds } from './field-bar.tsx';
import { moveBefore } from './field-deeds.ts';
import { dropDragged, fieldDrag } from './field-palette.tsx';
import { fieldsOf } from './fields.ts';
import type { Previews } from './forms-tab.tsx';
import { dottedOf, type Sample } from './sample.ts';

interface Props {
  readonly form: Entry;
  readonly sample: Sample | undefined;
  readonly role: string;
  readonly previews: Previews;
  readonly selected: string | undefined;
  readonly onSelect: (field: string | undefined) => void;
}

/** The form as it will be: on paper and on a phone, filled with a sample. A click selects a field on both. */
export const Desk = ({ form, sample, role, previews, selected, onSelect }: Props) => {
  const pack = usePack();
  if (sample === undefined) return <div className="d-desk d-none">{words.form.noForms}</div>;
  const { value, context } = sample;
  const shared = { form: sample.form, value, context, selected, onSelect, entry: form };
  return (
    <div className="d-desk">
      {sample.broken ? (
        <div className="d-note" data-severity="error">
          {words.source.unknown}
        </div>
      ) : null}
      <div className="d-desk-row">
        {previews === 'phone' ? null : <Paper {...shared} />}
        {previews === 'desktop' ? null : (
          <Phone {...shared} role={role === '' ? '' : letterName(pack, role)} />
        )}
      </div>
    </div>
  );
};

interface PreviewProps {
  readonly form: CompiledForm;
  readonly value: JsonObject;
  readonly context: FormContext;
  readonly selected: string | undefined;
  readonly onSelect: (field: string | undefined) => void;
  readonly entry: Entry;
}

/** The field a click or focus landed in. */
const fieldAt = (target: EventTarget): string | undefined => {
  const path =
    target instanceof Element ? target.closest<HTMLElement>('[data-path]')?.dataset['path'] : undefined;
  return path === undefined ? undefined : dottedOf(path);
};

/** Marks the cells of the selected field, and returns where the first stands inside its sheet. */
const usePicked = (
  box: React.RefObject<HTMLDivElement | null>,
  selected: string | undefined,
  drawn: unknown,
):
  | { readonly top: number; readonly left: number; readonly width: number; readonly height: number }
  | undefined => {
  const [rect, setRect] = useState<{
    readonly top: number;
    readonly left: number;
    readonly width: number;
    readonly height: number;
  }>();
  useLayoutEffect(() => {
    const sheet = box.current;
    if (sheet === null) return;
    const measure = (): void => {
      const cells = [...sheet.querySelectorAll<HTMLElement>('[data-path]')];
      const cell =
        selected === undefined
          ? undefined
          : cells.find((one) => dottedOf(one.dataset['path'] ?? '') === selected);
      for (const one of cells) one.toggleAttribute('data-picked', one === cell);
      if (cell === undefined) return setRect(undefined);
      const [outer, inner] = [sheet.getBoundingClientRect(), cell.getBoundingClientRect()];
      setRect({
        top: inner.top - outer.top,
        left: inner.left - outer.left,
        width: inner.width,
        height: inner.height,
      });
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(sheet);
    return () => watch.disconnect();
  }, [box, selected, drawn]);
  return rect;
};

const Paper = ({ form, value, context, selected, onSelect, entry }: PreviewProps) => {
  const { store, editable, phone } = useWorld();
  const pack = usePack();
  const box = useRef<HTMLDivElement>(null);
  const rect = usePicked(box, selected, form);
  const field = fieldsOf(pack, entry.json).find((one) => one.path === selected);
  const drop = (event: React.DragEvent): void => {
    event.preventDefault();
    const target = fieldAt(event.target);
    const dragged = event.dataTransfer.getData(fieldDrag);
    if (dragged.startsWith('move:'))
      return target === undefined
        ? undefined
        : moveBefore(store, entry, dragged.slice('move:'.length), target);
    const path = dropDragged(dragged, pack, entry, store, target);
    if (path !== undefined) onSelect(path);
  };
  return (
    <div className="d-paper-stand">
      <div
        className="d-paper"
        data-theme="light"
        ref={box}
        onPointerDown={(event) => onSelect(fieldAt(event.target))}
        onFocus={(event) => {
          const path = fieldAt(event.target);
          if (path !== undefined && path !== selected) onSelect(path);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <FormView form={form} value={value} context={context} layout="paper" prefix="paper" />
      </div>
      <ConditionChips form={entry} sheet={box} onSelect={onSelect} />
      {rect === undefined || field === undefined || !editable || phone ? null : (
        <>
          <span
            className="d-field-grip"
            style={{ top: rect.top, height: rect.height }}
            draggable
            onDragStart={(event) => event.dataTransfer.setData(fieldDrag, `move:${field.path}`)}
            title={words.deed.moveField}
          >
            <GripVertical size={14} aria-hidden />
          </span>
          <Toolbar
            className="d-field-bar"
            style={{ top: rect.top + rect.height + 4, left: Math.max(8, rect.left + rect.width - 124) }}
            aria-label={field.title}
          >
            <FieldDeeds form={entry} field={field} onSelect={onSelect} />
          </Toolbar>
        </>
      )}
    </div>
  );
};

const Phone = ({
  form,
  value,
  context,
  selected,
  onSelect,
  role,
}: PreviewProps & {
  /** The name of whoever looks at it; empty: nobody in particular. */
  readonly role: string;
}) => {
  const box = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(0);
  const [large, setLarge] = useState(false);
  const steps = useMemo(() => {
    const state = stateOf(form, value, context);
    return stepsIn(pagesOf(form), (section) => standingOf(section, state));
  }, [form, value, context]);
  const own = steps.findIndex(({ asked, before, after }) =>
    [asked, ...before, ...after]
      .flatMap(({ rows }) => rows.flat())
      .some(
        (field) =>
          selected !== undefined && (field.dotted === selected || selected.startsWith(`${field.dotted}.`)),
      ),
  );
  const lastPicked = useRef<string>(undefined);
  if (selected !== lastPicked.current) {
    lastPicked.current = selected;
    if (own >= 0 && own !== page) setPage(own);
  }
  usePicked(box, selected, `${form.id}${page}`);
  return (
    <div className="d-phone-stand">
      <div
        className="d-phone"
        data-size={large ? 'large' : undefined}
        ref={box}
        onPointerDown={(event) => onSelect(fieldAt(event.target) ?? selected)}
      >
        <div className="d-phone-top">
          <span>10:42</span>
        </div>
        <div className="d-phone-head">
          <ChevronLeft size={17} aria-hidden />
          <b>{form.name}</b>
          <button
            type="button"
            className="d-phone-letters"
            aria-pressed={large}
            onClick={() => setLarge(!large)}
          >
            {words.form.letters}
          </button>
        </div>
        <div className="d-phone-body">
          <FormView
            form={form}
            value={value}
            context={context}
            layout="page"
            prefix="phone"
            page={page}
            onPage={setPage}
          />
        </div>
      </div>
      <span className="d-faint">
        {words.form.phone}
        {role === '' ? '' : ` · ${role}`}
      </span>
    </div>
  );
};
