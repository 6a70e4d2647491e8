import type { Json, JsonObject } from '@fiveones/definition';
import { textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { today, usePack } from '../context.tsx';
import { Choice, NumberInput, Row, TextInput, Tick, optionsOf } from '../controls.tsx';
import { amountToday, parameterOf, parameterValue, type Pack } from '../pack.ts';
import { words } from '../words.ts';
import { dataFields } from '../form/fields.ts';
import { stepWords } from '../words-step.ts';
import { FeelChoice, type Ready } from './feel-choice.tsx';
import { ParameterChip, ParameterPicker } from './parameter-chip.tsx';
import { WorkedExample } from './worked-example.tsx';

/** The dates that forms hold, as formulas with their names. */
const datesOf = (pack: Pack): readonly Ready[] =>
  dataFields(pack)
    .filter(({ kind }) => kind === 'date')
    .map(({ path, title }) => ({ feel: path, name: title }));

const units = optionsOf(words.unit);

/** A period in words: length, unit, parameter, from which day, and an example with dates. */
export const LimitFields = ({
  field,
  limit,
  onChange,
  removable = false,
  bare = false,
}: {
  /** The property it edits, so that findings lead to it. */
  readonly field: string;
  /** Empty: there is none yet. */
  readonly limit: JsonObject;
  readonly onChange: (what: string, limit: JsonObject | undefined) => void;
  /** It may be taken away again; what is overdue is then said too. */
  readonly removable?: boolean;
  /** Without the example, which the caller draws itself. */
  readonly bare?: boolean;
}) => {
  const pack = usePack();
  const value = amountToday(pack, limit['value'], today);
  const put = (what: string, change: JsonObject): void =>
    onChange(what, { value: 5, unit: 'workday', ...limit, ...change });
  if (limit['unit'] === undefined)
    return (
      <Row label={words.long.limit} field={field} hint={words.long.none}>
        <LinkButton onPress={() => put(words.long.limit, { from: 'nextDay' })}>
          ＋ {words.long.set}
        </LinkButton>
      </Row>
    );
  return (
    <>
      <Amount field={field} limit={limit} put={put} />
      <Row label={words.long.from} field={`${field}.from`}>
        <Choice
          label={words.long.from}
          value={textOf(limit['from']) || 'nextDay'}
          options={[
            { id: 'nextDay', name: words.long.nextDay },
            { id: 'sameDay', name: words.long.sameDay },
          ]}
          onChange={(from) => put(words.long.from, { from })}
        />
      </Row>
      <Row label={stepWords.limitStart}>
        <FeelChoice
          label={stepWords.limitStart}
          field={`${field}.start`}
          value={textOf(limit['start'])}
          ready={datesOf(pack)}
          empty={stepWords.limitStartReached}
          onChange={(start) => {
            const { start: _, ...rest } = limit;
            onChange(stepWords.limitStart, start === undefined ? rest : { ...rest, start });
          }}
        />
      </Row>
      <Row label={words.long.roll} field={`${field}.rollToWorkday`}>
        <Choice
          label={words.long.roll}
          value={rollOf(limit['rollToWorkday'])}
          options={rollsOf(limit['rollToWorkday'])}
          onChange={(id) => put(words.long.roll, { rollToWorkday: rollValues[id] ?? id })}
        />
      </Row>
      <Tick
        label={words.long.follows}
        field={`${field}.follows`}
        value={limit['follows'] === true}
        onChange={(on) => {
          const { follows: _, ...rest } = limit;
          onChange(words.long.follows, on ? { ...rest, follows: true } : rest);
        }}
      />
      {removable ? <p className="d-hint d-apart">{words.long.never}</p> : null}
      {value === undefined || bare ? null : (
        <WorkedExample value={value} unit={textOf(limit['unit'])} sameDay={limit['from'] === 'sameDay'} />
      )}
      {removable ? (
        <p className="d-apart">
          <LinkButton onPress={() => onChange(words.long.limit, undefined)}>{words.long.unset}</LinkButton>
        </p>
      ) : null}
    </>
  );
};

const rollValues: Readonly<Record<string, boolean | string>> = { no: false, yes: true, holiday: 'holiday' };

const rollOf = (roll: Json | undefined): string =>
  typeof roll === 'string' ? roll : roll === true ? 'yes' : 'no';

/** The three ways there are, and the formula that chooses one of them where there is one. */
const rollsOf = (roll: Json | undefined) => [
  ...optionsOf(words.long.rolls),
  ...(typeof roll === 'string' && roll.startsWith('=')
    ? [{ id: roll, name: words.long.rollBy(roll.slice(1)) }]
    : []),
];

/** The number and its unit: written, taken from a parameter, or worked out by a formula. */
const Amount = ({
  field,
  limit,
  put,
}: {
  readonly field: string;
  readonly limit: JsonObject;
  readonly put: (what: string, change: JsonObject) => void;
}) => {
  const pack = usePack();
  const parameter = parameterOf(limit['value']);
  const value = amountToday(pack, limit['value'], today);
  const formula = typeof limit['value'] === 'string' && parameter === undefined;
  return (
    <Row label={words.long.limit} field={field} hint={formula ? words.long.byFormula : ''}>
      {formula ? <FormulaAmount value={textOf(limit['value'])} put={put} /> : null}
      <div className="d-inline">
        {formula ? null : (
          <span className="d-narrow">
            <NumberInput
              field={`${field}.value`}
              label={words.long.limit}
              value={value}
              disabled={parameter !== undefined}
              onChange={(number) => number !== undefined && put(words.long.limit, { value: number })}
            />
          </span>
        )}
        <Choice
          field={`${field}.unit`}
          label={words.parameters.unit}
          value={textOf(limit['unit'])}
          options={units}
          onChange={(unit) => put(words.parameters.unit, { unit })}
        />
      </div>
      <div className="d-inline">
        {parameter === undefined ? (
          <ParameterPicker
            what={words.long.limit}
            value={formula ? undefined : value}
            unit={words.unit[textOf(limit['unit'])] ?? ''}
            onChoose={(id) => put(words.long.useParameter, { value: `=param.${id}` })}
          />
        ) : (
          <ParameterChip id={parameter} />
        )}
        {parameter === undefined && !formula ? null : (
          <LinkButton onPress={() => put(words.long.useNumber, { value: value ?? 5 })}>
            {words.long.useNumber}
          </LinkButton>
        )}
      </div>
    </Row>
  );
};

/** A length that depends on the case: the parameters it takes, and the formula for who wants it. */
const FormulaAmount = ({
  value,
  put,
}: {
  readonly value: string;
  readonly put: (what: string, change: JsonObject) => void;
}) => {
  const pack = usePack();
  const named = [...new Set([...value.matchAll(/param\.([A-Za-z]\w*)/g)].map(([, id = '']) => id))];
  return (
    <>
      {named.map((id) => (
        <div key={id} className="d-inline">
          <ParameterChip id={id} />
          <span className="d-faint">{String(parameterValue(pack, id, today) ?? '')}</span>
        </div>
      ))}
      <details className="d-details">
        <summary>{words.form.formula}</summary>
        <TextInput
          label={words.long.limit}
          lines={2}
          value={value}
          onChange={(text) => put(words.long.limit, { value: text })}
        />
      </details>
    </>
  );
};
