import type { JsonObject } from '@fiveones/definition';
import { objectOf, textOf, type Step } from '@fiveones/chart';
import { giveValueTo, postOptions } from '../duties.ts';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice, Row, TextInput } from '../controls.tsx';
import { dataFields, optionsOf, resolved, type FieldOption } from '../form/fields.ts';
import type { Pack } from '../pack.ts';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { FeelChoice } from './feel-choice.tsx';
import { useSet, type Part, type PartProps } from './inspector-part.ts';

/** Other posts for some values of an expression: which department, which kind of matter. */
export const ByValue: Part = (props) => {
  const set = useSet(props);
  const pack = usePack();
  const by = objectOf(props.step.json['responsibilityBy']);
  const value = textOf(by['value']);
  const known = choicesOf(pack, props.step);
  if (props.step.json['performer'] === 'applicant') return null;
  return (
    <>
      <Row label={stepWords.byValue} hint={value === '' ? '' : stepWords.byValueHint}>
        <FeelChoice
          label={stepWords.byValue}
          field="responsibilityBy.value"
          value={value}
          ready={known}
          empty={stepWords.byValueNone}
          onChange={(feel) =>
            set(
              stepWords.byValue,
              ['responsibilityBy'],
              feel === undefined ? undefined : { value: feel, rows: objectOf(by['rows']) },
            )
          }
        />
      </Row>
      {value === '' ? null : (
        <ValueRows
          {...props}
          rows={objectOf(by['rows'])}
          options={known.find(({ feel }) => feel === value)?.options ?? []}
        />
      )}
    </>
  );
};

const ValueRows = ({
  step,
  shown,
  rows,
  options,
}: PartProps & { readonly rows: JsonObject; readonly options: readonly FieldOption[] }) => {
  const pack = usePack();
  const { store, editable } = useWorld();
  const organisation = useDesigner((state) => state.organisation);
  const give = (value: string, name: string, post: string): void => {
    if (editable)
      store
        .getState()
        .change(
          words.deed.set(stepWords.byValue),
          giveValueTo(pack, shown.chart, step, { value, name, post: post === same ? undefined : post }),
        );
  };
  const names = new Map(options.map((option) => [String(option.value), option.name]));
  const left = [...names].filter(([value]) => rows[value] === undefined);
  const begin = (value: string): void => {
    const [post] = pack.posts;
    if (value !== '' && post !== undefined) give(value, names.get(value) ?? value, textOf(post['id']));
  };
  return (
    <div className="d-way-card" data-field="responsibilityBy.rows">
      {Object.entries(rows).map(([value, row]) => (
        <Row key={value} label={names.get(value) ?? value}>
          <Choice
            label={stepWords.byValueOf(names.get(value) ?? value)}
            value={postOf(pack, textOf(row)) || same}
            options={[{ id: same, name: stepWords.byValueSame }, ...postOptions(pack, organisation, '')]}
            onChange={(post) => give(value, names.get(value) ?? value, post)}
          />
        </Row>
      ))}
      {options.length === 0 ? (
        <Row label={stepWords.byValueMore}>
          <TextInput
            key={Object.keys(rows).join()}
            label={stepWords.byValueMore}
            value=""
            disabled={!editable}
            onChange={(text) => begin(text.trim())}
          />
        </Row>
      ) : left.length === 0 ? null : (
        <Choice
          label={stepWords.byValueMore}
          value=""
          placeholder={stepWords.byValueMore}
          options={left.map(([id, name]) => ({ id, name }))}
          onChange={begin}
        />
      )}
    </div>
  );
};

const same = '-same';

const postOf = (pack: Pack, row: string): string =>
  textOf(pack.responsibilities.find((one) => one['id'] === row)?.['post']);

interface Known {
  readonly feel: string;
  readonly name: string;
  readonly options: readonly FieldOption[];
}

/** What offers a choice: the columns of the list in question, then the fields of the package. */
const choicesOf = (pack: Pack, step: Step): readonly Known[] => [
  ...columnsOf(pack, objectOf(step.json['multi'])),
  ...dataFields(pack)
    .filter(({ schema, options }) => schema['type'] !== 'array' && options.length > 0)
    .map(({ path, title, options }) => ({ feel: path, name: title, options })),
];

const columnsOf = (pack: Pack, multi: JsonObject): readonly Known[] => {
  const list = dataFields(pack).find(({ path }) => path === textOf(multi['each']));
  const member = resolved(pack, objectOf(list?.schema['items']));
  return Object.entries(objectOf(member['properties'])).flatMap(([key, own]) => {
    const schema = resolved(pack, objectOf(own));
    const options = schema['type'] === 'array' ? [] : optionsOf(schema);
    const name = stepWords.byValueColumn(textOf(list?.title), textOf(schema['title']) || key);
    return options.length === 0 ? [] : [{ feel: `${textOf(multi['as'])}.${key}`, name, options }];
  });
};
