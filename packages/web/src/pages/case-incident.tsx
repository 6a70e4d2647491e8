import type { CaseView } from '@fiveones/casework';
import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { words } from '../words.ts';

const say = words.case;

/** Where the case could not go on, and the way to try again for whoever may. */
export function IncidentCard({
  incident,
  instance,
}: {
  readonly incident: CaseView['incidents'][number];
  readonly instance: string;
}): ReactNode {
  const client = useQueryClient();
  const [wrong, setWrong] = useState('');
  const retry = () =>
    api.incident.retry.mutate({ incidents: [{ instance, incident: incident.id }] }).then(
      ([failed]) => {
        setWrong(failed?.message ?? '');
        return client.invalidateQueries();
      },
      (error: unknown) => setWrong(failureOf(error).message),
    );
  return (
    <div className="notice seal row" role="alert">
      <TriangleAlert aria-hidden />
      <span>
        <b>{say.stopped(incident.nodeName)}</b>
        {incident.message} {wrong}
      </span>
      {incident.mayRetry ? (
        <Button className="button" onPress={() => void retry()}>
          {say.retry}
        </Button>
      ) : (
        <span className="muted">{say.countyRepairs}</span>
      )}
    </div>
  );
}
