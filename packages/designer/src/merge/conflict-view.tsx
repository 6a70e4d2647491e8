import { ChevronLeft, ChevronRight, Info, LockKeyhole, MapPin } from 'lucide-react';
import type { ConflictWords, Side } from '@fiveones/definition';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { namingIn } from '../naming.ts';
import { mergeWords } from '../words-merge.ts';
import { words } from '../words.ts';
import { goThere, isHere, wayWords } from './go-there.ts';
import { SidePicture } from './side-picture.tsx';
import { isStatutory, placedAt, saidBy } from './side-words.ts';
import type { OpenMerge } from './use-merge.ts';

interface Props {
  readonly merge: OpenMerge;
  readonly told: ConflictWords;
  readonly at: number;
  readonly onGo: (at: number) => void;
}

const sides = ['base', 'ours', 'theirs'] as const;
const choosable = ['ours', 'theirs'] as const;

/** One place that both have changed: what each version says there, side by side, and which is taken. */
export const ConflictView = ({ merge, told, at, onGo }: Props) => {
  const { store } = useWorld();
  const { conflict, where, thing, what } = told;
  const home = useDesigner((state) => state.organisation);
  const here = useDesigner((state) => isHere(state.files, conflict));
  const all = merge.report.conflicts.length;
  return (
    <section className="d-conflict" aria-labelledby="d-conflict-title">
      <header>
        <h2 id="d-conflict-title" tabIndex={-1}>
          {thing}
          {what === '' ? null : <span> · {placedAt(what, home)}</span>}
        </h2>
        {isStatutory(conflict.base) || conflict.recommended === 'theirs' ? (
          <span className="d-badge">
            <LockKeyhole size={12} aria-hidden />
            {words.lock['statutory']}
          </span>
        ) : null}
        <small>{[where, mergeWords.place(at + 1, all)].filter(Boolean).join(' · ')}</small>
        <span className="d-spring" />
        {here ? (
          <button type="button" className="d-button" onClick={() => goThere(store, conflict)}>
            <MapPin size={14} aria-hidden />
            {wayWords(conflict)}
          </button>
        ) : null}
      </header>
      <div className="d-three-sides">
        {sides.map((side) => (
          <SideCard key={side} merge={merge} told={told} side={side} />
        ))}
      </div>
      <Choice merge={merge} told={told} />
      {all > 1 ? (
        <nav className="d-conflict-ways">
          <button type="button" className="d-button" disabled={at === 0} onClick={() => onGo(at - 1)}>
            <ChevronLeft size={14} aria-hidden />
            {mergeWords.previous}
          </button>
          <button type="button" className="d-button" disabled={at === all - 1} onClick={() => onGo(at + 1)}>
            {mergeWords.next}
            <ChevronRight size={14} aria-hidden />
          </button>
        </nav>
      ) : null}
    </section>
  );
};

const SideCard = ({
  merge,
  told,
  side,
}: {
  readonly merge: OpenMerge;
  readonly told: ConflictWords;
  readonly side: Side | 'base';
}) => {
  const said = saidBy(told, side, namingIn(usePack()));
  const version = {
    base: mergeWords.versionOf.base(merge.from),
    ours: mergeWords.versionOf.ours,
    theirs: mergeWords.versionOf.theirs(merge.to),
  };
  return (
    <div className="d-side-card" data-side={side} data-chosen={merge.choices[told.conflict.key] === side}>
      <h3>
        {mergeWords.sides[side]} <small>{version[side]}</small>
      </h3>
      {'words' in said ? (
        <p>{said.words}</p>
      ) : (
        <details>
          <summary>{mergeWords.content}</summary>
          <pre>{said.content}</pre>
        </details>
      )}
      <SidePicture conflict={told.conflict} side={side} files={merge.versions[side]} />
    </div>
  );
};

const Choice = ({ merge, told }: { readonly merge: OpenMerge; readonly told: ConflictWords }) => {
  const { editable } = useWorld();
  const { key, recommended } = told.conflict;
  return (
    <fieldset className="d-choice" disabled={!editable}>
      <legend>{mergeWords.how}</legend>
      <div>
        {choosable.map((side) => (
          <label key={side} data-chosen={merge.choices[key] === side}>
            <input
              type="radio"
              name={key}
              checked={merge.choices[key] === side}
              onChange={() => merge.choose({ [key]: side })}
            />
            <span>
              <b>{mergeWords.chosen[side]}</b>
              {recommended === side ? <em className="d-badge d-good-badge">{mergeWords.advised}</em> : null}
              <small>{mergeWords.effect[side]}</small>
            </span>
          </label>
        ))}
      </div>
      <p className="d-why">
        <Info size={14} aria-hidden />
        {mergeWords.why[recommended]}
      </p>
    </fieldset>
  );
};
