import { CircleAlert, CircleCheck } from 'lucide-react';
import { memo, type ReactNode, useMemo } from 'react';
import { fitsType, isFieldKind, type FieldKindName } from '@fiveones/definition';
import {
  fieldKinds,
  below,
  type CompiledField,
  type FieldState,
  isBlank,
  type Problem,
} from '@fiveones/forms';
import {
  idOf,
  useDrawing,
  useFieldProblem,
  useFieldState,
  useFieldValue,
  useStored,
  useWords,
} from './form-context.tsx';
import { asOne, undivided } from './undivided.ts';
import { fill } from './words.ts';
import { ShownText } from './widgets/read.tsx';
import { isGroup, type Widget, type WidgetProps } from './widgets/widget.ts';

/** How a field stands among others: with its label, or in a table whose head names it. */
type CellLook = 'labelled' | 'bare';

interface FieldCellProps {
  readonly path: string;
  readonly look: CellLook;
}

/** One field: label, control, unit, hint, and what is wrong with it. Reads its own part of the store and nothing else. */
export const FieldCell = memo(function FieldCell({ path, look }: FieldCellProps): ReactNode {
  const { store, widgets } = useDrawing();
  const state = useFieldState(path);
  const field = store.fieldAt(path);
  if (field === undefined || state === undefined || !state.visible) return null;
  return <ShownCell path={path} field={field} state={state} widget={widgets[field.kind]} look={look} />;
});

interface ShownCellProps {
  readonly path: string;
  readonly field: CompiledField;
  readonly state: FieldState;
  readonly widget: Widget;
  readonly look: CellLook;
}

function ShownCell({ path, field, state, widget, look }: ShownCellProps): ReactNode {
  const { mode, prefix } = useDrawing();
  const problem = useStored((store) =>
    undivided.has(field.kind) ? store.problemWithin(path) : store.problemAt(path),
  );
  const value = useFieldValue(path);
  const id = idOf(prefix, path);
  const fixed = state.readonly || mode !== 'edit';
  const group = widget.group || fixed;
  // What is worked out cannot be typed, but what it came to may be something to act on.
  const told = !fixed || (mode === 'edit' && state.computed && !isBlank(value));
  const hint = told ? field.schema['x-hint'] : undefined;
  const labelId = `${id}-label`;
  const described = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div
      className="fv-cell"
      data-path={path}
      data-kind={field.kind}
      data-wide={widget.wide || undefined}
      data-fixed={fixed || undefined}
      data-look={look}
      data-invalid={problem !== undefined || undefined}
      role={group ? 'group' : undefined}
      aria-labelledby={group ? labelId : undefined}
      aria-describedby={group && described !== '' ? described : undefined}
    >
      <Label
        field={field}
        state={state}
        id={labelId}
        htmlFor={group ? undefined : id}
        hidden={look === 'bare'}
        fixed={fixed}
      />
      <Control
        field={field}
        path={path}
        id={id}
        state={state}
        widget={widget}
        fixed={fixed}
        problem={problem}
        describedBy={described === '' ? undefined : described}
      />
      <SourceNote path={path} fixed={fixed} />
      <OddKind field={field} />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="fv-hint">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="fv-error">
          <CircleAlert aria-hidden size="1.1em" />{' '}
          {(problem.path === path ? problem : asOne(field, path, problem)).message}
        </p>
      )}
    </div>
  );
}

interface LabelProps {
  readonly field: CompiledField;
  readonly state: FieldState;
  readonly id: string;
  readonly htmlFor: string | undefined;
  readonly hidden: boolean;
  readonly fixed: boolean;
}

function Label({ field, state, id, htmlFor, hidden, fixed }: LabelProps): ReactNode {
  const words = useWords();
  const className = hidden ? 'fv-label fv-sr' : 'fv-label';
  const mark = state.required && !fixed && (
    <>
      <span className="fv-star" aria-hidden>
        *
      </span>
      <span className="fv-sr">{words.required}</span>
    </>
  );
  if (htmlFor === undefined) {
    return (
      <span id={id} className={className}>
        {field.label}
        {mark}
      </span>
    );
  }
  return (
    <label id={id} className={className} htmlFor={htmlFor}>
      {field.label}
      {mark}
    </label>
  );
}

interface ControlProps {
  readonly field: CompiledField;
  readonly path: string;
  readonly id: string;
  readonly state: FieldState;
  readonly widget: Widget;
  readonly fixed: boolean;
  readonly problem: Problem | undefined;
  readonly describedBy: string | undefined;
}

function Control({ field, path, id, state, widget, fixed, problem, describedBy }: ControlProps): ReactNode {
  const { store, settle, services, mode } = useDrawing();
  const value = useFieldValue(path);
  const hands = useMemo(
    () => ({
      write: (next: WidgetProps['value']) => store.write(path, next),
      leave: () => settle(() => store.leave(path)),
    }),
    [store, settle, path],
  );
  const Edit = widget.edit;
  const Read = widget.read ?? ShownText;
  const props = { field, path, id, state, value, describedBy, invalid: problem !== undefined, ...hands };
  const unit = field.schema['x-unit'];
  const { masked } = services;
  const lookedAt = masked?.paths.has(path) && mode !== 'print' && typeof value === 'string' && value !== '';
  return (
    <span className="fv-control">
      {fixed ? (
        <span id={id} tabIndex={-1} className="fv-fixed">
          {lookedAt ? masked?.draw({ path, shown: value }) : <Read {...props} />}
        </span>
      ) : (
        <Edit {...props} />
      )}
      {unit !== undefined && !(fixed && isBlank(value)) && <span className="fv-unit">{unit}</span>}
    </span>
  );
}

/** Where a value was taken from, with 对 and 改 until somebody has said that it still holds. */
function SourceNote({ path, fixed }: { readonly path: string; readonly fixed: boolean }): ReactNode {
  const { services, prefix } = useDrawing();
  const words = useWords();
  const source = services.sources?.get(path);
  if (source === undefined) return null;
  if (source.confirmed) {
    return (
      <span className="fv-source fv-confirmed">
        <CircleCheck aria-hidden size="1em" /> {words.confirmed}
      </span>
    );
  }
  return (
    <span className="fv-source fv-source-open">
      <span className="fv-source-label">{source.label}</span>
      {!fixed && (
        <>
          <button type="button" className="fv-key" onClick={() => services.onConfirm?.(path)}>
            {words.confirmRight}
          </button>
          <button
            type="button"
            className="fv-key"
            onClick={() => document.getElementById(idOf(prefix, path))?.focus()}
          >
            {words.confirmChange}
          </button>
        </>
      )}
    </span>
  );
}

/** A kind that nobody knows, or that does not hold the type of its field, is drawn as the schema looks; whoever is drawing the form is told so. */
function OddKind({ field }: { readonly field: CompiledField }): ReactNode {
  const { mode } = useDrawing();
  const words = useWords();
  const { 'x-kind': kind, type } = field.schema;
  if (kind === undefined || mode === 'print' || (isFieldKind(kind) && fitsType(kind, type))) return null;
  const named = (id: FieldKindName) => fieldKinds[id].label;
  const told = isFieldKind(kind)
    ? fill(words.kindUnfit, { kind: named(kind), shown: named(field.kind) })
    : fill(words.kindUnknown, { kind });
  return (
    <p className="fv-error" data-odd-kind={kind}>
      <CircleAlert aria-hidden size="1.1em" /> {told}
    </p>
  );
}

/** A field whatever it is: an object is drawn as a frame around its fields. */
export const AnyField = memo(function AnyField({ path }: { readonly path: string }): ReactNode {
  const { store } = useDrawing();
  const state = useFieldState(path);
  const field = store.fieldAt(path);
  if (field === undefined || state === undefined || !state.visible) return null;
  if (!isGroup(field.kind) || field.children.length === 0) return <FieldCell path={path} look="labelled" />;
  return (
    <GroupFrame path={path} label={field.label}>
      {field.children.map((child) => (
        <AnyField key={child.key} path={below(path, child.key)} />
      ))}
    </GroupFrame>
  );
});

interface GroupFrameProps {
  readonly path: string;
  readonly label: string;
  /** False where the heading just above says the same. */
  readonly labelled?: boolean;
  readonly children: ReactNode;
}

/** The frame of an object: its name above its fields. */
export function GroupFrame({ path, label, labelled = true, children }: GroupFrameProps): ReactNode {
  const { prefix, store } = useDrawing();
  const problem = useFieldProblem(path);
  const field = store.fieldAt(path);
  const id = idOf(prefix, path);
  return (
    <div
      className="fv-group"
      role="group"
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-label`}
      data-path={path}
    >
      <div id={`${id}-label`} className={labelled ? 'fv-group-label' : 'fv-sr'}>
        {label}
      </div>
      <div className="fv-row">{children}</div>
      {field !== undefined && <OddKind field={field} />}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="fv-error">
          <CircleAlert aria-hidden size="1.1em" /> {problem.message}
        </p>
      )}
    </div>
  );
}
