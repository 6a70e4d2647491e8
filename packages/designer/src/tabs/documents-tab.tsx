import { Plus } from 'lucide-react';
import { createContext, useContext } from 'react';
import type { JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Segments } from '../controls.tsx';
import type { Entry, Pack } from '../pack.ts';
import { words } from '../words.ts';
import { noticeWords } from '../words-notice.ts';
import { Blocks, nameOf } from './document-blocks.tsx';
import { newDocument } from './document-deeds.ts';
import { mergeName } from './merge-text.ts';
import { NoticeEditor } from './notice-editor.tsx';

/** The documents of the package: their blocks, and how they look on A4. */
export const DocumentsTab = () => {
  const { store } = useWorld();
  const pack = usePack();
  const asked = useDesigner((state) => state.seen.entry['documents']);
  const document = pack.documents.find((one) => one.id === asked) ?? pack.documents[0];
  const part = useDesigner((state) => state.seen.entry['documentPart']) === 'notice' ? 'notice' : 'text';
  const look = (entry: Readonly<Record<string, string>>): void =>
    store.getState().look({ entry: { ...store.getState().seen.entry, ...entry } });
  if (document === undefined)
    return (
      <div className="d-none">
        <p className="d-none-about">{words.documents.none}</p>
        <NewDocument />
      </div>
    );
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
          <li>
            <NewDocument />
          </li>
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

/** Makes a document and opens it. */
const NewDocument = () => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const add = (): void => {
    const { id, intent } = newDocument(pack, words.documents.newName);
    if (store.getState().change(words.documents.add, intent))
      store
        .getState()
        .look({ entry: { ...store.getState().seen.entry, documents: id, documentPart: 'text' } });
  };
  return editable ? (
    <button type="button" className="d-link d-pad" onClick={add}>
      <Plus size={12} aria-hidden /> {words.documents.add}
    </button>
  ) : null;
};

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

/** Whether a column shows nothing but one thing of its row: it goes by the name of the column. */
const ofRow = (column: JsonObject, as: unknown): boolean =>
  new RegExp(`^\\{\\{\\s*${textOf(as)}\\.[^{}]+\\}\\}$`).test(textOf(column['value']).trim());

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
              {ofRow(row, objectOf(block['table'])['as']) ? (
                <span className="d-merge">{textOf(row['label'])}</span>
              ) : (
                <Merged text={textOf(row['value'])} fields={fields} />
              )}
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
