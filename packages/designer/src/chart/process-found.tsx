import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { Cards, having } from '../books/parts.tsx';
import { freshId, setValue } from '../changes.ts';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, TextInput, Tick, optionsOf } from '../controls.tsx';
import { lookupWords as say } from '../words-lookup.ts';
import { words } from '../words.ts';
import { valuesOf } from './deliver-rows.tsx';
import { FeelChoice, type Ready } from './feel-choice.tsx';
import type { ProcessPartProps } from './process-inspector.tsx';

/** By what other cases can find the cases of this process, and what those are told. */
export const FoundByPart = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const ready = valuesOf(usePack());
  const ways = listOf(shown.chart.json['foundBy']).map(objectOf);
  const put = (next: readonly JsonObject[]): void =>
    void store
      .getState()
      .change(
        words.deed.set(say.found),
        setValue(shown.entry.file, ['foundBy'], next.length === 0 ? undefined : [...next]),
      );
  const first = ready[0]?.feel ?? 'instance.number';
  return (
    <details className="d-details" data-field="foundBy">
      <summary>
        {say.found}
        <span className="d-label-more">
          {ways.map((way) => textOf(way['name'])).join('、') || say.foundNone}
        </span>
      </summary>
      <p className="d-hint">{say.foundHint}</p>
      <Cards
        label={say.found}
        field="foundBy.name"
        members={ways}
        fresh={() => ({
          id: freshId(
            ways.map(({ id }) => textOf(id)),
            'person',
          ),
          name: say.foundFresh,
          value: first,
        })}
        addWords={say.foundAdd}
        editable={editable}
        onChange={put}
      >
        {(way, change) => <Way way={way} ready={ready} editable={editable} onChange={change} />}
      </Cards>
    </details>
  );
};

const Way = ({
  way,
  ready,
  editable,
  onChange,
}: {
  readonly way: JsonObject;
  readonly ready: readonly Ready[];
  readonly editable: boolean;
  readonly onChange: (way: JsonObject) => void;
}) => {
  const set = (key: string, value: Json | undefined): void => onChange(having(way, key, value));
  const tells = listOf(way['tells']).map(objectOf);
  return (
    <>
      <TextInput
        label={say.foundName}
        value={textOf(way['name'])}
        disabled={!editable}
        onChange={(name) => name.trim() !== '' && set('name', name.trim())}
      />
      <Row label={say.foundValue} hint={say.foundValueHint}>
        <FeelChoice
          label={say.foundValue}
          field="foundBy.value"
          value={textOf(way['value'])}
          ready={ready}
          onChange={(feel) => feel !== undefined && set('value', feel)}
        />
      </Row>
      <Row label={say.foundDay}>
        <FeelChoice
          label={say.foundDay}
          field="foundBy.day"
          value={textOf(way['day'])}
          ready={ready}
          empty={say.foundDayBegan}
          onChange={(feel) => set('day', feel)}
        />
      </Row>
      <Row label={say.foundWithin} field="foundBy.within">
        <Choice
          small
          label={say.foundWithin}
          value={textOf(way['within']) || 'county'}
          options={optionsOf(say.areas)}
          disabled={!editable}
          onChange={(id) => set('within', id === 'county' ? undefined : id)}
        />
      </Row>
      <Cards
        label={say.foundTells}
        field="foundBy.tells"
        members={tells}
        fresh={() => ({
          id: freshId(
            tells.map(({ id }) => textOf(id)),
            'number',
          ),
          name: say.foundTellFresh,
          value: 'instance.number',
        })}
        addWords={say.foundTellAdd}
        editable={editable}
        onChange={(next) => set('tells', next.length === 0 ? undefined : [...next])}
      >
        {(item, put) => <Tell item={item} ready={ready} editable={editable} onChange={put} />}
      </Cards>
    </>
  );
};

/** One thing that is told of a case that was found, and whether beyond the place too. */
const Tell = ({
  item,
  ready,
  editable,
  onChange,
}: {
  readonly item: JsonObject;
  readonly ready: readonly Ready[];
  readonly editable: boolean;
  readonly onChange: (item: JsonObject) => void;
}) => (
  <>
    <TextInput
      label={say.foundTellName}
      field="foundBy.tells.name"
      value={textOf(item['name'])}
      disabled={!editable}
      onChange={(name) => name.trim() !== '' && onChange({ ...item, name: name.trim() })}
    />
    <FeelChoice
      label={say.foundTellValue}
      field="foundBy.tells.value"
      value={textOf(item['value'])}
      ready={ready}
      onChange={(value) => value !== undefined && onChange({ ...item, value })}
    />
    <Tick
      label={say.foundTellBeyond}
      field="foundBy.tells.beyond"
      value={item['beyond'] === true}
      disabled={!editable}
      onChange={(on) => {
        const { beyond: _, ...rest } = item;
        onChange(on ? { ...rest, beyond: true } : rest);
      }}
    />
  </>
);
