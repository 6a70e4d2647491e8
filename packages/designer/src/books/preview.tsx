import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { EntriesPreview, FigurePreview } from '@fiveones/casework';
import type { Refused } from '../backend.ts';
import { useDesigner, useWorld } from '../context.tsx';
import { words } from '../words.ts';

/** What the server answers about the draft as it is kept; asked again whenever a change has been kept. */
const useAnswer = <T extends object>(
  ask: () => Promise<T | Refused>,
): { readonly answer: T | Refused | undefined; readonly waiting: boolean } => {
  const kept = useDesigner((state) =>
    state.pending.length === 0 && state.save.state === 'saved' ? state.revision : undefined,
  );
  const [found, setFound] = useState<{ readonly kept: number; readonly answer: T | Refused }>();
  useEffect(() => {
    if (kept === undefined) return;
    let gone = false;
    ask().then(
      (answer) => gone || setFound({ kept, answer }),
      () => gone || setFound({ kept, answer: { refused: words.save.offline } }),
    );
    return () => {
      gone = true;
    };
  }, [kept, ask]);
  return { answer: found?.answer, waiting: found?.kept !== kept };
};

/** The figure as it would be today over the cases that there are. */
export const FigurePreviewBox = ({
  table,
  indicator,
  unit,
}: {
  readonly table: string;
  readonly indicator: string;
  readonly unit: string;
}) => {
  const { backend } = useWorld();
  const packageId = useDesigner((state) => state.packageId);
  const ask = useCallback(
    () => backend.figure(packageId, { table, indicator }),
    [backend, packageId, table, indicator],
  );
  const { answer, waiting } = useAnswer(ask);
  return (
    <Box waiting={waiting} answer={answer}>
      {(figure: FigurePreview) => (
        <>
          <p className="d-preview-figure">
            <b>{figure.value === null ? words.books.previewNone : text(figure.value)}</b>
            {figure.value === null ? '' : unit}
            <small>{words.books.previewAt(figure.region, figure.period)}</small>
          </p>
          {figure.part === undefined || figure.whole === undefined ? null : (
            <p className="d-hint">{words.books.previewShare(figure.part, figure.whole)}</p>
          )}
          {figure.count === 0 ? null : (
            <details>
              <summary className="d-hint">{words.books.previewRows(figure.count)}</summary>
              <ul className="d-preview-rows">
                {figure.rows.map((row, place) => (
                  <li key={place}>
                    <span className="d-grow">{row.label}</span>
                    <small>{row.at.slice(0, 10)}</small>
                    {row.value === 1 ? null : <b>{text(row.value)}</b>}
                  </li>
                ))}
              </ul>
            </details>
          )}
          {figure.places.length === 0 ? null : (
            <p className="d-hint">
              {words.books.previewPlaces(
                figure.places.map(({ name, value }) => `${name} ${text(value)}`).join('，'),
                figure.inPlaces - figure.places.length,
              )}
            </p>
          )}
        </>
      )}
    </Box>
  );
};

/** What a kind of entry would have written of the newest cases. */
export const EntriesPreviewBox = ({
  ledger,
  type,
  columns,
}: {
  readonly ledger: string;
  readonly type: string;
  readonly columns: readonly { readonly id: string; readonly label: string }[];
}) => {
  const { backend } = useWorld();
  const packageId = useDesigner((state) => state.packageId);
  const ask = useCallback(
    () => backend.entries(packageId, { ledger, type }),
    [backend, packageId, ledger, type],
  );
  const { answer, waiting } = useAnswer(ask);
  return (
    <Box waiting={waiting} answer={answer}>
      {({ cases, entries }: EntriesPreview) => (
        <>
          {entries.length === 0 ? <p className="d-hint">{words.books.previewNoEntries(cases)}</p> : null}
          <details open={entries.length > 0}>
            <summary className="d-hint">{words.books.previewEntries(cases)}</summary>
            <ul className="d-preview-rows">
              {entries.map((entry, place) => (
                <li key={place}>
                  <span className="d-grow">
                    {entry.title}
                    <small>
                      {[
                        `${entry.at.slice(0, 10)} ${entry.place}`,
                        entry.count === undefined ? '' : words.books.people(entry.count),
                        entry.amount === undefined ? '' : words.books.money(entry.amount),
                        ...columns.map(({ id, label }) =>
                          entry.cells[id] === undefined ? '' : `${label} ${entry.cells[id]}`,
                        ),
                      ]
                        .filter(Boolean)
                        .join('，')}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Box>
  );
};

const Box = <T extends object>({
  waiting,
  answer,
  children,
}: {
  readonly waiting: boolean;
  readonly answer: T | Refused | undefined;
  readonly children: (answer: T) => ReactNode;
}) => (
  <section className="d-preview" aria-label={words.books.preview} aria-busy={waiting}>
    <h3>{words.books.preview}</h3>
    {answer === undefined || waiting ? <p className="d-hint">{words.books.previewWait}</p> : null}
    {answer === undefined ? null : 'refused' in answer ? (
      <p className="d-hint">{answer.refused}</p>
    ) : (
      children(answer)
    )}
  </section>
);

const text = (value: number): string => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
