import type { OwnParagraphs } from '@fiveones/casework';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, TriangleAlert } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Box } from '../parts/box.tsx';
import { DialogEnd } from '../parts/dialog-end.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { handbookWords as say } from './handbook-words.ts';

type Paragraph = OwnParagraphs['paragraphs'][number];
type Place = OwnParagraphs['places'][number];

/** Letters that one place holds; the server says the same. */
const longest = 20_000;
/** Places offered at once for what was typed. */
const mostPlaces = 40;

/** What the office itself says in a handbook: read, written, moved, taken away. */
export function OwnParagraphsPart({
  packageId,
  writes,
}: {
  readonly packageId: string;
  readonly writes: boolean;
}): ReactNode {
  const own = useQuery({
    queryKey: ['own-paragraphs', packageId],
    queryFn: () => api.handbook.paragraphs.query({ packageId }),
  });
  const [editing, setEditing] = useState<Paragraph | 'new' | undefined>();
  const [removing, setRemoving] = useState<Paragraph | undefined>();
  if (own.isPending) return <Loading rows={4} />;
  if (own.isError) return <Failed error={own.error} again={() => void own.refetch()} />;
  const { places, paragraphs } = own.data;
  const lost = paragraphs.filter(({ place }) => place === undefined);
  const placed = paragraphs.filter(({ place }) => place !== undefined);
  const actions = (paragraph: Paragraph): ReactNode =>
    writes ? (
      <span className="row">
        <button type="button" className="button" onClick={() => setEditing(paragraph)}>
          {paragraph.place === undefined ? say.move : say.edit}
        </button>
        <button type="button" className="button" onClick={() => setRemoving(paragraph)}>
          {say.remove}
        </button>
      </span>
    ) : null;
  return (
    <div className="handbook-own">
      <p className="muted">
        {say.ownAbout} {writes ? null : say.readOnly}
      </p>
      {writes ? (
        <p className="row wrap">
          <button type="button" className="button primary" onClick={() => setEditing('new')}>
            <Plus aria-hidden /> {say.add}
          </button>
          {paragraphs.some(({ changed }) => changed) ? (
            <a className="button" {...linkTo(`/design/${packageId}`)}>
              {say.toPublish}
            </a>
          ) : null}
        </p>
      ) : null}
      {lost.length > 0 ? (
        <section className="notice amber" aria-label={say.lostTitle(lost.length)}>
          <h3>
            <TriangleAlert aria-hidden /> {say.lostTitle(lost.length)}
          </h3>
          <p>{say.lostAbout}</p>
          <ParagraphList paragraphs={lost} actions={actions} />
        </section>
      ) : null}
      {paragraphs.length === 0 ? <p className="empty">{say.none}</p> : null}
      <ParagraphList paragraphs={placed} actions={actions} />
      {editing === undefined ? null : (
        <Editor
          packageId={packageId}
          places={places}
          paragraphs={paragraphs}
          opened={editing === 'new' ? undefined : editing}
          close={() => setEditing(undefined)}
        />
      )}
      {removing === undefined ? null : (
        <Removing packageId={packageId} paragraph={removing} close={() => setRemoving(undefined)} />
      )}
    </div>
  );
}

const ParagraphList = ({
  paragraphs,
  actions,
}: {
  readonly paragraphs: readonly Paragraph[];
  readonly actions: (paragraph: Paragraph) => ReactNode;
}): ReactNode => (
  <ul className="handbook-paragraphs">
    {paragraphs.map((paragraph) => (
      <li key={paragraph.anchor}>
        <div className="row wrap">
          <b>{paragraph.place ?? say.lostAt(paragraph.anchor)}</b>
          {paragraph.changed ? <span className="badge amber">{say.changed}</span> : null}
          <span className="grow" />
          {actions(paragraph)}
        </div>
        <p className="text">{paragraph.text.trim()}</p>
      </li>
    ))}
  </ul>
);

interface Writing {
  readonly anchor: string;
  readonly before: string | null;
  readonly text: string;
  readonly from?: string;
}

function useWriting(packageId: string, close: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (writing: Writing) => api.handbook.write.mutate({ packageId, ...writing }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['own-paragraphs', packageId] });
      close();
    },
  });
}

function Editor({
  packageId,
  places,
  paragraphs,
  opened,
  close,
}: {
  readonly packageId: string;
  readonly places: readonly Place[];
  readonly paragraphs: readonly Paragraph[];
  /** The paragraph that is edited or, when its place is gone, moved; nothing: a new one. */
  readonly opened: Paragraph | undefined;
  readonly close: () => void;
}): ReactNode {
  const moves = opened !== undefined && opened.place === undefined;
  const [anchor, setAnchor] = useState(moves ? '' : (opened?.anchor ?? ''));
  const [text, setText] = useState(opened?.text.trim() ?? '');
  const writing = useWriting(packageId, close);
  const hint = useId();
  const there = paragraphs.find((one) => one.anchor === anchor);
  const choose = (chosen: string): void => {
    setAnchor(chosen);
    // Where something stands already, it is gone on with and never overwritten unseen.
    const known = paragraphs.find((one) => one.anchor === chosen);
    if (known && known !== opened) setText([known.text.trim(), text.trim()].filter(Boolean).join('\n\n'));
  };
  const save = (): void =>
    writing.mutate({
      anchor,
      before: there?.text ?? null,
      text,
      ...(moves && { from: opened.anchor }),
    });
  return (
    <Box
      title={opened === undefined ? say.add : moves ? say.move : (opened.place ?? say.edit)}
      close={close}
      wide
    >
      <div className="handbook-editor">
        {opened === undefined || moves ? (
          <PlaceField places={places} anchor={anchor} choose={choose} />
        ) : null}
        <label className="handbook-text">
          {say.text}
          <textarea
            className="input"
            rows={10}
            maxLength={longest}
            value={text}
            aria-describedby={hint}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <p id={hint} className="muted">
          {say.textHint} {say.letters(text.length, longest)}
        </p>
        <DialogEnd
          wrong={writing.isError ? failureOf(writing.error).message : ''}
          label={writing.isPending ? say.saving : say.save}
          busy={anchor === '' || text.trim() === '' || writing.isPending}
          close={close}
          send={save}
        />
      </div>
    </Box>
  );
}

/** Where it stands: found by a few letters of its name. */
function PlaceField({
  places,
  anchor,
  choose,
}: {
  readonly places: readonly Place[];
  readonly anchor: string;
  readonly choose: (anchor: string) => void;
}): ReactNode {
  const [asked, setAsked] = useState('');
  const name = useId();
  const fitting = places
    .filter((place) => place.name.includes(asked.trim()) || place.anchor === anchor)
    .slice(0, mostPlaces);
  return (
    <fieldset className="handbook-place">
      <legend>{say.place}</legend>
      <input
        type="search"
        className="input"
        value={asked}
        maxLength={60}
        placeholder={say.placeFind}
        aria-label={say.placeFind}
        onChange={(event) => setAsked(event.target.value)}
      />
      <div className="handbook-places">
        {fitting.length === 0 ? <p className="muted">{say.placeNone}</p> : null}
        {fitting.map((place) => (
          <label key={place.anchor} className="row">
            <input
              type="radio"
              name={name}
              checked={place.anchor === anchor}
              onChange={() => choose(place.anchor)}
            />
            {place.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Removing({
  packageId,
  paragraph,
  close,
}: {
  readonly packageId: string;
  readonly paragraph: Paragraph;
  readonly close: () => void;
}): ReactNode {
  const writing = useWriting(packageId, close);
  return (
    <Box title={say.remove} close={close}>
      <p>{say.removeSure(paragraph.place ?? paragraph.anchor)}</p>
      <DialogEnd
        wrong={writing.isError ? failureOf(writing.error).message : ''}
        label={say.remove}
        busy={writing.isPending}
        close={close}
        send={() => writing.mutate({ anchor: paragraph.anchor, before: paragraph.text, text: '' })}
      />
    </Box>
  );
}
