import {
  ArrowRight,
  FileText,
  Hash,
  Minus,
  MoveVertical,
  Pencil,
  Plus,
  Table2,
  UserRound,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { DifferenceArea } from '@fiveones/definition';
import { useDesigner } from '../context.tsx';
import type { Files } from '../pack.ts';
import { words } from '../words.ts';
import { areaNames, changeLines, type ChangeLine } from './comparison.ts';

const icons: Readonly<Partial<Record<DifferenceArea, LucideIcon>>> = {
  parameters: Hash,
  forms: FileText,
  responsibilities: UserRound,
  processes: Workflow,
  decisions: Table2,
};
const kindIcons = { added: Plus, removed: Minus, changed: Pencil, moved: MoveVertical } as const;

/** The picture of a change: of what was changed, else of what happened to it. */
export const ChangeIcon = ({ kind, area }: Pick<ChangeLine, 'kind' | 'area'>) => {
  const Icon = kind === 'changed' ? (icons[area] ?? kindIcons.changed) : kindIcons[kind];
  return <Icon size={13} aria-hidden />;
};

/** What the draft changes against a version; `from` is undefined while nothing has been published. */
export const ChangesSince = ({
  from,
  children,
}: {
  readonly from: { readonly version: string; readonly files: Files } | undefined;
  /** What stands below the list. */
  readonly children?: ReactNode;
}) => {
  const files = useDesigner((state) => state.files);
  const lines = useMemo(
    () => (from === undefined ? undefined : changeLines(from.files, files)),
    [from, files],
  );
  return (
    <section className="d-column d-wide">
      <h2>
        {words.publish.changes}{' '}
        <small>
          {from === undefined
            ? words.versions.first
            : `${words.versions.since(from.version)} · ${words.versions.changes(lines?.length ?? 0)}`}
        </small>
      </h2>
      <div className="d-sheet-card">
        {lines === undefined ? (
          <p className="d-faint">{words.versions.first}</p>
        ) : lines.length === 0 ? (
          <p className="d-faint">{words.versions.noChanges}</p>
        ) : (
          <ChangeList lines={lines} />
        )}
      </div>
      {children}
    </section>
  );
};

/** Changes in words, grouped by where they belong. */
export const ChangeList = ({ lines }: { readonly lines: readonly ChangeLine[] }) => {
  const areas = [...new Set(lines.map((line) => line.area))];
  return (
    <div className="d-changes">
      {areas.map((area) => {
        const own = lines.filter((line) => line.area === area);
        return (
          <section key={area}>
            <h3>
              {areaNames[area]} <small>{own.length}</small>
            </h3>
            <ul>
              {own.map((line) => (
                <ChangeRow key={line.key} line={line} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};

/** Whether a sentence ends with what was and what is, as of a way that leads elsewhere: “：受理通知 → 送达告知”. */
const tellsBoth = (sentence: string): boolean => /：[^：]* → [^：]*$/.test(sentence);

const ChangeRow = ({ line }: { readonly line: ChangeLine }) => {
  return (
    <li data-kind={line.kind} data-area={line.area}>
      <span className="d-chip-icon">
        <ChangeIcon kind={line.kind} area={line.area} />
      </span>
      <span className="d-change-words">
        {line.sentence}
        <small>{line.where}</small>
      </span>
      {tellsBoth(line.sentence) ||
      (line.sentence.includes(line.after) && line.after !== '') ? null : line.kind === 'changed' &&
        line.before !== '' &&
        line.after !== '' ? (
        <span className="d-was">
          <s>{line.before}</s> <ArrowRight size={12} aria-hidden /> <b>{line.after}</b>
        </span>
      ) : (
        <span className="d-badge">
          {line.kind === 'added'
            ? words.versions.new
            : line.kind === 'removed'
              ? words.versions.gone
              : words.versions.changed}
        </span>
      )}
    </li>
  );
};
