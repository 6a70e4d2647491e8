import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { insertValue, setValue, type Intent, type PathStep } from '../changes.ts';
import { RemoveButton } from '../chart/remove-button.tsx';
import { ConditionBuilder, LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, optionsOf, Row, TextInput } from '../controls.tsx';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { fieldsIn, isMerged, mergeChoices, mergeInto, newBlocks, withoutDocument } from './document-deeds.ts';
import { DocumentReaders } from './document-readers-part.tsx';
import { keyedText, namedText } from './merge-text.ts';

type BlockName = 'paragraph' | 'heading' | 'salutation' | 'pairs' | 'table' | 'list' | 'box';
const blockNames: readonly BlockName[] = [
  'paragraph',
  'heading',
  'salutation',
  'pairs',
  'table',
  'list',
  'box',
];
/** What kind of part a block is. */
export const nameOf = (block: JsonObject): BlockName =>
  blockNames.find((name) => block[name] !== undefined) ?? 'paragraph';

/** What a document is called, who signs it, and what it says from top to bottom. */
export const Blocks = ({ document }: { readonly document: Entry }) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const blocks = listOf(document.json['blocks']).map(objectOf);
  const change = (what: string, intent: Intent): void => void store.getState().change(what, intent);
  const set = (what: string, path: readonly PathStep[], value: Json | undefined): void =>
    change(words.deed.set(what), setValue(document.file, path, value));
  const additions = newBlocks(pack, document);
  return (
    <>
      <Signed document={document} onSet={set} />
      <DocumentReaders document={document} />
      <div className="d-label">{words.documents.blocks}</div>
      {blocks.map((block, index) => (
        <div key={index} className="d-way-card">
          <div className="d-label">
            {words.documents[nameOf(block)]}
            <RemoveButton
              label={words.documents.remove}
              onPress={() => set(words.documents.remove, ['blocks', index], undefined)}
            />
          </div>
          <BlockEditor document={document} block={block} at={['blocks', index]} />
          <When document={document} block={block} at={['blocks', index, 'when']} />
        </div>
      ))}
      {editable ? (
        <Choice
          label={words.documents.addPart}
          value=""
          placeholder={words.documents.addPart}
          options={additions.map(({ id, name }) => ({ id, name }))}
          onChange={(chosen) => {
            const found = additions.find(({ id }) => id === chosen);
            if (found) change(words.documents.addPart, found.intent);
          }}
        />
      ) : null}
      <MergedFields document={document} onSet={set} />
      {editable ? (
        <LinkButton onPress={() => change(words.documents.removeWhole, withoutDocument(document))}>
          {words.documents.removeWhole}
        </LinkButton>
      ) : null}
    </>
  );
};

type Set = (what: string, path: readonly PathStep[], value: Json | undefined) => void;

/** Name, title, number, and whose name and seal it bears. */
const Signed = ({ document, onSet }: { readonly document: Entry; readonly onSet: Set }) => {
  const { json } = document;
  const fields = objectOf(json['fields']);
  const text = (label: string, part: string, hint?: string) => (
    <Row label={label} hint={hint}>
      <TextInput
        label={label}
        value={namedText(textOf(json[part]), fields)}
        onChange={(typed) => onSet(label, [part], typed === '' ? undefined : keyedText(typed, fields))}
      />
    </Row>
  );
  return (
    <>
      <Row label={words.form.name}>
        <TextInput
          label={words.form.name}
          value={textOf(json['name'])}
          onChange={(name) =>
            name.trim() === '' ? undefined : onSet(words.form.name, ['name'], name.trim())
          }
        />
      </Row>
      <Row label={words.form.title}>
        <TextInput
          label={words.form.title}
          value={textOf(json['title'])}
          onChange={(title) => onSet(words.form.title, ['title'], title)}
        />
      </Row>
      {text(words.documents.number, 'number', words.documents.numberHint)}
      <Row label={words.documents.tier}>
        <Choice
          label={words.documents.tier}
          value={textOf(json['issuer'])}
          options={optionsOf(words.tier)}
          onChange={(tier) => onSet(words.documents.tier, ['issuer'], tier)}
        />
      </Row>
      {text(words.documents.issuer, 'body', words.documents.bodyHint)}
    </>
  );
};

interface BlockProps {
  readonly document: Entry;
  readonly block: JsonObject;
  readonly at: readonly PathStep[];
}

/** A text of a document; what can be merged into it stands below. */
const MergeText = ({
  document,
  label,
  path,
  value,
  lines,
}: {
  readonly document: Entry;
  readonly label: string;
  readonly path: readonly PathStep[];
  readonly value: string;
  readonly lines?: number | undefined;
}) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const fields = objectOf(document.json['fields']);
  return (
    <div className="d-merge-text">
      <TextInput
        label={label}
        {...(lines === undefined ? {} : { lines })}
        value={namedText(value, fields)}
        onChange={(text) =>
          void store
            .getState()
            .change(words.deed.set(label), setValue(document.file, path, keyedText(text, fields)))
        }
      />
      {editable ? (
        <Choice
          label={words.documents.merge(label)}
          value=""
          small
          placeholder={words.documents.mergeHint}
          options={mergeChoices(pack, document).map(({ id, name }) => ({ id, name }))}
          onChange={(choice) =>
            void store
              .getState()
              .change(words.documents.merge(label), mergeInto(pack, document, { path, text: value, choice }))
          }
        />
      ) : null}
    </div>
  );
};

const BlockEditor = ({ document, block, at }: BlockProps) => {
  const name = nameOf(block);
  if (name === 'paragraph' || name === 'heading' || name === 'salutation')
    return (
      <MergeText
        document={document}
        label={words.documents[name]}
        path={[...at, name]}
        value={textOf(block[name])}
        lines={name === 'paragraph' ? 4 : undefined}
      />
    );
  if (name === 'list')
    return (
      <MergeText
        document={document}
        label={words.documents.list}
        path={[...at, 'list', 'text']}
        value={textOf(objectOf(block['list'])['text'])}
        lines={2}
      />
    );
  return <Pairs document={document} block={block} at={at} />;
};

/** Labels with what stands beside or below them: a table of pairs, a box, the columns of a table of rows. */
const Pairs = ({ document, block, at }: BlockProps) => {
  const { store, editable } = useWorld();
  const name = nameOf(block);
  const rows = (name === 'table' ? listOf(objectOf(block['table'])['columns']) : listOf(block[name])).map(
    objectOf,
  );
  const path = [...at, ...(name === 'table' ? ['table', 'columns'] : [name])];
  const change = (what: string, intent: Intent): void => void store.getState().change(what, intent);
  return (
    <>
      {rows.map((row, index) => (
        <div key={index} className="d-pair">
          <div className="d-inline">
            <TextInput
              label={words.form.name}
              value={textOf(row['label'])}
              onChange={(label) =>
                change(
                  words.deed.set(words.form.name),
                  setValue(document.file, [...path, index, 'label'], label),
                )
              }
            />
            <RemoveButton
              label={words.documents.removeRow}
              onPress={() =>
                change(words.documents.removeRow, setValue(document.file, [...path, index], undefined))
              }
            />
          </div>
          <MergeText
            document={document}
            label={words.form.value}
            path={[...path, index, 'value']}
            value={textOf(row['value'])}
          />
        </div>
      ))}
      {editable ? (
        <LinkButton
          onPress={() =>
            change(
              words.documents.addRow,
              insertValue(document.file, path, { label: words.documents.pairLabel, value: '' }),
            )
          }
        >
          <Plus size={12} aria-hidden /> {words.documents.addRow}
        </LinkButton>
      ) : null}
    </>
  );
};

/** When a part is written at all: always, unless a condition over what is merged says otherwise. */
const When = ({ document, block, at }: BlockProps) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const [asked, setAsked] = useState(false);
  const fields = fieldsIn(pack, document);
  if (block['when'] === undefined && !asked)
    return fields.length === 0 || !editable ? null : (
      <div className="d-row">
        <LinkButton onPress={() => setAsked(true)}>＋ {words.documents.addWhen}</LinkButton>
      </div>
    );
  return (
    <Row label={words.documents.when}>
      <ConditionBuilder
        label={words.documents.when}
        value={textOf(block['when'])}
        fields={fields}
        emptyText={words.documents.always}
        onChange={(when) =>
          void store
            .getState()
            .change(words.deed.set(words.documents.when), setValue(document.file, at, when))
        }
      />
    </Row>
  );
};

/** What is merged into the document; what no text uses any more can be taken away. */
const MergedFields = ({ document, onSet }: { readonly document: Entry; readonly onSet: Set }) => {
  const fields = Object.entries(objectOf(document.json['fields']));
  return (
    <Row label={words.documents.fields} hint={fields.length === 0 ? words.documents.noFields : ''}>
      <ul className="d-plain">
        {fields.map(([key, field]) => (
          <li key={key} className="d-inline">
            <span className="d-merge">{textOf(objectOf(field)['label'])}</span>
            {isMerged(document, key) ? null : (
              <RemoveButton
                label={words.documents.removeField}
                onPress={() => onSet(words.documents.removeField, ['fields', key], undefined)}
              />
            )}
          </li>
        ))}
      </ul>
    </Row>
  );
};
