import type { TaskView } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { usePhone } from '../parts/phone.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { TaskDesk } from './task-desk.tsx';
import { TaskDone } from './task-done.tsx';
import { TaskPhone } from './task-phone.tsx';
import { subjectNow, useTaskWork, type TaskWork } from './task-work.ts';
import { words } from '../words.ts';
import { BackLink } from '../parts/back-link.tsx';

/** One piece of work: the forms that are to be filled, and everything needed beside them. */
export function TaskPage({ task }: { readonly task: string }): ReactNode {
  const view = useQuery({
    // Not kept: whoever comes back finds the draft as it was last kept, not as it was when they came before.
    queryKey: ['task', task, 'work'],
    queryFn: () => api.task.get.query({ task }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [told, setTold] = useState<Parameters<typeof TaskDone>[0]>();
  if (told) return <TaskDone {...told} />;
  // A form that is being filled in stays when it could only not be read anew.
  if (view.isLoadingError || (view.isRefetchError && !failureOf(view.error).offline))
    return (
      <Framed>
        <Failed error={view.error} again={() => void view.refetch()} instance={task.split('/')[0]} />
      </Framed>
    );
  if (view.isPending)
    return (
      <Framed>
        <Loading rows={8} />
      </Framed>
    );
  return <Working view={view.data} onDone={setTold} reload={() => void view.refetch()} />;
}

function Working({
  view,
  onDone,
  reload,
}: {
  readonly view: TaskView;
  readonly onDone: (told: Parameters<typeof TaskDone>[0]) => void;
  readonly reload: () => void;
}): ReactNode {
  const phone = usePhone();
  const work: TaskWork = useTaskWork(view, (done, back) =>
    onDone({ done, back, what: `${subjectNow(work)} · ${view.nodeName}` }),
  );
  const title = words.titled(`${subjectNow(work)} · ${view.nodeName}`);
  // Of several that lie open beside each other, the tabs of the browser tell which is which.
  useEffect(() => {
    document.title = title;
  }, [title]);
  return phone ? <TaskPhone work={work} reload={reload} /> : <TaskDesk work={work} reload={reload} />;
}

const Framed = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <div className="working">
    <header className="work-bar">
      <BackLink />
    </header>
    {children}
  </div>
);
