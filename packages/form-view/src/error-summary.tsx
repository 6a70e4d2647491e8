import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type CompiledForm, patternOf, placeOf, type Problem, sectionsOf } from '@fiveones/forms';
import { asDrawn } from './undivided.ts';
import { fill, type Words, zh } from './words.ts';

interface ErrorSummaryProps {
  readonly form: CompiledForm;
  readonly problems: readonly Problem[];
  /** Says which form it is about, where several are on the page. */
  readonly named?: boolean | undefined;
  /** Leaves the focus to another summary above it. */
  readonly second?: boolean | undefined;
  /** Shows the field of a problem and puts the cursor in it; `goToField` does. */
  readonly onGo: (problem: Problem) => void;
  readonly words?: Words | undefined;
}

/** The section a problem stands in, by its title; '' when it stands in none. */
export function sectionOfProblem(
  form: CompiledForm,
  problem: Problem,
): { readonly id: string; readonly title: string } | undefined {
  const pattern = patternOf(problem.path);
  const holds = (path: string): boolean => pattern === path || pattern.startsWith(`${path}/`);
  return sectionsOf(form).find((section) => section.rows.flat().some((field) => holds(field.path)));
}

const mostShown = 8;

/** What must be mended, above the form, in the words that stand at the fields. Takes the focus when a submit was refused. */
export function ErrorSummary({
  form,
  problems,
  named = false,
  second = false,
  onGo,
  words = zh,
}: ErrorSummaryProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(0);
  const [whole, setWhole] = useState(false);
  useEffect(() => {
    // Fewer than before: one was mended, and the cursor stays where the person works.
    if (!second && problems.length > 0 && problems.length >= before.current) box.current?.focus();
    before.current = problems.length;
  }, [problems, second]);
  const all = useMemo(() => asDrawn(form, problems), [form, problems]);
  if (all.length === 0) return null;
  const shown = whole ? all : all.slice(0, mostShown);
  return (
    <div ref={box} className="fv-summary" role="alert" tabIndex={-1}>
      <CircleAlert aria-hidden size="1.3em" />
      <div className="fv-summary-body">
        <h2 className="fv-summary-title">
          {named
            ? fill(words.summaryOf, { form: form.title, n: all.length })
            : fill(words.summary, { n: all.length })}
        </h2>
        <ul className="fv-summary-list">
          {shown.map((problem) => (
            <li key={`${problem.path} ${problem.code}`}>
              <button type="button" className="fv-summary-link" onClick={() => onGo(problem)}>
                {sentence(form, problem)}
              </button>
            </li>
          ))}
          {shown.length < all.length ? (
            <li>
              <button type="button" className="fv-summary-link" onClick={() => setWhole(true)}>
                {fill(words.summaryMore, { n: all.length - shown.length })}
              </button>
            </li>
          ) : null}
        </ul>
      </div>
    </div>
  );
}

/** Section, place and words; a field that the words name themselves is not named twice. */
function sentence(form: CompiledForm, problem: Problem): string {
  const place = placeOf(form, problem.path).split(' · ');
  const section = sectionOfProblem(form, problem)?.title ?? '';
  // 自理能力 · 自理能力 8 项 says no more than 自理能力 8 项.
  const named = place[0] === section || (place.length > 1 && place[0]?.startsWith(section));
  const whole = section === '' || named === true ? place : [section, ...place];
  const said = whole.length > 1 && problem.message.includes(whole.at(-1) ?? '');
  const where = (said ? whole.slice(0, -1) : whole).join(' · ');
  return where === '' ? problem.message : `${where}：${problem.message}`;
}
