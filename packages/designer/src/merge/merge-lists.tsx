import { Check, CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { differenceWords, type Choices, type ConflictWords, type Difference } from '@fiveones/definition';
import type { OrganisationInfo } from '../backend.ts';
import { useDesigner, useWorld } from '../context.tsx';
import { ChangeIcon } from '../tabs/change-list.tsx';
import { mergeWords } from '../words-merge.ts';
import { goThere, isHere, wayWords } from './go-there.ts';
import { placedAt } from './side-words.ts';
import type { OpenMerge } from './use-merge.ts';

interface Props {
  readonly merge: OpenMerge;
  readonly at: number;
  readonly onGo: (at: number) => void;
}

/** Everything that was changed since the two parted: taken, kept, the same, and what waits to be decided. */
export const MergeLists = ({ merge: { report, choices }, at, onGo }: Props) => (
  <div className="d-merge-lists">
    <Group name="taken" list={report.taken} />
    <Group name="kept" list={report.kept} />
    {report.same.length > 0 ? <Group name="same" list={report.same} /> : null}
    <section data-group="conflicts">
      <GroupHead
        name="conflicts"
        count={report.conflicts.length}
        open={report.conflicts.filter(({ conflict }) => choices[conflict.key] === undefined).length}
      />
      <ul>
        {report.conflicts.map((told, place) => (
          <ConflictLine
            key={told.conflict.key}
            told={told}
            choices={choices}
            current={place === at}
            onSelect={() => onGo(place)}
          />
        ))}
      </ul>
    </section>
  </div>
);

const GroupHead = ({
  name,
  count,
  open = 0,
}: {
  readonly name: keyof typeof mergeWords.groups;
  readonly count: number;
  /** How many wait to be decided. */
  readonly open?: number;
}) => {
  const note = name === 'conflicts' && open === 0 ? mergeWords.decided : mergeWords.notes[name];
  return (
    <h2 data-open={open > 0}>
      {mergeWords.groups[name]} <i>{count}</i>
      <small>{count === 0 ? mergeWords.nothing[name] : note}</small>
    </h2>
  );
};

const Group = ({
  name,
  list,
}: {
  readonly name: 'taken' | 'kept' | 'same';
  readonly list: readonly Difference[];
}) => {
  return (
    <section data-group={name}>
      <GroupHead name={name} count={list.length} />
      <ul>
        {list.map((one, place) => (
          <ChangeRow key={`${one.file} ${place}`} one={one} />
        ))}
      </ul>
    </section>
  );
};

/** One change in words; it leads to its place, where the draft has one. */
const ChangeRow = ({ one }: { readonly one: Difference }) => {
  const { store } = useWorld();
  const home = useDesigner((state) => state.organisation);
  const here = useDesigner((state) => isHere(state.files, one));
  const { within, ...own } = one;
  const said = (
    <>
      <span className="d-chip-icon" data-kind={one.kind}>
        <ChangeIcon kind={one.kind} area={one.area} />
      </span>
      <span>
        {differenceWords(atHome(own, home))}
        {within === undefined ? null : <small>{within}</small>}
      </span>
    </>
  );
  return (
    <li>
      {here ? (
        <button type="button" onClick={() => goThere(store, one)} title={wayWords(one)}>
          {said}
        </button>
      ) : (
        <div>{said}</div>
      )}
    </li>
  );
};

/** A change of a value of one's own place tells the place by its name. */
const atHome = (one: Difference, { region, regionName }: OrganisationInfo): Difference =>
  one.params['region'] === region && regionName !== ''
    ? { ...one, params: { ...one.params, region: regionName } }
    : one;

const ConflictLine = ({
  told: { conflict, thing, what, where },
  choices,
  current,
  onSelect,
}: {
  readonly told: ConflictWords;
  readonly choices: Choices;
  readonly current: boolean;
  readonly onSelect: () => void;
}) => {
  const { phone } = useWorld();
  const home = useDesigner((state) => state.organisation);
  const side = choices[conflict.key];
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // On a phone the list stands below what is decided, and must not take its place.
    if (current && !phone) line.current?.scrollIntoView({ block: 'nearest' });
  }, [current, phone]);
  return (
    <li ref={line}>
      <button type="button" aria-current={current} onClick={onSelect}>
        <span>
          {thing}
          {what === '' ? null : ` · ${placedAt(what, home)}`}
          {where === '' ? null : <small>{where}</small>}
        </span>
        <em className={side === undefined ? 'd-badge d-waits' : 'd-badge d-good-badge'}>
          {side === undefined ? <CircleAlert size={12} aria-hidden /> : <Check size={12} aria-hidden />}
          {side === undefined ? mergeWords.waits : mergeWords.chosen[side]}
        </em>
      </button>
    </li>
  );
};
