import type { ReactNode } from 'react';
import type { FigureKind, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { FeelChoice } from '../chart/feel-choice.tsx';
import { ConditionBuilder } from '../condition-builder.tsx';
import { usePack } from '../context.tsx';
import { Choice, Row, Segments, TextInput, Tick, optionsOf } from '../controls.tsx';
import type { Pack } from '../pack.ts';
import { words } from '../words.ts';
import { Cards, having } from './parts.tsx';
import type { FieldEntry } from '../form/fields.ts';
import { fieldsIn, numbersIn, usePacks } from './packages.ts';
import { ShownFields } from './shown-fields.tsx';
import { StepPick } from './step-pick.tsx';

interface SourceProps {
  readonly source: JsonObject;
  readonly rows: readonly JsonObject[];
  readonly row: JsonObject;
  readonly editable: boolean;
  readonly onChange: (source: JsonObject) => void;
  readonly onShows: (shows: readonly JsonObject[]) => void;
}
interface Around {
  readonly pack: Pack;
  readonly rows: readonly JsonObject[];
  readonly row: JsonObject;
}
interface SourceKind {
  /** What a figure becomes when this is chosen: its source, and whatever else has to fit it. */
  readonly fresh: (around: Around) => JsonObject;
  readonly Editor: (props: SourceProps) => ReactNode;
}

/** A figure that used to be typed or a share is worked out from now on, and adds up. */
const worked = ({ row }: Around): JsonObject => ({
  level: row['level'] === 'typed' ? 'auto' : (row['level'] ?? 'auto'),
  ...(row['aggregate'] === 'share' ? { aggregate: 'sum' } : {}),
});

const firstProcess = ({ pack }: Around): JsonObject => ({
  package: textOf(pack.template['id']),
  process: pack.charts[0]?.id ?? '',
});

const CasesOrSteps = ({ kind, ...props }: SourceProps & { readonly kind: 'cases' | 'steps' }) => {
  const query = objectOf(props.source[kind]);
  const of = listOf(query['of']).map(objectOf);
  const fields = fieldsIn(usePacks(of.map((one) => textOf(one['package']))));
  const put = (key: string, value: JsonObject[string] | undefined): void =>
    props.onChange({ [kind]: having(query, key, value) });
  return (
    <>
      {kind === 'cases' ? (
        <Row label={words.figures.state} field="indicators.source.cases.state">
          <Choice
            label={words.figures.state}
            value={textOf(query['state'])}
            options={optionsOf(words.figures.states)}
            onChange={(state) => put('state', state)}
          />
        </Row>
      ) : (
        <Row label={words.figures.stepState} field="indicators.source.steps.state">
          <Choice
            label={words.figures.stepState}
            value={textOf(query['state']) || 'done'}
            options={optionsOf(words.figures.stepStates)}
            onChange={(state) => put('state', state === 'done' ? undefined : state)}
          />
        </Row>
      )}
      <Cards
        label={words.figures.from}
        field={`indicators.source.${kind}.of`}
        members={of}
        fresh={() => of.at(-1) ?? {}}
        addWords={words.figures.addFrom}
        editable={props.editable && of.length > 0}
        onChange={(next) => next.length > 0 && put('of', [...next])}
      >
        {(one, change) => (
          <StepPick value={one} asks={kind === 'cases' ? 'process' : 'step'} onChange={change} />
        )}
      </Cards>
      <Shows {...props} fields={fields} />
      <Row label={words.figures.where} field={`indicators.source.${kind}.where`}>
        <ConditionBuilder
          label={words.figures.where}
          value={textOf(query['where'])}
          fields={fields}
          emptyText={words.figures.whereEmpty}
          onChange={(where) => put('where', where)}
        />
      </Row>
      <Row label={words.figures.sum} field={`indicators.source.${kind}.sum`}>
        <FeelChoice
          label={words.figures.sum}
          field={`indicators.source.${kind}.sum`}
          value={textOf(query['sum'])}
          ready={numbersIn(fields).map(({ path, title }) => ({
            feel: path,
            name: words.figures.sumOf(title),
          }))}
          empty={kind === 'cases' ? words.figures.sumCases : words.figures.sumSteps}
          onChange={(sum) => put('sum', sum)}
        />
      </Row>
    </>
  );
};

/** Which fields of the cases are shown to whoever looks behind the figure. */
const Shows = ({
  row,
  editable,
  onShows,
  fields,
}: SourceProps & { readonly fields: readonly FieldEntry[] }) => (
  <ShownFields
    label={words.figures.shows}
    field="indicators.shows"
    hint={words.figures.showsHint}
    fields={fields}
    members={listOf(row['shows']).map(objectOf)}
    most={6}
    editable={editable}
    onChange={onShows}
  />
);

const Entries = ({ source, onChange }: SourceProps) => {
  const pack = usePack();
  const query = objectOf(source['entries']);
  const ledger = pack.ledgers.find(({ id }) => id === query['ledger']);
  const types = listOf(ledger?.json['entryTypes']).map(objectOf);
  const chosen = listOf(query['types']).map(String);
  const numbers = listOf(ledger?.json['columns'])
    .map(objectOf)
    .filter((column) => column['type'] === 'number');
  const none = '-entries';
  const put = (key: string, value: JsonObject[string] | undefined): void =>
    onChange({ entries: having(query, key, value) });
  return (
    <>
      <Row label={words.figures.ledger} field="indicators.source.entries.ledger">
        <Choice
          label={words.figures.ledger}
          value={textOf(query['ledger'])}
          options={pack.ledgers.map(({ id, name }) => ({ id, name }))}
          onChange={(id) => onChange({ entries: { ledger: id } })}
        />
      </Row>
      <Row
        label={words.figures.types}
        field="indicators.source.entries.types"
        hint={chosen.length === 0 ? words.figures.allTypes : ''}
      >
        <div className="d-tick-list">
          {types.map((type) => {
            const id = textOf(type['id']);
            return (
              <Tick
                key={id}
                label={textOf(type['name'])}
                value={chosen.includes(id)}
                onChange={(on) => {
                  const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
                  put('types', next.length === 0 ? undefined : next);
                }}
              />
            );
          })}
        </div>
      </Row>
      <Row label={words.figures.sum} field="indicators.source.entries.sum">
        <Choice
          label={words.figures.sum}
          value={textOf(query['sum']) || none}
          options={[
            { id: none, name: words.figures.sumEntries },
            { id: 'count', name: words.figures.sumCount },
            { id: 'amount', name: words.figures.sumAmount },
            ...numbers.map((column) => ({
              id: textOf(column['id']),
              name: words.figures.sumOf(textOf(column['label'])),
            })),
          ]}
          onChange={(id) => put('sum', id === none ? undefined : id)}
        />
      </Row>
    </>
  );
};

const Share = ({ source, rows, row, onChange }: SourceProps) => {
  const share = objectOf(source['share']);
  const figures = rows
    .filter((one) => one['id'] !== row['id'] && objectOf(one['source'])['share'] === undefined)
    .map((one) => ({ id: textOf(one['id']), name: textOf(one['name']) }));
  return (
    <>
      <div className="d-inline">
        {(
          [
            ['of', words.figures.share],
            ['in', words.figures.shareIn],
          ] as const
        ).map(([key, label]) => (
          <Row key={key} label={label} field={`indicators.source.share.${key}`}>
            <Choice
              label={label}
              value={textOf(share[key])}
              options={figures}
              onChange={(id) => onChange({ share: { ...share, [key]: id } })}
            />
          </Row>
        ))}
      </div>
      <Row label={words.figures.times} field="indicators.source.share.times">
        <Segments
          label={words.figures.times}
          value={String(share['times'] ?? 100)}
          options={Object.entries(words.figures.timesOf)
            .toSorted(([a], [b]) => Number(b) - Number(a))
            .map(([id, name]) => ({ id, name }))}
          onChange={(id) =>
            onChange({ share: having(share, 'times', id === '100' ? undefined : Number(id)) })
          }
        />
      </Row>
    </>
  );
};

const Said = ({
  kind,
  label,
  placeholder,
  source,
  onChange,
}: Pick<SourceProps, 'source' | 'onChange'> & {
  readonly kind: 'outside' | 'typed';
  readonly label: string;
  readonly placeholder: string;
}) => (
  <Row label={label} field={`indicators.source.${kind}`}>
    <TextInput
      label={label}
      placeholder={placeholder}
      value={textOf(source[kind])}
      onChange={(text) => text.trim() !== '' && onChange({ [kind]: text.trim() })}
    />
  </Row>
);

/** What each kind of source asks for. */
export const figureSources = {
  cases: {
    fresh: (around) => ({
      ...worked(around),
      source: { cases: { of: [firstProcess(around)], state: 'begun' } },
    }),
    Editor: (props) => <CasesOrSteps key="cases" {...props} kind="cases" />,
  },
  steps: {
    fresh: (around) => ({
      ...worked(around),
      source: {
        steps: {
          of: [
            {
              ...firstProcess(around),
              node: around.pack.charts[0]?.chart.steps.find(({ kind }) => kind === 'userTask')?.id ?? '',
            },
          ],
        },
      },
    }),
    Editor: (props) => <CasesOrSteps key="steps" {...props} kind="steps" />,
  },
  entries: {
    fresh: (around) => ({
      ...worked(around),
      source: { entries: { ledger: around.pack.ledgers[0]?.id ?? '' } },
    }),
    Editor: Entries,
  },
  share: {
    fresh: (around) => {
      const [part, whole] = around.rows
        .filter((one) => one['id'] !== around.row['id'] && objectOf(one['source'])['share'] === undefined)
        .map((one) => textOf(one['id']));
      return {
        ...worked(around),
        unit: '%',
        aggregate: 'share',
        source: { share: { of: part ?? '', in: whole ?? part ?? '' } },
      };
    },
    Editor: Share,
  },
  typedIndicators: {
    fresh: (around) => ({ ...worked(around), aggregate: 'max', source: { typedIndicators: true } }),
    Editor: () => null,
  },
  outside: {
    fresh: (around) => ({
      ...worked(around),
      level: 'auto',
      source: { outside: words.figures.kinds['outside'] ?? '' },
    }),
    Editor: (props) => (
      <Said
        {...props}
        kind="outside"
        label={words.figures.outside}
        placeholder={words.figures.outsidePlaceholder}
      />
    ),
  },
  typed: {
    fresh: (around) => ({
      ...worked(around),
      level: 'typed',
      source: { typed: words.figures.typedPlaceholder },
    }),
    Editor: (props) => (
      <Said
        {...props}
        kind="typed"
        label={words.figures.typed}
        placeholder={words.figures.typedPlaceholder}
      />
    ),
  },
} as const satisfies Record<FigureKind, SourceKind>;
