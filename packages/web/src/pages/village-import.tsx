import type { ImportDone, ImportPreview } from '@fiveones/casework';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, FileSpreadsheet } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { api, failureOf, uploadFigures } from '../api.ts';
import { Box } from '../parts/box.tsx';
import { importWords as say } from './import-words.ts';
import { villageWords } from './village-words.ts';
import { Wrong } from '../parts/wrong.tsx';

interface Asked {
  readonly region: string;
  readonly table: string;
  readonly month: string;
}

/** Hands figures in as a file: the form, the comparison, the confirmation. Nothing is written before that. */
export function ImportDialog({
  asked,
  close,
}: {
  readonly asked: Asked;
  readonly close: () => void;
}): ReactNode {
  const cache = useQueryClient();
  const [preview, setPreview] = useState<ImportPreview>();
  const [done, setDone] = useState<ImportDone>();
  const [onlyGood, setOnlyGood] = useState(false);
  const [wrong, setWrong] = useState('');
  const reading = useMutation({
    mutationFn: (file: File) => uploadFigures(asked, file),
    onSuccess: (seen) => {
      setPreview(seen);
      setOnlyGood(false);
    },
    onError: (error) => setWrong(error.message),
  });
  const confirming = useMutation({
    mutationFn: ({ id, seen }: ImportPreview) =>
      api.village.importConfirm.mutate({ ...asked, id, seen, onlyGood }),
    onSuccess: async (told) => {
      setDone(told);
      await cache.invalidateQueries({ queryKey: ['village'] });
    },
    onError: async (error, { id }) => {
      const { message, code } = failureOf(error);
      setWrong(message);
      if (code !== 'import-changed') return;
      setOnlyGood(false);
      setPreview(await api.village.importPreview.query({ ...asked, id }));
    },
  });
  const take = (file: File | undefined): void => {
    setWrong('');
    if (file) reading.mutate(file);
  };
  const confirm = (seen: ImportPreview): void => {
    setWrong('');
    confirming.mutate(seen);
  };
  return (
    <Box title={done ? say.done : say.title} close={close} wide={preview !== undefined} typed>
      <div className="village-form figure-import">
        {done ? (
          <p role="status">{say.doneAbout(done.written, done.same, done.leftOut)}</p>
        ) : preview ? (
          <Compared preview={preview} onlyGood={onlyGood} setOnlyGood={setOnlyGood} />
        ) : (
          <Beginning asked={asked} take={take} busy={reading.isPending} />
        )}
        <Wrong text={wrong} />
        <div className="row end wrap import-end">
          {preview && !done ? (
            <Button className="button" onPress={() => setPreview(undefined)}>
              {say.again}
            </Button>
          ) : null}
          <Button className="button" onPress={close}>
            {done ? say.close : say.cancel}
          </Button>
          {preview && !done ? (
            <Button
              className="button primary"
              isDisabled={confirming.isPending || !mayConfirm(preview, onlyGood)}
              onPress={() => confirm(preview)}
            >
              {say.confirm(preview.counts.goodValues)}
            </Button>
          ) : null}
        </div>
      </div>
    </Box>
  );
}

const mayConfirm = ({ problems, counts }: ImportPreview, onlyGood: boolean): boolean =>
  counts.goodValues > 0 && (problems.length === 0 || onlyGood);

/** The form to download, the file to choose, and what was handed in before. */
function Beginning({
  asked,
  take,
  busy,
}: {
  readonly asked: Asked;
  readonly take: (file: File | undefined) => void;
  readonly busy: boolean;
}): ReactNode {
  const earlier = useQuery({
    queryKey: ['village', 'imports', asked],
    queryFn: () => api.village.imports.query(asked),
  });
  const { region, table, month } = asked;
  const form = `/tables/${encodeURIComponent(table)}/form?${new URLSearchParams({ region, month }).toString()}`;
  return (
    <>
      <p className="muted">{say.about}</p>
      <p className="row wrap">
        <a className="button" href={form} download>
          <Download aria-hidden /> {say.form}
        </a>
        <small className="muted">{say.formAbout(villageWords.monthName(month))}</small>
      </p>
      <p className="row wrap">
        <FileTrigger acceptedFileTypes={['.xlsx', '.csv']} onSelect={(files) => take(files?.[0])}>
          <Button className="button" isDisabled={busy}>
            <FileSpreadsheet aria-hidden /> {say.choose}
          </Button>
        </FileTrigger>
        <small className="muted">{say.chooseAbout}</small>
      </p>
      {busy ? <p role="status">{say.reading}</p> : null}
      {earlier.data && earlier.data.length > 0 ? (
        <section aria-label={say.earlier}>
          <h3>{say.earlier}</h3>
          <ul className="plain imported">
            {earlier.data.map(({ id, file, at, by, regionName, written, leftOut, hash }) => (
              <li key={id}>
                <b>{file}</b> {say.record(written, leftOut)}
                <small className="muted">
                  {regionName} · {say.from(at, by)} · {say.hash(hash)}
                </small>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** Most lines that are shown at once. */
const mostLines = 300;

function Compared({
  preview,
  onlyGood,
  setOnlyGood,
}: {
  readonly preview: ImportPreview;
  readonly onlyGood: boolean;
  readonly setOnlyGood: (only: boolean) => void;
}): ReactNode {
  const { counts, problems, passedOver } = preview;
  const lines = linesOf(preview);
  return (
    <>
      <p className="row wrap">
        <b>{preview.file}</b>
        <span>{say.counts(counts.fresh, counts.changed, counts.same)}</span>
        {problems.length > 0 ? <span className="chip amber">{say.problems(problems.length)}</span> : null}
      </p>
      {problems.length > 0 ? (
        <div className="well">
          <p>{say.refusedWhole(problems.length)}</p>
          {counts.goodValues > 0 ? (
            <label className="check">
              <input
                type="checkbox"
                checked={onlyGood}
                onChange={(event) => setOnlyGood(event.target.checked)}
              />
              <span>{say.onlyGood(counts.goodRows, counts.goodValues)}</span>
            </label>
          ) : (
            <p>{counts.goodRows > 0 ? say.goodSame : say.noGood}</p>
          )}
        </div>
      ) : counts.goodValues === 0 ? (
        <p className="muted">{say.nothing}</p>
      ) : null}
      <div className="compared" role="group" aria-label={say.caption}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {say.line}
              </th>
              <th scope="col">{say.place}</th>
              <th scope="col">{say.compared}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, mostLines).map((line) => (
              <ComparedLine key={line.line} line={line} names={preview.names} />
            ))}
          </tbody>
        </table>
        {lines.length > mostLines ? <p className="muted">{say.more(lines.length - mostLines)}</p> : null}
        {passedOver.length > 0 ? <p className="muted">{say.passedOver(passedOver)}</p> : null}
      </div>
    </>
  );
}

interface Line {
  readonly line: number;
  readonly name: string;
  readonly values: ImportPreview['rows'][number]['values'];
  readonly problems: ImportPreview['problems'];
}

/** Lines of the file that say something, those with something wrong first. */
function linesOf({ rows, problems }: ImportPreview): readonly Line[] {
  const numbers = [...new Set([...rows, ...problems].map(({ line }) => line))].sort((a, b) => a - b);
  const lines = numbers.map((line): Line => {
    const row = rows.find((one) => one.line === line);
    return {
      line,
      name: row?.name ?? '',
      values: row?.values ?? [],
      problems: problems.filter((one) => one.line === line),
    };
  });
  return [
    ...lines.filter((one) => one.problems.length > 0),
    ...lines.filter((one) => one.problems.length === 0 && one.values.length > 0),
  ];
}

function ComparedLine({
  line: { line, name, values, problems },
  names,
}: {
  readonly line: Line;
  readonly names: ImportPreview['names'];
}): ReactNode {
  return (
    <tr className={problems.length > 0 ? 'wrong' : ''}>
      <td className="number">{line}</td>
      <th scope="row">{name}</th>
      <td>
        <ul className="plain">
          {problems.map(({ column, code, message }) => (
            <li key={`${column ?? ''}/${code}`} className="bad">
              {column === undefined ? '' : say.at(column)}
              {message}
            </li>
          ))}
          {values.map(({ indicator, before, value, change }) => (
            <li key={indicator} className={change === 'same' ? 'muted' : ''}>
              {names[indicator]}{' '}
              {change === 'same' ? (
                <>
                  {figure(value)} {say.same}
                </>
              ) : (
                <>
                  {before === null ? say.none : figure(before)} → <b>{figure(value)}</b>
                </>
              )}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** A number as it is, so that nothing of a file is rounded away unseen. */
const figure = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 20 });
