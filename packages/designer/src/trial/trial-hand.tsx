import { ChevronLeft, PenLine } from 'lucide-react';
import type { JsonObject, Package } from '@fiveones/definition';
import { FormView, type FormServices } from '@fiveones/form-view';
import { objectOf, type Problem } from '@fiveones/forms';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Choice, Row, Segments, TextInput, Tick, optionsOf } from '../controls.tsx';
import { words } from '../words.ts';
import { actionOf, contextOfForm, problemsOf, valuesAt, type Answers, type Hand } from './by-hand.ts';
import { receiversOf } from './trial-side.tsx';
import { standingOf, withDeed, type Trial } from './trial.ts';

/** What can be done by hand now, a button each. */
export const HandList = ({
  hands,
  held,
  onChoose,
}: {
  readonly hands: readonly Hand[];
  readonly held: Hand | undefined;
  readonly onChoose: (hand: Hand) => void;
}) =>
  hands.length === 0 ? null : (
    <section className="d-hands">
      <h2>{words.trial.hand}</h2>
      <p className="d-hint">{words.trial.handHint}</p>
      <ul className="d-troubles">
        {hands.slice(0, 12).map((hand) => (
          <li key={hand.key}>
            <button type="button" aria-pressed={held?.key === hand.key} onClick={() => onChoose(hand)}>
              <PenLine size={14} aria-hidden />
              {hand.task === undefined ? words.trial.handMessage(hand.name) : words.trial.handOf(hand)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );

const none: readonly Problem[] = [];

/** A step done by hand: its real forms, who does it, what they say. Kept nowhere but in the trial. */
export const HandPanel = ({
  pkg,
  trial,
  hand,
  onDone,
  onLeave,
}: {
  readonly pkg: Package;
  readonly trial: Trial;
  readonly hand: Hand;
  readonly onDone: (trial: Trial) => void;
  readonly onLeave: () => void;
}) => {
  const [values, setValues] = useState<JsonObject>(() => valuesAt(hand));
  const [answers, setAnswers] = useState<Omit<Answers, 'values'>>({
    as: '',
    result: 'agree',
    reason: '',
    choice: 'approve',
    chosen: [],
  });
  const [problems, setProblems] = useState<ReadonlyMap<string, readonly Problem[]>>(new Map());
  const [refused, setRefused] = useState('');
  const head = useRef<HTMLHeadingElement>(null);
  const standing = standingOf(pkg, trial);
  const services = useMemo(() => servicesOf(trial, standing), [trial, standing]);
  useEffect(() => head.current?.focus(), []);
  const submit = (): void => {
    const found = problemsOf(hand, values);
    setProblems(found);
    const count = [...found.values()].reduce((sum, list) => sum + list.length, 0);
    if (count > 0) return setRefused(words.trial.toMend(count));
    if (hand.asks === 'opinion' && answers.result !== 'agree' && answers.reason.trim() === '')
      return setRefused(words.trial.whyNeeded);
    const seats = hand.ballot?.seats ?? 1;
    if (answers.chosen.length > seats) return setRefused(words.trial.tooMany(seats));
    const done = withDeed(pkg, trial, actionOf(hand, { ...answers, values }));
    if ('refused' in done) setRefused(done.refused);
    else onDone(done.trial);
  };
  return (
    <div
      className="d-hand"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onLeave();
      }}
    >
      <header className="d-hand-head">
        <button type="button" className="d-link" onClick={onLeave}>
          <ChevronLeft size={14} aria-hidden /> {words.trial.handBack}
        </button>
        <h2 ref={head} tabIndex={-1}>
          {hand.name}
        </h2>
        {hand.example === undefined ? null : (
          <button type="button" className="d-button" onClick={() => setValues(valuesAt(hand, hand.example))}>
            {words.trial.asExample}
          </button>
        )}
      </header>
      {hand.unreadable.map((name) => (
        <p key={name} className="d-note" data-severity="error">
          {words.trial.unreadable(name)}
        </p>
      ))}
      {hand.forms.length === 0 ? <p className="d-hint">{words.trial.noForm}</p> : null}
      {hand.forms.map((form) => {
        const { key } = form.compiled;
        return (
          <div key={key} className="d-paper">
            <FormView
              form={form.compiled}
              value={objectOf(values[key] ?? null)}
              context={contextOfForm(hand, form, values)}
              problems={problems.get(key) ?? none}
              layout="paper"
              mode={form.view.mode}
              services={services}
              prefix={`hand-${key}`}
              onChange={(next) => setValues((before) => ({ ...before, [key]: next }))}
            />
          </div>
        );
      })}
      <Answer pkg={pkg} trial={trial} hand={hand} answers={answers} onChange={setAnswers} />
      <footer className="d-hand-foot">
        {refused === '' ? null : (
          <p role="alert" className="d-error-text">
            {refused}
          </p>
        )}
        <button type="button" className="d-button d-primary" onClick={submit}>
          {words.trial.handDone}
        </button>
      </footer>
    </div>
  );
};

/** Who does it, and what they say where the step asks for an opinion or a vote. */
const Answer = ({
  pkg,
  trial,
  hand,
  answers,
  onChange,
}: {
  readonly pkg: Package;
  readonly trial: Trial;
  readonly hand: Hand;
  readonly answers: Omit<Answers, 'values'>;
  readonly onChange: (answers: Omit<Answers, 'values'>) => void;
}) => {
  if (hand.task === undefined) return null;
  const people = receiversOf(standingOf(pkg, trial), hand.task).filter(({ out }) => out === undefined);
  return (
    <div className="d-hand-answer">
      <Row label={words.trial.handBy}>
        <Choice
          label={words.trial.handBy}
          value={answers.as === '' ? anyone : answers.as}
          options={[
            { id: anyone, name: words.trial.handAnyone },
            ...people.map(({ id, name, where }) => ({ id, name, more: where })),
          ]}
          onChange={(as) => onChange({ ...answers, as: as === anyone ? '' : as })}
        />
      </Row>
      {hand.asks === 'opinion' ? (
        <>
          <Row label={words.trial.result}>
            <Segments
              label={words.trial.result}
              value={answers.result}
              options={optionsOf(words.trial.results)}
              onChange={(result) => onChange({ ...answers, result: result as Answers['result'] })}
            />
          </Row>
          <Row label={words.trial.why}>
            <TextInput
              label={words.trial.why}
              lines={2}
              value={answers.reason}
              onChange={(reason) => onChange({ ...answers, reason })}
            />
          </Row>
        </>
      ) : null}
      {hand.asks === 'vote' ? <Ballot hand={hand} answers={answers} onChange={onChange} /> : null}
    </div>
  );
};

/** What a member says to a motion; in an election, whom they choose. */
const Ballot = ({
  hand: { ballot },
  answers,
  onChange,
}: {
  readonly hand: Hand;
  readonly answers: Omit<Answers, 'values'>;
  readonly onChange: (answers: Omit<Answers, 'values'>) => void;
}) => {
  if (ballot?.candidates === undefined)
    return (
      <Row label={words.trial.vote}>
        <Segments
          label={words.trial.vote}
          value={answers.choice}
          options={optionsOf(words.trial.choices)}
          onChange={(choice) => onChange({ ...answers, choice: choice as Answers['choice'] })}
        />
      </Row>
    );
  const { chosen } = answers;
  return (
    <fieldset className="d-ballot">
      <legend>{words.trial.seats(ballot.seats ?? 1)}</legend>
      {ballot.candidates.map(({ id, name }) => (
        <Tick
          key={id}
          label={name}
          value={chosen.includes(id)}
          onChange={(on) =>
            onChange({ ...answers, chosen: on ? [...chosen, id] : chosen.filter((one) => one !== id) })
          }
        />
      ))}
      <p className="d-hint">{words.trial.noneChosen}</p>
    </fieldset>
  );
};

const anyone = '-anyone';

/** What stands for a file that only the example names. */
const noPicture = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** Files live as long as the page; nothing is sent anywhere. */
function servicesOf(trial: Trial, { played, world }: ReturnType<typeof standingOf>): FormServices {
  const addresses = new Map<string, string>();
  return {
    upload: (file) => {
      const id = `trial-${trial.done.length}-${addresses.size + 1}`;
      addresses.set(id, URL.createObjectURL(file));
      return Promise.resolve({ id, name: file.name, size: file.size, type: file.type });
    },
    fileUrl: (id) => addresses.get(id) ?? noPicture,
    now: () => played.now,
    regions: (world?.organisation.regions ?? []).map(({ code, name }) => ({ code, name })),
  };
}
