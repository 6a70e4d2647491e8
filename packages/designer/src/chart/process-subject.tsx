import { setValue } from '../changes.ts';
import { objectOf, textOf } from '@fiveones/chart';
import { usePack, useWorld } from '../context.tsx';
import { Choice, NumberInput, Row, Segments, TextInput, optionsOf } from '../controls.tsx';
import { dataFields } from '../form/fields.ts';
import { declaredWords } from '../words-step.ts';
import { words } from '../words.ts';
import { FeelChoice } from './feel-choice.tsx';
import type { ProcessPartProps } from './process-inspector.tsx';

type SubjectPart = keyof typeof declaredWords.subjectParts;
const parts: readonly SubjectPart[] = ['name', 'idNo', 'region', 'members', 'size', 'kin'];

/** Whom a case is about: what lists call it, and by what its region and kin are found. */
export const Subject = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const subject = objectOf(shown.chart.json['subject']);
  const fields = dataFields(pack)
    .filter(({ schema }) => schema['type'] !== 'object')
    .map(({ path, title }) => ({ feel: path, name: title }));
  const put = (part: SubjectPart | 'names', feel: string | undefined): void => {
    const { [part]: _, ...rest } = subject;
    const next = feel === undefined ? rest : { ...subject, [part]: feel };
    store
      .getState()
      .change(
        words.deed.set(declaredWords.subject),
        setValue(shown.entry.file, ['subject'], next['name'] === undefined ? undefined : next),
      );
  };
  return (
    <details className="d-details" data-field="subject">
      <summary>
        {declaredWords.subject}
        <span className="d-label-more">
          {fields.find(({ feel }) => feel === subject['name'])?.name ?? textOf(subject['name'])}
        </span>
      </summary>
      <p className="d-hint">{declaredWords.subjectHint}</p>
      {parts
        .filter((part) => part === 'name' || subject['name'] !== undefined)
        .map((part) => (
          <Row key={part} label={declaredWords.subjectParts[part]}>
            <FeelChoice
              label={declaredWords.subjectParts[part]}
              field={`subject.${part}`}
              value={textOf(subject[part])}
              ready={fields}
              empty={declaredWords.none}
              onChange={(feel) => put(part, feel)}
            />
          </Row>
        ))}
      {subject['name'] === undefined ? null : (
        <Row label={declaredWords.subjectNames}>
          <Segments
            label={declaredWords.subjectNames}
            field="subject.names"
            value={textOf(subject['names']) || 'person'}
            options={optionsOf(declaredWords.subjectNamed)}
            disabled={!editable}
            onChange={(id) => put('names', id === 'person' ? undefined : id)}
          />
        </Row>
      )}
    </details>
  );
};

const tiers = ['village', 'town', 'county', 'city', 'province'] as const;

/** The tier of the places whose cases these are. */
export const Placing = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  return (
    <Row label={declaredWords.placing} field="tier" hint={declaredWords.placingHint}>
      <Choice
        label={declaredWords.placing}
        field="tier"
        value={textOf(shown.chart.json['tier']) || 'village'}
        options={tiers.map((tier) => ({ id: tier, name: words.tier[tier] ?? tier }))}
        disabled={!editable}
        onChange={(tier) =>
          void store
            .getState()
            .change(words.deed.set(declaredWords.placing), setValue(shown.entry.file, ['tier'], tier))
        }
      />
    </Row>
  );
};

/** How cases are numbered: the letters in front and how many figures follow. */
export const Numbering = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const numbering = objectOf(shown.chart.json['numbering']);
  const prefix = textOf(numbering['prefix']);
  const width = typeof numbering['width'] === 'number' ? numbering['width'] : 6;
  const put = (next: { readonly prefix: string; readonly width: number }): void =>
    void store
      .getState()
      .change(
        words.deed.set(declaredWords.numbering),
        setValue(shown.entry.file, ['numbering'], { ...numbering, ...next }),
      );
  return (
    <Row
      label={declaredWords.numbering}
      field="numbering"
      hint={prefix === '' ? '' : declaredWords.numberingExample(`${prefix}2026-${'1'.padStart(width, '0')}`)}
    >
      <div className="d-inline">
        <TextInput
          label={declaredWords.prefix}
          placeholder={declaredWords.prefix}
          field="numbering.prefix"
          value={prefix}
          disabled={!editable}
          onChange={(text) =>
            /^[A-Za-z]{1,8}$/.test(text.trim()) && put({ prefix: text.trim().toUpperCase(), width })
          }
        />
        <span className="d-narrow">
          <NumberInput
            label={declaredWords.width}
            field="numbering.width"
            value={width}
            disabled={!editable || prefix === ''}
            onChange={(next) =>
              next !== undefined && put({ prefix, width: Math.min(9, Math.max(2, Math.round(next))) })
            }
          />
        </span>
        <span className="d-faint">{declaredWords.width}</span>
      </div>
    </Row>
  );
};
