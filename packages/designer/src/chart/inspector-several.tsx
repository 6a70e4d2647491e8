import type { JsonObject } from '@fiveones/definition';
import { objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack } from '../context.tsx';
import { Row, Segments, TextInput, Tick, optionsOf } from '../controls.tsx';
import { dataFields } from '../form/fields.ts';
import type { Pack } from '../pack.ts';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { DataPlace } from './data-lines.tsx';
import { FeelChoice, type Ready } from './feel-choice.tsx';
import { useSet, type Part, type PartProps } from './inspector-part.ts';

/** The lists that forms hold, as formulas with their names. */
export const listsOf = (pack: Pack): readonly Ready[] =>
  dataFields(pack)
    .filter(({ schema }) => schema['type'] === 'array')
    .map(({ path, title }) => ({ feel: path, name: title }));

const enough: readonly Ready[] = [
  { feel: 'done >= 1', name: stepWords.anyDone },
  { feel: 'done > count / 2', name: stepWords.halfDone },
];

/** One run for each member of a list: which list, in which order, when it is enough, what each leaves. */
export const MultiPart: Part = (props) => {
  const set = useSet(props);
  const pack = usePack();
  const multi = objectOf(props.step.json['multi']);
  const on = multi['each'] !== undefined;
  const lists = listsOf(pack);
  const begin = { each: lists[0]?.feel ?? 'participants', as: 'participant', mode: 'parallel' };
  return (
    <Row field="multi" hint={on ? stepWords.severalHint : ''}>
      <Tick
        label={stepWords.several}
        value={on}
        onChange={(next) => set(stepWords.several, ['multi'], next ? begin : undefined)}
      />
      {on ? (
        <div className="d-way-card">
          <Row label={stepWords.each} hint={stepWords.eachHint}>
            <FeelChoice
              label={stepWords.each}
              field="multi.each"
              value={textOf(multi['each'])}
              ready={lists}
              onChange={(each) => each !== undefined && set(stepWords.each, ['multi', 'each'], each)}
            />
          </Row>
          <Row label={stepWords.as} field="multi.as">
            <TextInput
              label={stepWords.as}
              value={textOf(multi['as'])}
              onChange={(as) =>
                /^[A-Za-z]\w*$/.test(as.trim()) && set(stepWords.as, ['multi', 'as'], as.trim())
              }
            />
          </Row>
          <Row label={stepWords.mode} field="multi.mode">
            <Segments
              label={stepWords.mode}
              value={textOf(multi['mode']) || 'parallel'}
              options={optionsOf(stepWords.modes)}
              onChange={(mode) => set(stepWords.mode, ['multi', 'mode'], mode)}
            />
          </Row>
          <Row label={stepWords.completeWhen}>
            <FeelChoice
              label={stepWords.completeWhen}
              field="multi.completeWhen"
              value={textOf(multi['completeWhen'])}
              ready={enough}
              empty={stepWords.allDone}
              onChange={(feel) => set(stepWords.completeWhen, ['multi', 'completeWhen'], feel)}
            />
          </Row>
          <Collect {...props} multi={multi} />
        </div>
      ) : null}
    </Row>
  );
};

/** What each run leaves behind in a list of the case's data. */
const Collect = (props: PartProps & { readonly multi: JsonObject }) => {
  const set = useSet(props);
  const collect = objectOf(props.multi['collect']);
  const on = collect['into'] !== undefined;
  const what = stepWords.collect;
  return (
    <Row label={what} field="multi.collect" hint={on ? '' : stepWords.collectNone}>
      {on ? (
        <>
          <DataPlace
            label={stepWords.collectInto}
            field="multi.collect.into"
            value={textOf(collect['into'])}
            onChange={(into) => set(what, ['multi', 'collect', 'into'], into)}
          />
          <TextInput
            label={stepWords.collectValue}
            field="multi.collect.value"
            lines={2}
            value={textOf(collect['value'])}
            onChange={(value) => value.trim() !== '' && set(what, ['multi', 'collect', 'value'], value)}
          />
          <LinkButton onPress={() => set(what, ['multi', 'collect'], undefined)}>
            {words.what.remove}
          </LinkButton>
        </>
      ) : (
        <LinkButton
          onPress={() =>
            set(what, ['multi', 'collect'], {
              into: `${props.step.id.replace(/\W/g, '')}Results`,
              value: textOf(props.multi['as']),
            })
          }
        >
          ＋ {what}
        </LinkButton>
      )}
    </Row>
  );
};
