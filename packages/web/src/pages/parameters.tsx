import type { ParameterQuestion } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleHelp, Circle } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { ParameterPage } from './parameter-page.tsx';
import { parameterWords as say } from './parameter-words.ts';
import { BackLink } from '../parts/back-link.tsx';

/** 参数表: what a county sets in a package; all questions, or one a page. */
export function ParametersPage({
  packageId,
  parameter,
}: {
  readonly packageId: string;
  readonly parameter: string | undefined;
}): ReactNode {
  const sheet = useQuery({
    queryKey: ['parameter-sheet', packageId],
    queryFn: () => api.parameter.sheet.query({ packageId }),
  });
  const back =
    parameter === undefined ? (
      <BackLink to="/design" name={say.back} />
    ) : (
      <BackLink to={`/design/${packageId}/parameters`} name={say.toSheet} />
    );
  return (
    <Shell back={back}>
      {sheet.isPending ? (
        <Loading rows={8} />
      ) : sheet.isLoadingError ? (
        <Failed error={sheet.error} again={() => void sheet.refetch()} />
      ) : parameter === undefined ? (
        <Sheet sheet={sheet.data} />
      ) : (
        <ParameterPage key={parameter} sheet={sheet.data} parameter={parameter} />
      )}
    </Shell>
  );
}

type SheetData = Awaited<ReturnType<typeof api.parameter.sheet.query>>;

function Sheet({ sheet }: { readonly sheet: SheetData }): ReactNode {
  const [starred, setStarred] = useState(false);
  const { questions, packageId } = sheet;
  if (questions.length === 0) return <div className="empty">{say.none}</div>;
  const answered = questions.filter(({ state }) => state === 'answered').length;
  const unsure = questions.filter(({ state }) => state === 'unsure');
  const first = questions.find(({ state }) => state === 'open') ?? unsure[0];
  const shown = questions.filter((one) => !starred || one.starred);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <div className="parameters">
      <h1>{say.title(sheet.packageName)}</h1>
      <p className="muted">{say.about(sheet.countyName)}</p>
      <div className="row parameters-bar">
        <progress aria-label={say.bar} max={questions.length} value={answered} />
        <b>{say.progress(answered, questions.length)}</b>
        {unsure.length > 0 ? <span className="chip amber">{say.unsure(unsure.length)}</span> : null}
        <span className="grow" />
        <label className="row">
          <input type="checkbox" checked={starred} onChange={(event) => setStarred(event.target.checked)} />
          {say.onlyStarred}
        </label>
        {first === undefined ? (
          <a className="button primary" {...linkTo(`/design/${packageId}`)}>
            {say.publish}
          </a>
        ) : (
          <a className="button primary" {...linkTo(`/design/${packageId}/parameters/${first.id}`)}>
            {answered === 0 ? say.begin : say.goOn}
          </a>
        )}
      </div>
      {unsure.length > 0 ? (
        <section className="card">
          <h2>{say.unsureTitle}</h2>
          <Lines questions={unsure} packageId={packageId} />
        </section>
      ) : null}
      {groups.map((group) => (
        <section key={group} className="card">
          <h2>{group}</h2>
          <Lines questions={shown.filter((one) => one.group === group)} packageId={packageId} />
        </section>
      ))}
    </div>
  );
}

const icons = { answered: CircleCheck, unsure: CircleHelp, open: Circle } as const;
const stateWords = { answered: say.answered, unsure: say.putOff, open: say.open } as const;

const Lines = ({
  questions,
  packageId,
}: {
  readonly questions: readonly ParameterQuestion[];
  readonly packageId: string;
}): ReactNode => (
  <ul className="parameter-lines">
    {questions.map((question) => {
      const Icon = icons[question.state];
      return (
        <li key={question.id}>
          <a {...linkTo(`/design/${packageId}/parameters/${question.id}`)}>
            <span className={`parameter-state ${question.state}`}>
              <Icon aria-hidden /> {stateWords[question.state]}
            </span>
            <b>
              {question.name}
              {question.starred ? <em className="chip">{say.starred}</em> : null}
            </b>
            <span className="parameter-value">{question.said ?? say.none0}</span>
            {question.unsure ? (
              <small className="muted">
                {say.by(question.unsure.by, question.unsure.at.slice(0, 10))}
                {question.unsure.note === '' ? '' : `：${question.unsure.note}`}
              </small>
            ) : null}
          </a>
        </li>
      );
    })}
  </ul>
);
