import type { ParameterQuestion, ParameterSheet } from '@fiveones/casework';
import type { Json } from '@fiveones/definition';
import { DayField } from '@fiveones/form-view';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { go, linkTo } from '../route.ts';
import { parameterWords as say } from './parameter-words.ts';
import { Wrong } from '../parts/wrong.tsx';

/** One question of the sheet: what is asked, on what basis, within which bounds; Enter keeps it and goes on. */
export function ParameterPage({
  sheet,
  parameter,
}: {
  readonly sheet: ParameterSheet;
  readonly parameter: string;
}): ReactNode {
  const place = sheet.questions.findIndex(({ id }) => id === parameter);
  const question = sheet.questions[place];
  const address = (one: ParameterQuestion | undefined): string =>
    `/design/${sheet.packageId}/parameters${one === undefined ? '' : `/${one.id}`}`;
  if (question === undefined) return <div className="empty">{say.none}</div>;
  const before = sheet.questions[place - 1];
  const after = sheet.questions[place + 1];
  return (
    <div className="parameter-page">
      <p className="muted">{say.place(place + 1, sheet.questions.length)}</p>
      <Asking question={question} sheet={sheet} next={address(after)} />
      <nav className="row parameter-nav">
        {before ? (
          <a className="button" {...linkTo(address(before))}>
            {say.previous}
          </a>
        ) : null}
        <span className="grow" />
        {after ? (
          <a className="button" {...linkTo(address(after))}>
            {say.next}
          </a>
        ) : null}
      </nav>
    </div>
  );
}

interface AskingProps {
  readonly question: ParameterQuestion;
  readonly sheet: ParameterSheet;
  /** Where it goes on. */
  readonly next: string;
}

function Asking({ question, sheet, next }: AskingProps): ReactNode {
  const [putsOff, setPutsOff] = useState(false);
  return (
    <>
      <h1>
        {question.name}
        {question.starred ? <em className="chip">{say.starred}</em> : null}
        {question.local ? (
          <em className="chip green" title={say.localWhy}>
            {say.local}
          </em>
        ) : null}
        {question.unverified ? <em className="chip amber">{say.unverified}</em> : null}
      </h1>
      {question.note === '' ? null : <p>{question.note}</p>}
      <Facts question={question} />
      {!sheet.mayAnswer ? (
        <p className="muted">{say.readOnly}</p>
      ) : putsOff ? (
        <PutOff question={question} sheet={sheet} next={next} cancel={() => setPutsOff(false)} />
      ) : (
        <Answer question={question} sheet={sheet} next={next} putOff={() => setPutsOff(true)} />
      )}
    </>
  );
}

function Facts({ question }: { readonly question: ParameterQuestion }): ReactNode {
  const { own, unit, floor, ceiling } = question;
  const isNumber = question.type === 'number' || question.type === 'integer';
  const bounds = [
    floor === undefined ? '' : say.atLeast(floor, unit),
    ceiling === undefined ? (question.openAbove ? say.noCeiling : '') : say.atMost(ceiling, unit),
  ].filter(Boolean);
  return (
    <dl className="parameter-facts">
      <div>
        <dt>{say.now}</dt>
        <dd>
          <b>{question.said ?? say.none0}</b>{' '}
          <small className="muted">
            {own ? say.own(own.from) : question.source === '' ? '' : say.from0(question.source)}
          </small>
        </dd>
      </div>
      <div>
        <dt>{say.level}</dt>
        <dd>
          {say.levels[question.level] ?? question.level}
          {question.above ? <small className="muted"> {say.above}</small> : null}
        </dd>
      </div>
      <div>
        <dt>{say.basis}</dt>
        <dd>{question.basis.join('、') || say.noBasis}</dd>
      </div>
      {isNumber ? (
        <div>
          <dt>{say.bounds}</dt>
          <dd>{bounds.join('，') || say.unbounded}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Answer({ question, sheet, next, putOff }: AskingProps & { readonly putOff: () => void }): ReactNode {
  const client = useQueryClient();
  const [text, setText] = useState(() => textOf(question));
  const [from, setFrom] = useState(question.own?.from ?? sheet.today);
  const [source, setSource] = useState(question.own?.source ?? '');
  const [wrong, setWrong] = useState('');
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const [field] = form.current?.querySelectorAll<HTMLElement>('input:checked, input, textarea') ?? [];
    field?.focus();
    if (field instanceof HTMLInputElement && field.type === 'text') field.select();
  }, []);
  const save = async (): Promise<void> => {
    const value = valueIn(question, text);
    if (value === undefined) return setWrong(text.trim() === '' ? say.empty : say.notANumber);
    setSaving(true);
    setWrong('');
    try {
      await api.parameter.answer.mutate({
        packageId: sheet.packageId,
        parameter: question.id,
        value,
        from,
        source,
      });
      await client.invalidateQueries({ queryKey: ['parameter-sheet', sheet.packageId] });
      go(next);
    } catch (error) {
      setWrong(failureOf(error).message);
      setSaving(false);
    }
  };
  return (
    <form
      ref={form}
      className="parameter-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) void save();
      }}
    >
      <ValueField
        question={question}
        text={text}
        onChange={setText}
        packageId={sheet.packageId}
        wrong={wrong}
      />
      {wrong === '' ? null : (
        <p id="parameter-wrong" role="alert" className="bad">
          {wrong}
        </p>
      )}
      <DayField label={say.from} value={from} required onChange={setFrom} />
      <label>
        {say.source}
        <input
          type="text"
          maxLength={200}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
        <small className="muted">{question.above ? say.sourceNeeded : say.sourceHint}</small>
      </label>
      <div className="row">
        <button type="submit" className="button primary" disabled={saving}>
          {saving ? say.saving : say.save}
        </button>
        <button type="button" className="button" onClick={putOff}>
          {say.putOff}
        </button>
      </div>
    </form>
  );
}

interface ValueProps {
  readonly question: ParameterQuestion;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly packageId: string;
  readonly wrong: string;
}

function ValueField(props: ValueProps): ReactNode {
  const { question, text, onChange, packageId, wrong } = props;
  const described = wrong === '' ? undefined : 'parameter-wrong';
  const options = optionsOf(question);
  if (options.length > 0)
    return (
      <fieldset aria-describedby={described}>
        <legend>{say.value}</legend>
        {options.map(({ key, name }) => (
          <label key={key} className="parameter-option">
            <input
              type="radio"
              name="value"
              value={key}
              checked={text === key}
              onChange={() => onChange(key)}
            />
            {name}
          </label>
        ))}
      </fieldset>
    );
  if (question.type === 'object' || (question.type === 'list' && !isPlainList(question)))
    return (
      <p className="notice">
        {say.keep} <a {...linkTo(`/design/${packageId}`)}>{say.keepIn}</a>
      </p>
    );
  if (question.type === 'list')
    return (
      <label>
        {say.value}
        <textarea
          rows={6}
          value={text}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value)}
        />
        <small className="muted">{say.lines}</small>
      </label>
    );
  const isNumber = question.type === 'number' || question.type === 'integer';
  return (
    <label>
      {say.value}
      <span className="row parameter-input">
        <input
          type="text"
          inputMode={isNumber ? 'decimal' : 'text'}
          className={isNumber ? 'number' : ''}
          maxLength={200}
          value={text}
          aria-invalid={wrong !== ''}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value)}
        />
        {question.unit}
      </span>
    </label>
  );
}

/** What can be chosen: the choices of the parameter, or yes and no. */
const optionsOf = (
  question: ParameterQuestion,
): readonly { readonly key: string; readonly name: string; readonly value: Json }[] =>
  (question.type === 'boolean'
    ? [
        { value: true, name: say.yes },
        { value: false, name: say.no },
      ]
    : question.choices
  ).map(({ value, name }) => ({ key: JSON.stringify(value), name, value }));

const isPlainList = ({ value, own }: ParameterQuestion): boolean => {
  const list = own?.value ?? value;
  return !Array.isArray(list) || (list as readonly Json[]).every((one) => typeof one === 'string');
};

/** What stands in the field at first: what the county has set, else what is in force. */
function textOf(question: ParameterQuestion): string {
  const value = question.own?.value ?? question.value;
  if (optionsOf(question).length > 0) return JSON.stringify(value);
  if (value === null) return '';
  if (Array.isArray(value)) return (value as readonly Json[]).map(String).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The value that the text of the field says; `undefined`: none. */
function valueIn(question: ParameterQuestion, text: string): Json | undefined {
  const options = optionsOf(question);
  if (options.length > 0) return options.find(({ key }) => key === text)?.value;
  const isGroup = question.type === 'object' || (question.type === 'list' && !isPlainList(question));
  if (isGroup) return question.own?.value ?? question.value;
  if (question.type === 'list')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  if (question.type === 'text') return text.trim() === '' ? undefined : text.trim();
  // 全角数字和千分位是常见的写法。
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  const number = Number(plain);
  return plain === '' || !Number.isFinite(number) ? undefined : number;
}

function PutOff({ question, sheet, next, cancel }: AskingProps & { readonly cancel: () => void }): ReactNode {
  const client = useQueryClient();
  const [note, setNote] = useState(question.unsure?.note ?? '');
  const [wrong, setWrong] = useState('');
  const put = async (): Promise<void> => {
    try {
      await api.parameter.putOff.mutate({ packageId: sheet.packageId, parameter: question.id, note });
      await client.invalidateQueries({ queryKey: ['parameter-sheet', sheet.packageId] });
      go(next);
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <form
      className="parameter-form"
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <label>
        {say.putOffHow}
        <input
          type="text"
          maxLength={200}
          value={note}
          ref={(field) => field?.focus()}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <Wrong text={wrong} />
      <div className="row">
        <button type="submit" className="button primary">
          {say.putOffDo}
        </button>
        <button type="button" className="button" onClick={cancel}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
