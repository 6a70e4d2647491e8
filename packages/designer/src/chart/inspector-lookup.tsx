import { mostTold, type Json, type JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { Cards, having } from '../books/parts.tsx';
import { usePackages, usePacks } from '../books/packages.ts';
import { usePack } from '../context.tsx';
import { Choice, NumberInput, Row, Segments, TextInput, Tick, optionsOf } from '../controls.tsx';
import { lookupWords as say } from '../words-lookup.ts';
import { words } from '../words.ts';
import { DataPlace } from './data-lines.tsx';
import { valuesOf } from './deliver-rows.tsx';
import { FeelChoice } from './feel-choice.tsx';
import { useSet, type Part } from './inspector-part.ts';

/** Which cases are looked for: those of these processes, each by one of the ways in which it is found. */
const Among = ({
  members,
  onChange,
}: {
  readonly members: readonly JsonObject[];
  readonly onChange: (members: readonly JsonObject[]) => void;
}) => {
  const packages = usePackages();
  const own = textOf(usePack().template['id']);
  const packs = usePacks([own, ...members.map((one) => textOf(one['package']))]);
  const chartsOf = (one: JsonObject) => packs.get(textOf(one['package']) || own)?.charts ?? [];
  const waysOf = (one: JsonObject): readonly JsonObject[] =>
    listOf(chartsOf(one).find(({ id }) => id === one['process'])?.chart.json['foundBy']).map(objectOf);
  return (
    <Cards
      label={say.of}
      field="lookup.of"
      members={members}
      fresh={() => ({ process: chartsOf({})[0]?.id ?? 'process', by: 'person' })}
      addWords={say.add}
      editable
      onChange={(next) => next.length > 0 && onChange(next)}
    >
      {(one, put) => (
        <>
          <Choice
            small
            field="lookup.of.package"
            label={words.books.choosePackage}
            value={textOf(one['package']) || own}
            options={packages.map(({ id, name }) => ({ id, name }))}
            onChange={(id) => put(having(one, 'package', id === own ? undefined : id))}
          />
          <Choice
            small
            field="lookup.of.process"
            label={words.books.chooseProcess}
            placeholder={words.books.chooseProcess}
            value={textOf(one['process'])}
            options={chartsOf(one).map(({ id, name }) => ({ id, name }))}
            onChange={(process) => put({ ...one, process })}
          />
          <Choice
            small
            field="lookup.of.by"
            label={say.by}
            placeholder={waysOf(one).length === 0 ? say.noWay : say.by}
            value={textOf(one['by'])}
            options={waysOf(one).map((way) => ({ id: textOf(way['id']), name: textOf(way['name']) }))}
            onChange={(by) => put({ ...one, by })}
          />
        </>
      )}
    </Cards>
  );
};

/** The things that the processes asked say they tell. */
const useTold = (members: readonly JsonObject[]) => {
  const own = textOf(usePack().template['id']);
  const packs = usePacks([own, ...members.map((one) => textOf(one['package']))]);
  const all = members.flatMap((one) =>
    (packs.get(textOf(one['package']) || own)?.charts ?? [])
      .filter(({ id }) => id === one['process'])
      .flatMap(({ chart }) => listOf(chart.json['foundBy']).map(objectOf))
      .filter((way) => way['id'] === one['by'])
      .flatMap((way) => listOf(way['tells']).map(objectOf)),
  );
  return [...new Map(all.map((item) => [textOf(item['id']), textOf(item['name'])]))].map(([id, name]) => ({
    id,
    name,
  }));
};

/** What is asked of the other cases of this system, and where the answer goes. */
export const LookupPart: Part = (props) => {
  const put = useSet(props);
  const ready = valuesOf(usePack());
  const on = props.step.json['lookup'] !== undefined;
  const fresh = {
    of: [{ process: props.shown.chart.id, by: 'person' }],
    match: ready[0]?.feel ?? 'instance.number',
    into: 'looked',
  };
  const asking: Asking = {
    lookup: objectOf(props.step.json['lookup']),
    set: (label, key, value) => put(label, ['lookup', key], value),
  };
  const members = listOf(asking.lookup['of']).map(objectOf);
  return (
    <Row field="lookup" hint={on ? say.hint : ''}>
      <Tick
        label={say.on}
        value={on}
        onChange={(next) => put(say.on, ['lookup'], next ? fresh : undefined)}
      />
      {on ? (
        <div className="d-way-card">
          <Among members={members} onChange={(next) => asking.set(say.of, 'of', [...next])} />
          <Fitting {...asking} />
          <Around {...asking} />
          <Telling {...asking} members={members} />
          <Answer {...asking} />
        </div>
      ) : null}
    </Row>
  );
};

interface Asking {
  readonly lookup: JsonObject;
  readonly set: (label: string, key: string, value: Json | undefined) => void;
}

/** Which of those cases fit: by what they are found by, how far they are, how and when they ended. */
const Fitting = ({ lookup, set }: Asking) => {
  const ready = valuesOf(usePack());
  return (
    <>
      <Row label={say.match}>
        <FeelChoice
          label={say.match}
          field="lookup.match"
          value={textOf(lookup['match'])}
          ready={ready}
          onChange={(feel) => feel !== undefined && set(say.match, 'match', feel)}
        />
      </Row>
      <Row label={say.state} field="lookup.state">
        <Segments
          label={say.state}
          value={textOf(lookup['state']) || 'open'}
          options={optionsOf(say.states)}
          onChange={(id) => set(say.state, 'state', id === 'open' ? undefined : id)}
        />
      </Row>
      <Row label={say.outcome} field="lookup.outcome" hint={say.outcomeHint}>
        <TextInput
          label={say.outcome}
          value={listOf(lookup['outcome']).map(textOf).join('、')}
          onChange={(text) => {
            const all = text.split(/[、,，\s]+/).filter((one) => one !== '');
            set(say.outcome, 'outcome', all.length === 0 ? undefined : all);
          }}
        />
      </Row>
      {(['from', 'to'] as const).map((key) => (
        <Row key={key} label={say[key]}>
          <FeelChoice
            label={say[key]}
            field={`lookup.${key}`}
            value={textOf(lookup[key])}
            ready={ready}
            empty={say.noDay}
            onChange={(feel) => set(say[key], key, feel)}
          />
        </Row>
      ))}
    </>
  );
};

/** How far around they are looked for. */
const Around = ({ lookup, set }: Asking) => (
  <>
    <Row label={say.area} field="lookup.area" hint={say.areaHint}>
      <Choice
        label={say.area}
        value={textOf(lookup['area']) || 'county'}
        options={optionsOf(say.areas)}
        onChange={(id) => set(say.area, 'area', id === 'county' ? undefined : id)}
      />
    </Row>
    <Tick
      label={say.elsewhere}
      field="lookup.elsewhere"
      value={lookup['elsewhere'] === true}
      onChange={(next) => set(say.elsewhere, 'elsewhere', next ? true : undefined)}
    />
  </>
);

/** What of each that is found is told; a thing that nothing tells any more can be taken away. */
const Telling = ({ lookup, set, members }: Asking & { readonly members: readonly JsonObject[] }) => {
  const told = useTold(members);
  const items = listOf(lookup['tell']).map(textOf);
  return (
    <Row label={say.tell} field="lookup.tell" hint={told.length === 0 ? say.noTell : ''}>
      {[...told, ...items.filter((id) => told.every((one) => one.id !== id)).map(bare)].map((item) => (
        <Tick
          key={item.id}
          label={item.name}
          value={items.includes(item.id)}
          onChange={(next) => {
            const chosen = next ? [...items, item.id] : items.filter((id) => id !== item.id);
            set(say.tell, 'tell', chosen.length === 0 ? undefined : chosen);
          }}
        />
      ))}
    </Row>
  );
};

/** How many may be told of, what becomes of the step when others cannot be asked, and where the answer goes. */
const Answer = ({ lookup, set }: Asking) => (
  <>
    <Row label={say.most} field="lookup.most">
      <NumberInput
        label={say.most}
        value={typeof lookup['most'] === 'number' ? lookup['most'] : 1}
        onChange={(most) =>
          set(
            say.most,
            'most',
            most === undefined ? undefined : Math.min(mostTold, Math.max(1, Math.round(most))),
          )
        }
      />
    </Row>
    <Row label={say.whenMissing} field="lookup.whenMissing">
      <Segments
        label={say.whenMissing}
        value={textOf(lookup['whenMissing']) || 'incident'}
        options={optionsOf(say.missings)}
        onChange={(id) => set(say.whenMissing, 'whenMissing', id === 'incident' ? undefined : id)}
      />
    </Row>
    <Row label={say.into} field="lookup.into">
      <DataPlace
        label={say.into}
        value={textOf(lookup['into'])}
        onChange={(into) => set(say.into, 'into', into)}
      />
    </Row>
  </>
);

const bare = (id: string) => ({ id, name: id });
