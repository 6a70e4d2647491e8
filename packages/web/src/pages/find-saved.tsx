import type { SavedSearch } from '@fiveones/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BookmarkPlus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Box } from '../parts/box.tsx';
import { Wrong } from '../parts/wrong.tsx';
import { linkTo } from '../route.ts';
import { addressOf, isSame, questionOf, type Asked } from './find-asked.ts';
import { findWords as say } from './find-words.ts';

const key = ['find-saved'];

/** 常用查询: questions that somebody keeps, and the way to keep the one that is asked. */
export function SavedSearches({ asked }: { readonly asked: Asked }): ReactNode {
  const client = useQueryClient();
  const saved = useQuery({ queryKey: key, queryFn: () => api.find.saved.query() });
  const [naming, setNaming] = useState(false);
  const forget = async (name: string) => client.setQueryData(key, await api.find.forget.mutate({ name }));
  const isAsked = Object.keys(asked).length > 0;
  if (!isAsked && (saved.data ?? []).length === 0) return null;
  return (
    <section className="row wrap find-saved" aria-label={say.saved}>
      <span className="muted">{say.saved}</span>
      {(saved.data ?? []).map((one) => (
        <span key={one.name} className={`chip ${isSame(one, asked) ? 'blue' : ''}`}>
          <a
            aria-current={isSame(one, asked) ? 'true' : undefined}
            {...linkTo(`/find?${new URLSearchParams(addressOf(one)).toString()}`)}
          >
            {one.name}
          </a>
          <button
            type="button"
            className="find-forget"
            aria-label={say.forget(one.name)}
            title={say.forget(one.name)}
            onClick={() => void forget(one.name)}
          >
            <X aria-hidden />
          </button>
        </span>
      ))}
      {isAsked && !(saved.data ?? []).some((one) => isSame(one, asked)) ? (
        <button type="button" className="link" onClick={() => setNaming(true)}>
          <BookmarkPlus aria-hidden /> {say.save}
        </button>
      ) : null}
      {naming ? (
        <Naming
          asked={asked}
          done={(list) => {
            setNaming(false);
            if (list) client.setQueryData(key, list);
          }}
        />
      ) : null}
    </section>
  );
}

function Naming({
  asked,
  done,
}: {
  readonly asked: Asked;
  readonly done: (saved?: readonly SavedSearch[]) => void;
}): ReactNode {
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState('');
  const keep = async () => {
    try {
      done(await api.find.save.mutate({ name: name.trim(), asked: questionOf(asked) }));
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <Box title={say.saveTitle} close={() => done()} typed={name !== ''}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <p className="muted">{say.saveAbout}</p>
        <label className="field">
          {say.name}
          <input
            className="input"
            value={name}
            maxLength={30}
            placeholder={say.nameHint}
            autoFocus
            required
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <Wrong text={wrong} />
        <p className="row">
          <span className="grow" />
          <button type="button" className="button" onClick={() => done()}>
            {say.cancel}
          </button>
          <button type="submit" className="button primary" disabled={name.trim() === ''}>
            {say.keep}
          </button>
        </p>
      </form>
    </Box>
  );
}
