import type { InboxItem, TaskView } from '@fiveones/casework';
import type { ReactNode } from 'react';
import { operationWords as say } from './operation-words.ts';

/** Above the work: through whose hands it came and who is waited for. */
export function Hands({ view }: { readonly view: TaskView }): ReactNode {
  const { passed, signs, urged, standsFor, awaitsSigners } = view;
  const notes = [
    urged ? { text: say.urged(urged.by, urged.times, urged.note), tone: 'amber' } : undefined,
    passed ? { text: say.passed[passed.how](passed.by, passed.reason), tone: '' } : undefined,
    signs ? { text: say.signs(signs.by, signs.reason), tone: '' } : undefined,
    standsFor ? { text: say.standsFor(standsFor), tone: '' } : undefined,
    awaitsSigners.length > 0 ? { text: say.waits(awaitsSigners.join('、')), tone: 'amber' } : undefined,
  ].filter((note) => note !== undefined);
  return notes.map(({ text, tone }) => (
    <div key={text} className={`notice ${tone}`}>
      {text}
    </div>
  ));
}

/** The same in one word, for lists. */
export function HandChips({ item }: { readonly item: InboxItem }): ReactNode {
  const { urged, passed, signs, standsFor, escalated } = item;
  return (
    <>
      {urged ? (
        <span className="chip amber" title={say.urged(urged.by, urged.times, urged.note)}>
          {say.chips.urged}
        </span>
      ) : null}
      {passed ? (
        <span className="chip" title={say.passed[passed.how](passed.by, passed.reason)}>
          {say.chips[passed.how]}
        </span>
      ) : null}
      {signs ? (
        <span className="chip" title={say.signs(signs.by, signs.reason)}>
          {say.chips.signs}
        </span>
      ) : null}
      {escalated ? (
        <span className="chip amber" title={say.escalated(escalated.from)}>
          {say.chips.escalated}
        </span>
      ) : null}
      {standsFor ? (
        <span className="chip" title={say.standsFor(standsFor)}>
          {say.chips.standsFor(standsFor)}
        </span>
      ) : null}
    </>
  );
}

/** 自选办理人: who of the permitted people does the next step; the post as a whole when nobody is chosen. */
export function NextPerson({
  choose,
  value,
  onChange,
}: {
  readonly choose: TaskView['choose'];
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (next: Readonly<Record<string, string>>) => void;
}): ReactNode {
  if (choose.length === 0) return null;
  return (
    <section className="card">
      <h3>{say.nextPerson}</h3>
      {choose.map(({ node, name, people }) => (
        <label key={node} className="field">
          {name}
          <select
            className="input"
            value={value[node] ?? ''}
            onChange={(event) => {
              const { [node]: _, ...rest } = value;
              onChange(event.target.value === '' ? rest : { ...rest, [node]: event.target.value });
            }}
          >
            <option value="">{say.anybody}</option>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  );
}
