import type { Json } from '@fiveones/definition';
import { FilePlus2, LayoutTemplate, Upload } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { go, linkTo } from '../route.ts';
import { words } from '../words.ts';
import { readPackageFile } from './package-file.ts';

/** Three ways to begin a package: from one of the gallery, from three steps, from a file. */
export function DesignBegin(): ReactNode {
  const [blank, setBlank] = useState(false);
  const [refusal, setRefusal] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const open = (work: Promise<{ readonly packageId: string }>): void =>
    void work.then(
      ({ packageId }) => go(`/design/${packageId}`),
      (error: unknown) => setRefusal(failureOf(error).message),
    );
  const take = async (chosen: File): Promise<void> => {
    const read = readPackageFile(await chosen.text());
    if (read === undefined) setRefusal(words.designHome.noFile);
    else open(api.design.importFiles.mutate({ files: read as Record<string, Json> }));
  };
  return (
    <section aria-label={words.designHome.begin}>
      <div className="begin">
        <a {...linkTo('/templates')}>
          <LayoutTemplate aria-hidden />
          <b>{words.designHome.template}</b>
          <span>{words.designHome.templateHint}</span>
        </a>
        <button type="button" aria-expanded={blank} onClick={() => setBlank(!blank)}>
          <FilePlus2 aria-hidden />
          <b>{words.designHome.blank}</b>
          <span>{words.designHome.blankHint}</span>
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          <Upload aria-hidden />
          <b>{words.designHome.file}</b>
          <span>{words.designHome.fileHint}</span>
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept="application/json,.json"
          aria-label={words.designHome.file}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            setRefusal('');
            if (chosen) void take(chosen);
            event.target.value = '';
          }}
        />
      </div>
      {refusal === '' ? null : (
        <p className="begin-refused" role="alert">
          {refusal}
        </p>
      )}
      {blank ? (
        <BeginForm
          onBegin={(name) => {
            setRefusal('');
            open(api.design.create.mutate({ name }));
          }}
        />
      ) : null}
    </section>
  );
}

function BeginForm({ onBegin }: { readonly onBegin: (name: string) => void }): ReactNode {
  const [name, setName] = useState('');
  return (
    <form
      className="begin-form"
      onSubmit={(event) => {
        event.preventDefault();
        onBegin(name);
      }}
    >
      <label>
        {words.designHome.name}
        <input
          autoFocus
          value={name}
          maxLength={100}
          placeholder={words.designHome.nameHint}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={name.trim() === ''}>
        {words.designHome.go}
      </button>
    </form>
  );
}
