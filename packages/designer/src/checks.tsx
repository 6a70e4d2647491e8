import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, Info } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { textOf } from '@fiveones/chart';
import { useDesigner, useFindings, useWorld } from './context.tsx';
import type { FindingView } from './findings.ts';
import { opened } from './books/opened.ts';
import { Over } from './over.tsx';
import { layOver } from './phone.ts';
import type { DesignerStore, Seen } from './store.ts';
import { Saved, UndoButtons } from './draft-state.tsx';
import { readPack } from './pack.ts';
import { words } from './words.ts';

/** Goes to a finding: its tab, its step in the middle of the canvas, its field with the keyboard in it. */
export const goTo = (store: DesignerStore, finding: FindingView, index: number): void => {
  const { seen, look } = store.getState();
  const own = finding.file.split('/')[1]?.replace(/\.json$/, '');
  // A notice is edited with the document that it shows.
  const notice = readPack(store.getState().files).notices.find(({ file }) => file === finding.file);
  const id = notice === undefined ? own : textOf(notice.json['document']);
  const count = Date.now();
  look({
    tab: finding.tab,
    finding: index,
    publishing: false,
    trying: false,
    ...(finding.tab === 'chart'
      ? {
          chart: id,
          view: seen.view === 'source' ? 'graph' : seen.view,
          inspector: finding.inspector,
          selected: finding.node === undefined ? [] : [finding.node],
          way: undefined,
        }
      : {}),
    entry: {
      ...seen.entry,
      ...(id === undefined ? {} : entryOf(finding, id)),
      ...(finding.tab === 'documents' ? { documentPart: notice === undefined ? 'text' : 'notice' } : {}),
    },
    centre: finding.node === undefined ? undefined : { id: finding.node, count },
    focus:
      finding.field === '' && finding.way === undefined
        ? undefined
        : { field: finding.field, way: finding.way, count },
    over: finding.tab === 'chart' ? ['panel'] : [],
  });
};

/** What is opened on its tab: by its id, or, where one tab has several folders, by its file and row. */
const entryOf = ({ tab, file, row }: FindingView, id: string): Seen['entry'] =>
  tab === 'books' ? opened(file, row) : { [tab]: id };

/** Everything that is wrong or worth a look, below the canvas; F8 goes to the next. On a phone one line, and the whole over the screen. */
export const CheckPanel = ({ folded = false }: { readonly folded?: boolean }) => {
  const { store, phone } = useWorld();
  const found = useFindings();
  const wish = useDesigner((state) => state.seen.checksOpen);
  const [unfolded, setUnfolded] = useState<boolean>();
  const errors = found.filter((finding) => finding.severity === 'error').length;
  // Hints alone do not take room from the chart until somebody asks for them.
  const open = wish && (unfolded ?? (!folded && errors > 0)) && found.length > 0;
  if (phone) return <CheckLine />;
  return (
    <section className="d-checks" data-open={open} aria-label={words.checks.title}>
      <div className="d-checks-head">
        <b>{words.checks.title}</b>
        <Counts />
        <span className="d-faint">{words.checks.live}</span>
        <span className="d-spring" />
        {found.length > 0 ? (
          <button type="button" className="d-plain-button" onClick={() => nextFinding(store, found)}>
            <kbd>F8</kbd>
            {words.checks.next}
          </button>
        ) : null}
        <button
          type="button"
          className="d-plain-button"
          aria-expanded={open}
          onClick={() => {
            setUnfolded(!open);
            store.getState().look({ checksOpen: !open || folded });
          }}
        >
          {open ? words.checks.fold : words.checks.unfold}
          {open ? <ChevronDown size={14} aria-hidden /> : <ChevronUp size={14} aria-hidden />}
        </button>
      </div>
      {open ? <Findings /> : null}
    </section>
  );
};

/** At the foot of a phone: back and forth, whether all is kept, and the checks, which open over the screen. */
const CheckLine = () => {
  const { store, editable } = useWorld();
  const found = useFindings();
  const errors = found.filter((finding) => finding.severity === 'error').length;
  const hints = found.length - errors;
  const said = [errors > 0 ? words.checks.errors(errors) : '', hints > 0 ? words.checks.hints(hints) : ''];
  return (
    <section className="d-checks" aria-label={words.checks.title}>
      <div className="d-checks-head">
        {editable ? <UndoButtons /> : null}
        <Saved />
        <span className="d-spring" />
        {found.length === 0 ? (
          <Counts />
        ) : (
          <button
            type="button"
            className="d-plain-button"
            aria-label={`${words.checks.title}：${said.filter(Boolean).join('，')}`}
            onClick={() => layOver(store, 'checks')}
          >
            {words.checks.title}
            {errors > 0 ? <span className="d-count-error">{errors}</span> : null}
            {hints > 0 ? (
              <span className="d-hint-text">
                <Info size={15} aria-hidden />
                {hints}
              </span>
            ) : null}
            <ChevronUp size={14} aria-hidden />
          </button>
        )}
      </div>
      <Over name="checks" title={words.checks.title}>
        <p className="d-checks-head">
          <Counts />
        </p>
        <Findings />
      </Over>
    </section>
  );
};

/** How many errors and hints there are, or that there are none, or that it is not known. */
const Counts = () => {
  const found = useFindings();
  const { failed, files: checked } = useDesigner((state) => state.checked);
  const waiting = checked === undefined;
  const errors = found.filter((finding) => finding.severity === 'error').length;
  const hints = found.length - errors;
  return (
    <>
      {errors > 0 ? (
        <span className="d-error-text">
          <CircleAlert size={13} aria-hidden />
          {words.checks.errors(errors)}
        </span>
      ) : null}
      {hints > 0 ? (
        <span className="d-hint-text">
          <Info size={13} aria-hidden />
          {words.checks.hints(hints)}
        </span>
      ) : null}
      {failed || waiting ? (
        <span className={failed ? 'd-error-text' : 'd-faint'}>
          {failed ? words.checks.failed : words.checks.running}
        </span>
      ) : null}
      {!failed && !waiting && found.length === 0 ? (
        <span className="d-good">
          <CircleCheck size={13} aria-hidden />
          {words.checks.none}
        </span>
      ) : null}
    </>
  );
};

const Findings = () => {
  const { store } = useWorld();
  const found = useFindings();
  const current = useDesigner((state) => state.seen.finding);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <ul ref={list} className="d-findings">
      {found.map((finding, index) => (
        <li key={finding.key}>
          <button
            type="button"
            className="d-check"
            aria-current={index === current}
            onClick={() => goTo(store, finding, index)}
          >
            {finding.severity === 'error' ? (
              <CircleAlert size={14} className="d-error-text" aria-label={words.checks.title} />
            ) : (
              <Info size={14} className="d-hint-text" aria-label={words.checks.hints(1)} />
            )}
            <b>{finding.place}</b>
            <span className="d-badge">
              {finding.tab === 'chart'
                ? finding.node === undefined
                  ? words.tab.chart
                  : words.inspector[finding.inspector]
                : words.tab[finding.tab]}
            </span>
            <span className="d-check-words" title={finding.sentence}>
              {finding.sentence}
            </span>
            <span className="d-link">{words.checks.go}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

/** The finding after the current one, round and round. */
export const nextFinding = (store: DesignerStore, found: readonly FindingView[]): void => {
  const index = (store.getState().seen.finding + 1) % Math.max(1, found.length);
  const finding = found[index];
  if (finding !== undefined) goTo(store, finding, index);
};
