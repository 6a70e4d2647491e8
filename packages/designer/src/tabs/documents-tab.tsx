import { Plus } from 'lucide-react';
import { createContext, useContext } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { insertValue, setValue } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Row, Segments, TextInput } from '../controls.tsx';
import type { Entry, Pack } from '../pack.ts';
import { words } from '../words.ts';
import { noticeWords } from '../words-notice.ts';
import { DocumentReaders } from './document-readers-part.tsx';
import { keyedText, mergeName, namedText } from './merge-text.ts';
import { NoticeEditor } from './notice-editor.tsx';
import { RemoveButton } from '../chart/remove-button.tsx';

/** The documents of the package: their blocks, and how they look on A4. */
export const DocumentsTab = () => {
  const { store } = useWorld();
  const pack = usePack();
  const asked = useDesigner((state) => state.seen.entry['documents']);
  const document = pack.documents.find((one) => one.id === asked) ?? pack.documents[0];
  const part = useDesigner((state) => state.seen.entry['documentPart']) === 'notice' ? 'notice' : 'text';
  const look = (entry: Readonly<Record<string, string>>): void =>
    store.getState().look({ entry: { ...store.getState().seen.entry, ...entry } });
  if (document === undefined) return <p className="d-none">{words.documents.none}</p>;
  return (
    <div className="d-page">
      <div className="d-split">
        <ul className="d-side-list">
          {pack.documents.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                aria-current={one.id === document.id}
                onClick={() => look({ documents: one.id })}
              >
                <b>{one.name}</b>
                {pack.notices.some(({ json }) => json['document'] === one.id) ? (
                  <span className="d-badge">{noticeWords.parts.notice}</span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
        <div className="d-blocks">
          <Segments
            label={noticeWords.part}
            value={part}
            options={[
              { id: 'text', name: noticeWords.parts.text },
              { id: 'notice', name: noticeWords.parts.notice },
            ]}
            onChange={(documentPart) => look({ documentPart })}
          />
          {part === 'notice' ? (
            <NoticeEditor key={document.id} document={document} />
          ) : (
            <Blocks key={document.id} document={document} />
          )}
        </div>
        <div className="d-desk">
          <Sheet document={document} shown={part === 'notice' ? shownOf(pack, document) : undefined} />
        </div>
      </div>
    </div>
  );
};

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
const nameOf = (block: JsonObject): BlockName =>
  blockNames.find((name) => block[name] !== undefined) ?? 'paragraph';

const Blocks = ({ document }: { readonly document: Entry }) => {
  const { store } = useWorld();
  const blocks = listOf(document.json['blocks']).map(objectOf);
  const fields = objectOf(document.json['fields']);
  const set = (what: string, path: readonly (string | number)[], value: Json | undefined): void =>
    void store.getState().change(words.deed.set(what), setValue(document.file, path, value));
  return (
    <>
      <Row label={words.form.title}>
        <TextInput
          label={words.form.title}
          value={textOf(document.json['title'])}
          onChange={(title) => set(words.form.title, ['title'], title)}
        />
      </Row>
      <Row label={words.documents.number}>
        <TextInput
          label={words.documents.number}
          value={namedText(textOf(document.json['number']), fields)}
          onChange={(number) =>
            set(words.documents.number, ['number'], number === '' ? undefined : keyedText(number, fields))
          }
        />
      </Row>
      <Row label={words.documents.issuer} hint={words.documents.bodyHint}>
        <TextInput
          label={words.documents.issuer}
          value={namedText(textOf(document.json['body']), fields)}
          onChange={(body) =>
            set(words.documents.issuer, ['body'], body === '' ? undefined : keyedText(body, fields))
          }
        />
      </Row>
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
          <BlockEditor
            block={block}
            fields={fields}
            onChange={(path, value) => set(words.documents[nameOf(block)], ['blocks', index, ...path], value)}
          />
          {block['when'] === undefined ? null : (
            <Row label={words.documents.when}>
              <TextInput
                label={words.documents.when}
                lines={2}
                value={textOf(block['when'])}
                onChange={(when) =>
                  set(words.documents.when, ['blocks', index, 'when'], when === '' ? undefined : when)
                }
              />
            </Row>
          )}
        </div>
      ))}
      <LinkButton
        onPress={() =>
          void store
            .getState()
            .change(
              words.documents.addParagraph,
              insertValue(document.file, ['blocks'], { paragraph: words.documents.paragraph }),
            )
        }
      >
        <Plus size={12} aria-hidden /> {words.documents.addParagraph}
      </LinkButton>
      <Row label={words.documents.fields}>
        <ul className="d-plain">
          {Object.entries(objectOf(document.json['fields'])).map(([key, field]) => (
            <li key={key}>
              <span className="d-merge">{textOf(objectOf(field)['label'])}</span>
            </li>
          ))}
        </ul>
      </Row>
    </>
  );
};

interface BlockProps {
  readonly block: JsonObject;
  readonly fields: JsonObject;
  readonly onChange: (path: readonly (string | number)[], value: Json) => void;
}

const BlockEditor = ({ block, fields, onChange }: BlockProps) => {
  const name = nameOf(block);
  const input = (
    label: string,
    path: readonly (string | number)[],
    value: Json | undefined,
    lines?: number,
  ) => (
    <TextInput
      label={label}
      {...(lines === undefined ? {} : { lines })}
      value={namedText(textOf(value), fields)}
      onChange={(text) => onChange(path, keyedText(text, fields))}
    />
  );
  if (name === 'paragraph' || name === 'heading' || name === 'salutation')
    return input(words.documents[name], [name], block[name], name === 'paragraph' ? 4 : undefined);
  if (name === 'list')
    return input(words.documents.list, ['list', 'text'], objectOf(block['list'])['text'], 2);
  const rows = name === 'table' ? listOf(objectOf(block['table'])['columns']) : listOf(block[name]);
  const path = name === 'table' ? ['table', 'columns'] : [name];
  return (
    <>
      {rows.map(objectOf).map((row, index) => (
        <div key={index} className="d-inline">
          {input(words.form.name, [...path, index, 'label'], row['label'])}
          {input(words.form.value, [...path, index, 'value'], row['value'])}
        </div>
      ))}
    </>
  );
};

/** Text with its merge fields shown by their names. */
const Merged = ({ text, fields }: { readonly text: string; readonly fields: JsonObject }) => {
  const shown = useContext(ShownFields);
  return (
    <>
      {text.split(/(\{\{[^}]*\}\})/).map((part, index) => {
        const key = /^\{\{\s*([^}]*?)\s*\}\}$/.exec(part)?.[1];
        return key === undefined ? (
          part
        ) : (
          <span key={index} className="d-merge" {...hiddenMark(key, fields, shown)}>
            {mergeName(key, fields)}
          </span>
        );
      })}
    </>
  );
};

/** The fields that everybody may see, while the notice is what is looked at. */
const ShownFields = createContext<ReadonlySet<string> | undefined>(undefined);

/** Fields on the whitelist of some notice of a document. */
const shownOf = (pack: Pack, document: Entry): ReadonlySet<string> =>
  new Set(
    pack.notices
      .filter(({ json }) => json['document'] === document.id)
      .flatMap(({ json }) => listOf(json['fields']).map((one) => textOf(objectOf(one)['field']))),
  );

/** A field that is not ticked is struck through. */
const hiddenMark = (key: string, fields: JsonObject, shown: ReadonlySet<string> | undefined) =>
  shown === undefined || shown.has(key) || !Object.hasOwn(fields, key)
    ? {}
    : { 'data-hidden': true, title: noticeWords.hiddenHere };

const Sheet = ({
  document,
  shown,
}: {
  readonly document: Entry;
  readonly shown: ReadonlySet<string> | undefined;
}) => {
  const { json } = document;
  const fields = objectOf(json['fields']);
  return (
    <ShownFields value={shown}>
      <article
        className="d-a4"
        data-style={textOf(json['style']) || 'notice'}
        aria-label={words.documents.preview}
      >
        <h2>{textOf(json['title'])}</h2>
        {json['subtitle'] === undefined ? null : <h3>{textOf(json['subtitle'])}</h3>}
        {json['number'] === undefined ? null : (
          <p className="d-a4-number">
            <Merged text={textOf(json['number'])} fields={fields} />
          </p>
        )}
        {listOf(json['blocks'])
          .map(objectOf)
          .map((block, index) => (
            <BlockPicture key={index} block={block} fields={fields} />
          ))}
        <p className="d-a4-sign">
          <Merged text={textOf(json['body'])} fields={fields} />
          {words.documents.seal}
          <br />
          {words.documents.date}
        </p>
        {json['footer'] === undefined ? null : (
          <p className="d-a4-foot">
            <Merged text={textOf(json['footer'])} fields={fields} />
          </p>
        )}
      </article>
    </ShownFields>
  );
};

const BlockPicture = ({ block, fields }: { readonly block: JsonObject; readonly fields: JsonObject }) => {
  const name = nameOf(block);
  const when = block['when'] === undefined ? undefined : words.documents.when;
  if (name === 'heading')
    return (
      <h4 title={when}>
        <Merged text={textOf(block['heading'])} fields={fields} />
      </h4>
    );
  if (name === 'salutation')
    return (
      <p title={when}>
        <Merged text={textOf(block['salutation']).replace(/[：:]$/, '')} fields={fields} />：
      </p>
    );
  if (name === 'paragraph')
    return (
      <p title={when} data-indent={block['indent'] !== false} data-when={when !== undefined}>
        <Merged text={textOf(block['paragraph'])} fields={fields} />
      </p>
    );
  if (name === 'list')
    return (
      <p title={when}>
        · <Merged text={textOf(objectOf(block['list'])['text'])} fields={fields} />
      </p>
    );
  const columns = name === 'table';
  const rows = (columns ? listOf(objectOf(block['table'])['columns']) : listOf(block[name])).map(objectOf);
  return columns ? (
    <table>
      <thead>
        <tr>
          {rows.map((row, index) => (
            <th key={index}>{textOf(row['label'])}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {rows.map((row, index) => (
            <td key={index}>
              <Merged text={textOf(row['value'])} fields={fields} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  ) : (
    <table data-box={name === 'box'}>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <th>{textOf(row['label'])}</th>
            <td>
              <Merged text={textOf(row['value'])} fields={fields} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
