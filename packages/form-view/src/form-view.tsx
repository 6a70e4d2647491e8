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
import { Pages } from './pages.tsx';
import { SectionForm } from './section-form.tsx';
import type { FormServices } from './services.ts';
import { FormStore } from './store.ts';
import { useSettled } from './use-settled.ts';
import { widgets } from './widgets.ts';
import { type Words, zh } from './words.ts';

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
          mode={mode}
          page={props.page}
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
