import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type CompiledForm, patternOf, placeOf, type Problem, sectionsOf } from '@fiveones/forms';
import { fill, type Words, zh } from './words.ts';

interface ErrorSummaryProps {
  readonly form: CompiledForm;
  readonly problems: readonly Problem[];
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
export function ErrorSummary({ form, problems, onGo, words = zh }: ErrorSummaryProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(0);
  const [whole, setWhole] = useState(false);
  useEffect(() => {
    // Fewer than before: one was mended, and the cursor stays where the person works.
    if (problems.length > 0 && problems.length >= before.current) box.current?.focus();
    before.current = problems.length;
  }, [problems]);
  if (problems.length === 0) return null;
  const shown = whole ? problems : problems.slice(0, mostShown);
  return (
    <div ref={box} className="fv-summary" role="alert" tabIndex={-1}>
      <CircleAlert aria-hidden size="1.3em" />
      <div className="fv-summary-body">
        <h2 className="fv-summary-title">{fill(words.summary, { n: problems.length })}</h2>
        <ul className="fv-summary-list">
          {shown.map((problem) => (
            <li key={`${problem.path} ${problem.code}`}>
              <button type="button" className="fv-summary-link" onClick={() => onGo(problem)}>
                {sentence(form, problem)}
              </button>
            </li>
          ))}
          {shown.length < problems.length ? (
            <li>
              <button type="button" className="fv-summary-link" onClick={() => setWhole(true)}>
                {fill(words.summaryMore, { n: problems.length - shown.length })}
              </button>
            </li>
          ) : null}
        </ul>
      </div>
    </div>
  );
}

function sentence(form: CompiledForm, problem: Problem): string {
  const place = placeOf(form, problem.path);
  const section = sectionOfProblem(form, problem)?.title ?? '';
  const where = section === '' || place.split(' · ')[0] === section ? place : `${section} · ${place}`;
  return where === '' ? problem.message : `${where}：${problem.message}`;
}
