import { type ReactNode, useState } from 'react';
import {
  type CompiledField,
  type CompiledSection,
  type FormState,
  listOf,
  type Standing,
  standingOf,
  stepsIn,
  valueAt,
} from '@fiveones/forms';
import { sectionOfProblem } from './error-summary.tsx';
import { goToField } from './focus.ts';
import { type Mode, useDrawing, useStored, useWords } from './form-context.tsx';
import { SectionForm } from './section-form.tsx';
import { fill } from './words.ts';

interface PagesProps {
  readonly sections: readonly CompiledSection[];
  readonly mode: Mode;
  /** Left out: the form keeps by itself which page shows. */
  readonly page: number | undefined;
  readonly onPage: ((page: number) => void) | undefined;
  readonly onSubmit: (() => void) | undefined;
  readonly right: ReactNode;
}

/** Where every section stands, in the order of the sections; said in one text, so that it changes only when one does. */
const letters = { hidden: '0', read: '1', asked: '2' } as const satisfies Record<Standing, string>;
const standings: Readonly<Record<string, Standing>> = { '1': 'read', '2': 'asked' };

/**
 * One part a page: progress in words and bars, the question, the fields, and one button at the foot. Parts that are
 * only there to be read stand on the page of a part that asks; a form that is read asks nothing and has one page.
 */
export function Pages({ sections, mode, page, onPage, onSubmit, right }: PagesProps): ReactNode {
  const words = useWords();
  const [own, setOwn] = useState(0);
  const stand = useStored((store) =>
    sections.map((section) => letters[standingOf(section, store.state)]).join(''),
  );
  const standing = (section: CompiledSection): Standing =>
    standings[stand[sections.indexOf(section)] ?? ''] ?? 'hidden';
  const steps = stepsIn(sections, standing);
  const at = Math.min(Math.max(page ?? own, 0), steps.length - 1);
  const step = steps[at];
  if (step === undefined) return <p className="fv fv-empty">{words.sectionEmpty}</p>;
  if (mode !== 'edit') return <Answers sections={sections} standing={standing} />;
  const { asked, before, after } = step;
  const next = steps[at + 1];
  const onwards = next === undefined ? onSubmit : () => (onPage ?? setOwn)(at + 1);
  return (
    <article className="fv fv-page" data-section={asked.id}>
      <div className="fv-page-body">
        <Progress steps={steps} at={at}>
          {right}
        </Progress>
        {before.map((section) => (
          <Told key={section.id} section={section} />
        ))}
        <h2 className="fv-question" tabIndex={-1}>
          {asked.question ?? asked.title}
        </h2>
        <div className="fv-page-fields" data-alone={isAlone(asked) || undefined}>
          <SectionForm key={asked.id} section={asked} />
        </div>
        {after.map((section) => (
          <Told key={section.id} section={section} />
        ))}
      </div>
      {onPage === undefined && at > 0 ? (
        <button type="button" className="fv-button" onClick={() => setOwn(at - 1)}>
          {words.previous}
        </button>
      ) : null}
      {onwards === undefined ? null : (
        <Foot key={asked.id} section={asked} isLast={next === undefined} onwards={onwards}>
          {next === undefined ? words.last : fill(words.next, { title: next.title })}
        </Foot>
      )}
    </article>
  );
}

/** Every part as it was filled in, each that asks with a way back to it. */
function Answers({
  sections,
  standing,
}: {
  readonly sections: readonly CompiledSection[];
  readonly standing: (section: CompiledSection) => Standing;
}): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  return (
    <article className="fv fv-page">
      <div className="fv-page-body">
        {sections
          .filter((section) => standing(section) !== 'hidden')
          .map((section) => (
            <section key={section.id} className="fv-told" data-section={section.id}>
              <h3>
                {section.title}
                {services.onChangePart !== undefined && standing(section) === 'asked' ? (
                  <button
                    type="button"
                    className="fv-link-button"
                    aria-label={`${words.changePart} ${section.title}`}
                    onClick={() => services.onChangePart?.(section.id)}
                  >
                    {words.changePart}
                  </button>
                ) : null}
              </h3>
              <SectionForm section={section} />
            </section>
          ))}
      </div>
    </article>
  );
}

/** How far one is, in words and bars; beside it what the page has to say on the right. */
function Progress({
  steps,
  at,
  children,
}: {
  readonly steps: ReturnType<typeof stepsIn>;
  readonly at: number;
  readonly children: ReactNode;
}): ReactNode {
  const words = useWords();
  return (
    <>
      <p className="fv-step">
        <span aria-live="polite">
          {fill(words.step, { title: steps[at]?.title ?? '', n: at + 1, count: steps.length })}
        </span>
        {children}
      </p>
      <div className="fv-bars" aria-hidden>
        {steps.map(({ id }, index) => (
          <span
            key={id}
            className="fv-bar"
            data-done={index < at || undefined}
            data-now={index === at || undefined}
          />
        ))}
      </div>
    </>
  );
}

/** The button that leads on. What was typed wrongly is said before the page is out of sight; who cannot mend it goes on. */
function Foot({
  section,
  isLast,
  onwards,
  children,
}: {
  readonly section: CompiledSection;
  readonly isLast: boolean;
  readonly onwards: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { store, prefix } = useDrawing();
  const words = useWords();
  const [told, setTold] = useState<readonly string[]>([]);
  const left = useStored(() => told.filter((path) => store.problemAt(path) !== undefined).length);
  const press = (): void => {
    // The last page submits, which tells of all pages.
    const found = isLast
      ? []
      : store.mistyped().filter((problem) => sectionOfProblem(store.form, problem)?.id === section.id);
    const [first] = found.filter(({ path }) => !told.includes(path));
    if (first === undefined) return onwards();
    setTold(found.map(({ path }) => path));
    for (const { path } of found) store.leave(path);
    goToField(prefix, first.path);
  };
  return (
    <footer className="fv-page-foot">
      <p className="fv-error fv-turn-anyway" aria-live="polite">
        {left > 0 ? fill(words.turnAnyway, { n: left }) : ''}
      </p>
      <button type="button" className="fv-button fv-button-main" onClick={press}>
        {children}
      </button>
    </footer>
  );
}

/** A part that is only there to be read, under its title; a long one is drawn when it is unfolded. */
function Told({ section }: { readonly section: CompiledSection }): ReactNode {
  const long = useStored(({ state }) => isLong(section, state));
  const [chosen, setChosen] = useState<boolean>();
  const unfolded = chosen ?? !long;
  return (
    <details
      className="fv-told"
      open={unfolded}
      onToggle={({ currentTarget: { open } }) => {
        if (open !== unfolded) setChosen(open);
      }}
      data-section={section.id}
    >
      <summary>{section.title}</summary>
      {unfolded ? <SectionForm section={section} /> : null}
    </details>
  );
}

const mostShown = 6;

/** Whether a part would push away what the page asks. */
const isLong = ({ rows }: CompiledSection, state: FormState): boolean =>
  rows.flat().reduce((sum, field) => sum + linesOf(field, state), 0) > mostShown;

function linesOf(field: CompiledField, state: FormState): number {
  if (state.fields.get(field.path)?.visible !== true) return 0;
  if (field.kind === 'rows') return listOf(valueAt(state.value, field.path)).length * mostShown + 1;
  if (field.children.length === 0 || field.item || field.kind === 'signature') return 1;
  return field.children.reduce((sum, child) => sum + linesOf(child, state), 0);
}

/** A question with one field to answer (photos beside it do not count) needs no second label. */
function isAlone(section: CompiledSection): boolean {
  return (
    section.question !== undefined &&
    section.rows.flat().filter((field) => field.kind !== 'photos' && field.kind !== 'files').length === 1
  );
}
