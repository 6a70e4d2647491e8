import type { Basis } from '@fiveones/casework';
import { DayField } from '@fiveones/form-view';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { linkTo } from '../route.ts';
import { handbookWords as say } from './handbook-words.ts';

const states = Object.keys(say.basisStates) as readonly Basis['status'][];

/** 依据复核: every paper that the work rests on, how far it holds, and when somebody last looked it up. */
export function BasisPart({
  packageId,
  writes,
}: {
  readonly packageId: string;
  readonly writes: boolean;
}): ReactNode {
  const basis = useQuery({
    queryKey: ['basis', packageId],
    queryFn: () => api.handbook.basis.query({ packageId }),
  });
  if (basis.isPending) return <Loading rows={4} />;
  if (basis.isError) return <Failed error={basis.error} again={() => void basis.refetch()} />;
  return (
    <div className="handbook-own">
      <p className="muted">
        {say.basisAbout} {writes ? null : say.readOnly}
      </p>
      {writes ? (
        <p>
          <a className="button" {...linkTo(`/design/${packageId}`)}>
            {say.toPublish}
          </a>
        </p>
      ) : null}
      {basis.data.length === 0 ? <p className="muted">{say.basisNone}</p> : null}
      <ul className="handbook-paragraphs">
        {basis.data.map((one) => (
          <Paper key={one.code} paper={one} packageId={packageId} writes={writes} />
        ))}
      </ul>
    </div>
  );
}

function Paper({
  paper,
  packageId,
  writes,
}: {
  readonly paper: Basis;
  readonly packageId: string;
  readonly writes: boolean;
}): ReactNode {
  const queries = useQueryClient();
  const [status, setStatus] = useState(paper.status);
  const [checkedAt, setCheckedAt] = useState(paper.checkedAt);
  const save = useMutation({
    mutationFn: () => api.handbook.recheck.mutate({ packageId, code: paper.code, status, checkedAt }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['basis', packageId] }),
  });
  const same = status === paper.status && checkedAt === paper.checkedAt;
  return (
    <li>
      <p>
        <b>{paper.title}</b> <span className="muted">{paper.number}</span>{' '}
        {paper.unverified ? <span className="tag">{say.unverified}</span> : null}
      </p>
      <form
        className="row wrap"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <select
          className="input"
          aria-label={say.basisState(paper.title)}
          value={status}
          disabled={!writes}
          onChange={(event) => setStatus(states.find((one) => one === event.target.value) ?? 'unknown')}
        >
          {states.map((one) => (
            <option key={one} value={one}>
              {say.basisStates[one]}
            </option>
          ))}
        </select>
        <DayField
          inputClass="input"
          label={say.basisDay(paper.title)}
          labelHidden
          value={checkedAt}
          required
          disabled={!writes}
          onChange={setCheckedAt}
        />
        {writes ? (
          <button type="submit" className="button" disabled={same || checkedAt === '' || save.isPending}>
            {save.isPending ? say.saving : say.save}
          </button>
        ) : null}
        <span role="status" className={save.isError ? 'error' : 'muted'}>
          {save.isError
            ? failureOf(save.error).message
            : save.isSuccess && same
              ? say.saved
              : paper.checkedAt === ''
                ? say.basisNever
                : ''}
        </span>
      </form>
    </li>
  );
}
