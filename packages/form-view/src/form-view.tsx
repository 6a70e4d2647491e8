import { Lock } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useMemo } from 'react';
import type { JsonObject } from '@fiveones/definition';
import {
  type CompiledForm,
  type CompiledSection,
  type FormContext,
  type FormState,
  type Problem,
  pagesOf,
  sectionsOf,
} from '@fiveones/forms';
import {
  type Drawing,
  DrawingProvider,
  type Layout,
  type Mode,
  useStored,
  useWords,
} from './form-context.tsx';
import { SectionForm } from './section-form.tsx';
import type { FormServices } from './services.ts';
import { FormStore } from './store.ts';
import { useSettled } from './use-settled.ts';
import { widgets } from './widgets.ts';
import { fill, type Words, zh } from './words.ts';

/** What a form is drawn from. */
export interface FormViewProps {
  readonly form: CompiledForm;
  readonly value: JsonObject;
  readonly context: FormContext;
  /** Called with the value, what is worked out written in, after each commit: a pause in typing, a choice, a leave. */
  readonly onChange?: ((value: JsonObject, state: FormState) => void) | undefined;
  /** Problems of a refused submit. While there are any, every field shows its own, and loses it when it is mended. */
  readonly problems?: readonly Problem[] | undefined;
  readonly layout?: Layout | undefined;
  readonly mode?: Mode | undefined;
  readonly services?: FormServices | undefined;
  /** Which part shows, in the layout `page`, from 0. */
  readonly page?: number | undefined;
  readonly onPage?: ((page: number) => void) | undefined;
  /** The button of the last page. */
  readonly onSubmit?: (() => void) | undefined;
  /** What stands left and right of the title on paper: place and number, say. `right` also ends the line of progress of a page. */
  readonly left?: ReactNode;
  readonly right?: ReactNode;
  readonly words?: Words | undefined;
  /** Begins the ids of controls. Only needed where something outside must know them. */
  readonly prefix?: string | undefined;
}

const noProblems: readonly Problem[] = [];
const noServices: FormServices = {};

/** Draws a compiled form: on paper or page by page, to be filled, read or printed. */
export function FormView(props: FormViewProps): ReactNode {
  const {
    form,
    value,
    context,
    problems = noProblems,
    layout = 'paper',
    mode = 'edit',
    services = noServices,
    words = zh,
  } = props;
  const ownId = useId();
  const prefix = props.prefix ?? ownId;
  const store = useMemo(() => new FormStore({ form, value, context, problems }), [form]); // oxlint-disable-line react-hooks/exhaustive-deps -- the store lives as long as its form; the rest is handed in below
  useLayoutEffect(() => {
    store.emit = props.onChange ?? (() => undefined);
    store.accept({ form, value, context, problems });
  });
  const settle = useSettled();
  const drawing = useMemo<Drawing>(
    () => ({ store, widgets, services, words, layout, mode, settle, prefix }),
    [store, services, words, layout, mode, settle, prefix],
  );
  const sections = useMemo(() => (layout === 'page' ? pagesOf : sectionsOf)(form), [form, layout]);
  return (
    <DrawingProvider value={drawing}>
      {layout === 'paper' ? (
        <Paper form={form} sections={sections} mode={mode} left={props.left} right={props.right} />
      ) : (
        <Pages
          sections={sections}
          page={props.page ?? 0}
          onPage={props.onPage}
          onSubmit={props.onSubmit}
          right={props.right}
        />
      )}
    </DrawingProvider>
  );
}

interface PaperProps {
  readonly form: CompiledForm;
  readonly sections: readonly CompiledSection[];
  readonly mode: Mode;
  readonly left: ReactNode;
  readonly right: ReactNode;
}

function Paper({ form, sections, mode, left, right }: PaperProps): ReactNode {
  return (
    <article className="fv fv-paper" data-mode={mode}>
      <header className="fv-paper-head">
        <span className="fv-paper-left">{left}</span>
        <h2 className="fv-title">{form.title}</h2>
        <span className="fv-paper-right">{right}</span>
      </header>
      <div className="fv-sheet">
        {sections.map((section) => (
          <PaperSection key={section.id} section={section} />
        ))}
      </div>
      {mode === 'edit' ? <SignRule /> : null}
    </article>
  );
}

/** Under a paper that is signed: a change after signing voids what was signed. */
function SignRule(): ReactNode {
  const words = useWords();
  const signed = useStored((store) =>
    [...store.state.fields.values()].some(
      ({ path, visible, readonly }) => visible && !readonly && store.fieldAt(path)?.kind === 'signature',
    ),
  );
  return signed ? (
    <p className="fv-sign-rule">
      <Lock aria-hidden size="1.05em" /> {words.signRule}
    </p>
  ) : null;
}

/** Whether anything of a section shows now. */
function useShows(section: CompiledSection): boolean {
  return useStored((store) =>
    section.rows.flat().some((field) => store.stateAt(field.path)?.visible === true),
  );
}

function PaperSection({ section }: { readonly section: CompiledSection }): ReactNode {
  const shows = useShows(section);
  if (!shows) return null;
  const letters = [...section.title];
  // How high the browser may take it to be while it is off screen.
  const height = {
    containIntrinsicBlockSize: `auto ${section.rows.flat().reduce((sum, field) => sum + 3 + field.children.length, 2)}em`,
  };
  return (
    <section
      className="fv-section"
      style={height}
      data-section={section.id}
      data-side={section.side || undefined}
      aria-label={section.title}
    >
      <div
        className={section.side ? 'fv-side' : 'fv-section-title'}
        data-long={letters.length > 1 || undefined}
      >
        {section.title}
      </div>
      <SectionForm section={section} />
    </section>
  );
}

interface PagesProps {
  readonly sections: readonly CompiledSection[];
  readonly page: number;
  readonly onPage: ((page: number) => void) | undefined;
  readonly onSubmit: (() => void) | undefined;
  readonly right: ReactNode;
}

/** One part a page: progress in words and bars, the question, the fields, and one button at the foot. */
function Pages({ sections, page, onPage, onSubmit, right }: PagesProps): ReactNode {
  const words = useWords();
  const shown = useStored((store) =>
    sections
      .map((section) =>
        section.rows.flat().some((field) => store.stateAt(field.path)?.visible === true) ? '1' : '0',
      )
      .join(''),
  );
  const steps = sections.filter((_, index) => shown[index] === '1');
  const at = Math.min(Math.max(page, 0), steps.length - 1);
  const section = steps[at];
  if (section === undefined) return <p className="fv fv-empty">{words.sectionEmpty}</p>;
  const next = steps[at + 1];
  return (
    <article className="fv fv-page" data-section={section.id}>
      <div className="fv-page-body">
        <p className="fv-step">
          <span aria-live="polite">
            {fill(words.step, { title: section.title, n: at + 1, count: steps.length })}
          </span>
          {right}
        </p>
        <div className="fv-bars" aria-hidden>
          {steps.map((step, index) => (
            <span
              key={step.id}
              className="fv-bar"
              data-done={index < at || undefined}
              data-now={index === at || undefined}
            />
          ))}
        </div>
        <h2 className="fv-question" tabIndex={-1}>
          {section.question ?? section.title}
        </h2>
        <div className="fv-page-fields" data-alone={isAlone(section) || undefined}>
          <SectionForm key={section.id} section={section} />
        </div>
      </div>
      <footer className="fv-page-foot">
        <button
          type="button"
          className="fv-button fv-button-main"
          onClick={() => (next === undefined ? onSubmit?.() : onPage?.(at + 1))}
        >
          {next === undefined ? words.last : fill(words.next, { title: next.title })}
        </button>
      </footer>
    </article>
  );
}

/** A question with one field to answer (photos beside it do not count) needs no second label. */
function isAlone(section: CompiledSection): boolean {
  return (
    section.question !== undefined &&
    section.rows.flat().filter((field) => field.kind !== 'photos' && field.kind !== 'files').length === 1
  );
}
