import type { MonitorAsked, MonitoredCase } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { Clock, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { go, linkTo } from '../route.ts';
import { monitorWords as say } from './monitor-words.ts';

/** The cases behind a figure of 监测. */
export function MonitorCaseList({
  asked,
  title,
  close,
}: {
  readonly asked: MonitorAsked & { readonly step: string | undefined; readonly place: string | undefined };
  readonly title: string;
  /** The address without them. */
  readonly close: string;
}): ReactNode {
  const cases = useQuery({
    queryKey: ['monitor', 'cases', asked],
    queryFn: () => api.monitor.cases.query(asked),
  });
  const place = useRef<HTMLElement>(null);
  const pressed = useRef<Element>(null);
  const there = cases.data !== undefined;
  // What was pressed may stand far above: the keyboard goes along to what came, and back when it goes.
  useEffect(() => {
    pressed.current = document.activeElement;
    place.current?.focus({ preventScroll: true });
  }, [title]);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' });
  }, [title, there]);
  useEffect(
    () => () => {
      if (pressed.current instanceof HTMLElement || pressed.current instanceof SVGElement)
        pressed.current.focus();
    },
    [],
  );
  return (
    <section
      ref={place}
      className="card monitor-behind"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Escape' && go(close)}
    >
      <h2 className="row">
        {title} <span className="muted">{say.listAbout}</span>
        <span className="grow" />
        <a className="button" {...linkTo(close)}>
          {say.close}
        </a>
      </h2>
      {cases.isLoadingError ? (
        <Failed error={cases.error} again={() => void cases.refetch()} />
      ) : cases.data === undefined ? (
        <Loading rows={3} />
      ) : cases.data.length === 0 ? (
        <p className="muted">{say.noCases}</p>
      ) : (
        <table className="monitor-cases">
          <thead>
            <tr>
              <th scope="col">{say.number}</th>
              <th scope="col">{say.place}</th>
              <th scope="col">{say.step}</th>
              <th scope="col">{say.due}</th>
            </tr>
          </thead>
          <tbody>
            {cases.data.map((one) => (
              <tr key={one.instance}>
                <th scope="row">
                  <a {...linkTo(`/case/${one.instance}`)}>{one.number}</a>
                </th>
                <td>{one.regionName}</td>
                <td>{one.waitsFor}</td>
                <td>
                  <Due one={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Due({ one: { state, due } }: { readonly one: MonitoredCase }): ReactNode {
  if (due === undefined) return <span className="muted">{say.noDue}</span>;
  const day = due.slice(0, 10);
  if (state === 'open') return day;
  return state === 'overdue' ? (
    <b className="seal">
      <TriangleAlert aria-hidden /> {day} {say.overdue}
    </b>
  ) : (
    <b className="amber">
      <Clock aria-hidden /> {day} {say.soon}
    </b>
  );
}
