import { Camera, FileText, LoaderCircle, Paperclip, Trash2 } from 'lucide-react';
import { type ChangeEvent, type DragEvent, type ReactNode, useId, useState } from 'react';
import type { Json } from '@fiveones/definition';
import type { FileRef } from '@fiveones/forms';
import { useDrawing, useWords } from '../form-context.tsx';
import { fill, type Words } from '../words.ts';
import type { WidgetProps } from './widget.ts';

const mostBytes = 20 * 1024 * 1024;
const photoTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);
const fileTypes: ReadonlySet<string> = new Set(['application/pdf', ...photoTypes]);

/** The files of a value, whether it holds one, a list, or bare ids. */
function filesOf(value: Json | undefined): readonly FileRef[] {
  const entries = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return entries.flatMap((entry: Json) => fileOf(entry));
}

function fileOf(entry: Json): readonly FileRef[] {
  if (typeof entry === 'string') return [{ id: entry, name: entry, size: 0, type: '' }];
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
  const { id, name, size, type } = { id: '', name: '', size: 0, type: '', ...entry };
  return typeof id === 'string' && id !== ''
    ? [{ id, name: String(name), size: Number(size), type: String(type) }]
    : [];
}

const kilo = 1024;
const tenth = kilo * kilo * 0.1;

function sizeWords(size: number): string {
  return size < tenth ? `${Math.ceil(size / kilo)} KB` : `${(size / kilo / kilo).toFixed(1)} MB`;
}

function refusal(file: File, photo: boolean, words: Words): string | undefined {
  if (!(photo ? photoTypes : fileTypes).has(file.type))
    return fill(photo ? words.photoWrongType : words.uploadWrongType, { name: file.name });
  return file.size > mostBytes
    ? fill(words.uploadTooLarge, { name: file.name, size: sizeWords(file.size) })
    : undefined;
}

interface Uploads {
  readonly files: readonly FileRef[];
  readonly pending: readonly string[];
  readonly refused: readonly string[];
  readonly add: (list: FileList | null) => void;
  readonly remove: (id: string) => void;
}

/** Sends files away one by one and keeps what came back. What could not be taken is said in words. */
function useUploads({ field, value, write, leave }: WidgetProps, photo: boolean): Uploads {
  const { services } = useDrawing();
  const words = useWords();
  const [pending, setPending] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const files = filesOf(value);
  const single = field.schema.type === 'object' || field.schema.type === 'string';
  const bare = field.schema.type === 'string' || field.schema.items?.type === 'string';

  const keep = (next: readonly FileRef[]): void => {
    const entries: readonly Json[] = next.map((file): Json => (bare ? file.id : { ...file }));
    write(single ? entries.at(-1) : entries);
  };

  const send = async (list: readonly File[]): Promise<void> => {
    const { upload } = services;
    let kept = single ? [] : files;
    for (const file of list) {
      setPending((names) => [...names, file.name]);
      try {
        if (upload === undefined) throw new Error('no place to keep files');
        kept = [...kept, await upload(file)];
        keep(kept);
      } catch (error) {
        // What was not refused for a reason, the person can only try again.
        const why =
          error instanceof Error && error.name === 'Refused'
            ? fill(words.uploadRefused, { name: file.name, why: error.message })
            : fill(words.uploadFailed, { name: file.name });
        setRefused((sentences) => [...sentences, why]);
      }
      setPending((names) => names.filter((name) => name !== file.name));
    }
    leave();
  };

  return {
    files,
    pending,
    refused,
    add: (list) => {
      const chosen = [...(list ?? [])];
      const sentences = chosen.flatMap((file) => refusal(file, photo, words) ?? []);
      setRefused(sentences);
      void send(chosen.filter((file) => refusal(file, photo, words) === undefined));
    },
    remove: (id) => keep(files.filter((file) => file.id !== id)),
  };
}

function Said({ uploads }: { readonly uploads: Uploads }): ReactNode {
  const words = useWords();
  return (
    <span className="fv-upload-said" aria-live="polite">
      {uploads.pending.map((name) => (
        <span key={name} className="fv-upload-pending">
          <LoaderCircle aria-hidden size="1em" /> {fill(words.uploading, { name })}
        </span>
      ))}
      {uploads.refused.map((sentence) => (
        <span key={sentence} className="fv-upload-refused">
          {sentence}
        </span>
      ))}
    </span>
  );
}

/** A button that opens the file chooser, or the camera of a phone; it also takes files dropped on it. */
function Chooser(
  props: WidgetProps & { readonly uploads: Uploads; readonly photo: boolean; readonly children: ReactNode },
): ReactNode {
  const { id, uploads, photo, describedBy, invalid, children } = props;
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    uploads.add(event.dataTransfer.files);
  };
  return (
    <label
      className={photo ? 'fv-photo-add' : 'fv-drop'}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        className="fv-sr"
        multiple
        accept={photo ? 'image/jpeg,image/png' : '.pdf,.jpg,.jpeg,.png'}
        capture={photo ? 'environment' : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          uploads.add(event.target.files);
          event.target.value = '';
        }}
      />
      {children}
    </label>
  );
}

export function FilesWidget(props: WidgetProps): ReactNode {
  const words = useWords();
  const uploads = useUploads(props, false);
  return (
    <div className="fv-files">
      <FileList files={uploads.files} remove={uploads.remove} />
      <Chooser {...props} uploads={uploads} photo={false}>
        <Paperclip aria-hidden size="1.1em" />
        <span className="fv-link">{words.upload}</span>
        <span className="fv-drop-rule">
          <span className="fv-fine">{words.dropHere}。</span>
          {words.uploadRule}
        </span>
      </Chooser>
      <Said uploads={uploads} />
    </div>
  );
}

function FileList({
  files,
  remove,
}: {
  readonly files: readonly FileRef[];
  readonly remove?: (id: string) => void;
}): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  if (files.length === 0) return null;
  return (
    <ul className="fv-file-list">
      {files.map((file) => (
        <li key={file.id} className="fv-file">
          <FileText aria-hidden size="1.1em" />
          {services.fileUrl === undefined ? (
            <span>{file.name}</span>
          ) : (
            <a className="fv-link" href={services.fileUrl(file.id)} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          )}
          {file.size > 0 && <span className="fv-aside">{sizeWords(file.size)}</span>}
          {remove !== undefined && (
            <button
              type="button"
              className="fv-icon-button"
              aria-label={fill(words.removeFile, { name: file.name })}
              onClick={() => remove(file.id)}
            >
              <Trash2 aria-hidden size="1.05em" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

export function PhotosWidget(props: WidgetProps): ReactNode {
  const words = useWords();
  const uploads = useUploads(props, true);
  const titleId = useId();
  return (
    <div className="fv-photos" aria-labelledby={titleId}>
      <PhotoGrid files={uploads.files} remove={uploads.remove}>
        <Chooser {...props} uploads={uploads} photo>
          <Camera aria-hidden size="1.9em" strokeWidth={1.8} />
          <span>{uploads.files.length === 0 ? words.photo : words.photoAgain}</span>
        </Chooser>
      </PhotoGrid>
      <Said uploads={uploads} />
    </div>
  );
}

function PhotoGrid({
  files,
  remove,
  children,
}: {
  readonly files: readonly FileRef[];
  readonly remove?: (id: string) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { services } = useDrawing();
  const words = useWords();
  return (
    <ul className="fv-photo-grid">
      {files.map((file) => (
        <li key={file.id} className="fv-photo">
          <a
            href={services.fileUrl?.(file.id)}
            target="_blank"
            rel="noreferrer"
            aria-label={fill(words.openFile, { name: file.name })}
          >
            {services.fileUrl !== undefined && (
              <img src={services.fileUrl(file.id)} alt={file.name} loading="lazy" />
            )}
          </a>
          <span className="fv-photo-name">{file.name.replace(/\.[a-z]+$/i, '')}</span>
          {remove !== undefined && (
            <button
              type="button"
              className="fv-photo-remove"
              aria-label={fill(words.removeFile, { name: file.name })}
              onClick={() => remove(file.id)}
            >
              <Trash2 aria-hidden size="1em" />
            </button>
          )}
        </li>
      ))}
      {children !== undefined && <li>{children}</li>}
    </ul>
  );
}

export function FilesText({ value }: WidgetProps): ReactNode {
  const words = useWords();
  const files = filesOf(value);
  return files.length === 0 ? <span className="fv-empty">{words.empty}</span> : <FileList files={files} />;
}

export function PhotosText({ value }: WidgetProps): ReactNode {
  const words = useWords();
  const files = filesOf(value);
  return files.length === 0 ? <span className="fv-empty">{words.empty}</span> : <PhotoGrid files={files} />;
}
