import type { TaskView } from '@fiveones/casework';
import { useEffect, type ReactNode } from 'react';
import { api } from '../api.ts';
import { OperationMenu } from './operation-menu.tsx';

/** 更多 at a task. Opening the page of work one may do ends the time in which it could be taken back. */
export function More({ view, reload }: { readonly view: TaskView; readonly reload: () => void }): ReactNode {
  useOpened(view);
  const { instance } = view.header;
  return <OperationMenu about={{ instance, task: view.task.slice(instance.length + 1) }} reload={reload} />;
}

/** Tells the server once that the work has been opened; whether that can be told changes nothing here. */
function useOpened({ task, mine }: TaskView): void {
  useEffect(() => {
    if (mine) api.task.open.mutate({ task }).catch(() => undefined);
  }, [task, mine]);
}
