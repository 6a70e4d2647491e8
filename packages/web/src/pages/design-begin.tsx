import type { PackageCard } from '@fiveones/casework';
import type { Json } from '@fiveones/definition';
import { FilePlus2, LayoutTemplate, Upload } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { go } from '../route.ts';
import { words } from '../words.ts';
import { readPackageFile } from './package-file.ts';

type Way = 'template' | 'blank';

/** Three ways to begin a package: from one that is here, from three steps, from a file. */
export function DesignBegin({ packages }: { readonly packages: readonly PackageCard[] }): ReactNode {
  const [way, setWay] = useState<Way>();
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
        <button type="button" aria-pressed={way === 'template'} onClick={() => setWay('template')}>
          <LayoutTemplate aria-hidden />
          <b>{words.designHome.template}</b>
          <span>{words.designHome.templateHint}</span>
        </button>
        <button type="button" aria-pressed={way === 'blank'} onClick={() => setWay('blank')}>
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
      {way === undefined ? null : (
        <BeginForm
          key={way}
          templates={way === 'template' ? packages.filter(({ state }) => state !== 'unpublished') : []}
          onBegin={(name, from) => {
            setRefusal('');
            open(api.design.create.mutate({ name, ...(from === undefined ? {} : { from }) }));
          }}
        />
      )}
    </section>
  );
}

function BeginForm({
  templates,
  onBegin,
}: {
  /** Which there are to begin from; none: from three steps. */
  readonly templates: readonly PackageCard[];
  readonly onBegin: (name: string, from: string | undefined) => void;
}): ReactNode {
  const [from, setFrom] = useState(templates[0]?.id);
  const [typed, setTyped] = useState<string>();
  const chosen = templates.find(({ id }) => id === from);
  const name = typed ?? (chosen === undefined ? '' : words.designHome.ownOf(chosen.name));
  return (
    <form
      className="begin-form"
      onSubmit={(event) => {
        event.preventDefault();
        onBegin(name, from);
      }}
    >
      {templates.length === 0 ? null : (
        <label>
          {words.designHome.from}
          <select value={from} onChange={(event) => setFrom(event.target.value)}>
            {templates.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name} {one.version}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {words.designHome.name}
        <input
          autoFocus
          value={name}
          maxLength={100}
          placeholder={words.designHome.nameHint}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={name.trim() === ''}>
        {words.designHome.go}
      </button>
    </form>
  );
}
