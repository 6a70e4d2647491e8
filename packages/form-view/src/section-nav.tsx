import { CircleAlert, CircleCheck, CircleDashed, Clock } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import {
  type CompiledForm,
  type FormState,
  pagesOf,
  type Problem,
  progressOf,
  sectionsOf,
} from '@fiveones/forms';
import { sectionOfProblem } from './error-summary.tsx';
import { asDrawn } from './undivided.ts';
import { fill, type Words, zh } from './words.ts';

interface SectionNavProps {
  readonly form: CompiledForm;
  readonly state: FormState;
  readonly problems?: readonly Problem[] | undefined;
  /** In the order of pages, not of paper. */
  readonly inPages?: boolean | undefined;
  /** Id of the section in view. */
  readonly current?: string | undefined;
  readonly onGo: (section: string) => void;
  readonly words?: Words | undefined;
}

const none: readonly Problem[] = [];

/** Every part with what is filled of it; a click goes there. Icon, words and figure say the same thing. */
export function SectionNav({
  form,
  state,
  problems = none,
  inPages = false,
  current,
  onGo,
  words = zh,
}: SectionNavProps): ReactNode {
  const parts = useMemo(() => partsOf(form, state, problems, inPages), [form, state, problems, inPages]);
  const filled = parts.reduce((sum, part) => sum + part.filled, 0);
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  return (
    <nav className="fv-nav" aria-label={words.sections}>
      <p className="fv-nav-sum">{fill(words.filled, { filled, total })}</p>
      <ul className="fv-nav-list">
        {parts.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              className="fv-nav-part"
              data-state={part.state}
              aria-current={part.id === current ? 'true' : undefined}
              onClick={() => onGo(part.id)}
            >
              <PartIcon state={part.state} />
              <span className="fv-nav-title">{part.title}</span>
              <span className="fv-nav-count">
                {part.wrong > 0
                  ? fill(words.toMend, { n: part.wrong })
                  : part.total === 0
                    ? words.optional
                    : `${part.filled}/${part.total}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type PartState = 'done' | 'open' | 'optional' | 'wrong';

const icons = {
  done: CircleCheck,
  open: Clock,
  optional: CircleDashed,
  wrong: CircleAlert,
} as const satisfies Record<PartState, unknown>;

function PartIcon({ state }: { readonly state: PartState }): ReactNode {
  const Icon = icons[state];
  return <Icon aria-hidden size="1.25em" className="fv-nav-icon" />;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly filled: number;
  readonly total: number;
  readonly wrong: number;
  readonly state: PartState;
}

function partsOf(
  form: CompiledForm,
  state: FormState,
  problems: readonly Problem[],
  inPages: boolean,
): readonly Part[] {
  const wrongIn = asDrawn(form, problems).map((problem) => sectionOfProblem(form, problem)?.id);
  return (inPages ? pagesOf : sectionsOf)(form)
    .filter((section) => section.rows.flat().some((field) => state.fields.get(field.path)?.visible === true))
    .map((section) => {
      const { filled, total } = progressOf(section, state);
      const wrong = wrongIn.filter((id) => id === section.id).length;
      return {
        id: section.id,
        title: section.title,
        filled,
        total,
        wrong,
        state: wrong > 0 ? 'wrong' : total === 0 ? 'optional' : filled === total ? 'done' : 'open',
      };
    });
}
