import { useMemo } from 'react';
import { Eye, EyeOff, FileCheck } from 'lucide-react';
import { objectOf } from '@fiveones/chart';
import { parseDraft } from '@fiveones/definition';
import { setValue } from '../changes.ts';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Row } from '../controls.tsx';
import { letterName, lettersOf } from '../letters.ts';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { keptFrom, nextRights, readingOf } from './document-readers.ts';

const icons = { view: Eye, whole: FileCheck, hide: EyeOff } as const;
const say = words.documents.readers;
/** Files that say what a document is made from. */
const telling = /^(?:template\.json$|forms\/|types\/|documents\/)/;

/** Who may read a document, post by post, as forms say it; and what the forms keep from whoever may open it. */
export const DocumentReaders = ({ document }: { readonly document: Entry }) => {
  const { store } = useWorld();
  const pack = usePack();
  const pkg = useMemo(() => {
    const files = Object.entries(pack.files).filter(([file]) => telling.test(file));
    const parsed = parseDraft(Object.fromEntries(files));
    return parsed.ok ? parsed.package : undefined;
  }, [pack.files]);
  const rights = objectOf(document.json['rights']);
  const isPosted =
    document.json['style'] === 'poster' || pack.notices.some(({ json }) => json['document'] === document.id);
  const letters = lettersOf(pack);
  const set = (value: ReturnType<typeof nextRights>): void =>
    void store.getState().change(words.deed.set(say.label), setValue(document.file, ['rights'], value));
  const hasOwn = document.json['rights'] !== undefined;
  return (
    <Row
      label={
        <>
          {say.label}
          {hasOwn ? <LinkButton onPress={() => set(undefined)}>{say.everybody}</LinkButton> : null}
        </>
      }
      field="rights"
      hint={isPosted ? say.posted : hasOwn ? say.hint : say.open}
    >
      {isPosted && !hasOwn ? null : (
        <table className="d-rights d-readers">
          <tbody>
            {letters.map((letter) => {
              const name = letterName(pack, letter);
              const reading = readingOf(rights, letter);
              const kept = reading === 'view' ? keptFrom(pkg, document.id, letter) : [];
              const Icon = icons[reading];
              return (
                <tr key={letter}>
                  <th scope="row">
                    {name}
                    {kept.length > 0 ? <small>{say.kept(kept)}</small> : null}
                  </th>
                  <td>
                    <button
                      type="button"
                      data-right={reading === 'whole' ? 'edit' : reading}
                      onClick={() => set(nextRights(rights, letter, letters))}
                      aria-label={`${name}：${say[reading]}`}
                    >
                      <Icon size={12} aria-hidden />
                      {say[reading]}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Row>
  );
};
