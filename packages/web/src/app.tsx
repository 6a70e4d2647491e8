import { useEffect, type ReactNode } from 'react';
import { go, useRoute, type Route } from './route.ts';
import { MeProvider, useOneSession, useSession } from './session.tsx';
import { useArrival } from './parts/arrival.ts';
import { late } from './parts/late.tsx';
import { Failed, Loading } from './parts/states.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { Today } from './pages/today.tsx';
import { NewCase } from './pages/new-case.tsx';
import { words } from './words.ts';

const TaskPage = late(() => import('./pages/task.tsx').then((page) => page.TaskPage));
const CasePage = late(() => import('./pages/case.tsx').then((page) => page.CasePage));
const HouseholdPage = late(() => import('./pages/household.tsx').then((page) => page.HouseholdPage));
const Households = late(() => import('./pages/households.tsx').then((page) => page.Households));
const LeavePage = late(() => import('./pages/leave.tsx').then((page) => page.LeavePage));
const HandoverPage = late(() => import('./pages/handover.tsx').then((page) => page.HandoverPage));
const StartFormPage = late(() => import('./pages/start-form.tsx').then((page) => page.StartFormPage));
const PrintPage = late(() => import('./pages/print.tsx').then((page) => page.PrintPage));
const DesignHome = late(() => import('./pages/design-home.tsx').then((page) => page.DesignHome));
const CalendarPage = late(() => import('./pages/calendar.tsx').then((page) => page.CalendarPage));
const VillagePage = late(() => import('./pages/village.tsx').then((page) => page.VillagePage));
const FiguresPage = late(() => import('./pages/figures.tsx').then((page) => page.FiguresPage));
const MonitorPage = late(() => import('./pages/monitor.tsx').then((page) => page.MonitorPage));
const Incidents = late(() => import('./pages/incidents.tsx').then((page) => page.Incidents));
const MoveCases = late(() => import('./pages/move-cases.tsx').then((page) => page.MoveCases));
const DutiesPage = late(() => import('./pages/duties.tsx').then((page) => page.DutiesPage));
const SamplePage = late(() => import('./pages/duties-sample.tsx').then((page) => page.SamplePage));
const ParametersPage = late(() => import('./pages/parameters.tsx').then((page) => page.ParametersPage));
const BatchesPage = late(() => import('./pages/batches.tsx').then((page) => page.BatchesPage));
const FindPage = late(() => import('./pages/find.tsx').then((page) => page.FindPage));
const LooksPage = late(() => import('./pages/looks.tsx').then((page) => page.LooksPage));
const KeyWorkPage = late(() => import('./pages/key-work.tsx').then((page) => page.KeyWorkPage));
const BoardPage = late(() => import('./pages/board.tsx').then((page) => page.BoardPage));
const HandbookPage = late(() => import('./pages/handbook.tsx').then((page) => page.HandbookPage));
const Templates = late(() => import('./pages/templates.tsx').then((page) => page.Templates));
const DesignPage = late(() => import('./pages/design.tsx').then((page) => page.DesignPage));

const pages: Readonly<Record<string, (route: Route) => ReactNode>> = {
  '': () => <Today />,
  new: ({ parts: [, packageId, process, region], query }) =>
    packageId !== undefined && process !== undefined && region !== undefined ? (
      <StartFormPage about={{ packageId, process, region }} />
    ) : (
      <NewCase what={query.get('what') ?? undefined} />
    ),
  task: ({ parts: [, instance = '', token = ''] }) => (
    <TaskPage key={`${instance}/${token}`} task={`${instance}/${token}`} />
  ),
  case: ({ parts: [, instance = ''] }) => <CasePage key={instance} instance={instance} />,
  household: ({ parts: [, person] }) =>
    person === undefined ? <Households /> : <HouseholdPage key={person} person={person} />,
  leave: () => <LeavePage />,
  handover: () => <HandoverPage />,
  print: ({ parts: [, instance = ''], query }) => (
    <PrintPage instance={instance} documents={(query.get('docs') ?? '').split(',').filter(Boolean)} />
  ),
  incidents: () => <Incidents />,
  calendar: () => <CalendarPage />,
  duties: (route) =>
    route.parts[1] === 'sample' ? (
      <SamplePage draw={route.parts[2]} />
    ) : route.parts[1] === 'key-work' ? (
      <KeyWorkPage route={route} />
    ) : (
      <DutiesPage route={route} />
    ),
  batches: (route) => <BatchesPage route={route} />,
  find: (route) => <FindPage route={route} />,
  looks: (route) => <LooksPage route={route} />,
  handbook: (route) => <HandbookPage route={route} />,
  village: (route) => <VillagePage route={route} />,
  figures: (route) => <FiguresPage route={route} />,
  monitor: (route) => <MonitorPage route={route} />,
  templates: (route) => <Templates route={route} />,
  design: ({ parts: [, packageId, part, one], query }) =>
    packageId === undefined ? (
      <DesignHome />
    ) : part === 'move' ? (
      <MoveCases packageId={packageId} />
    ) : part === 'parameters' ? (
      <ParametersPage packageId={packageId} parameter={one} />
    ) : (
      <DesignPage
        packageId={packageId}
        at={{ process: query.get('process') ?? '', step: query.get('step') ?? '' }}
      />
    ),
};

/** The whole application: who is here, and which page. */
export function App(): ReactNode {
  const route = useRoute();
  const session = useSession();
  useArrival(route.path);
  const [place = ''] = route.parts;
  const [before, forgetBefore] = useOneSession(session.data);
  const isPublic = place === 'board';
  useEffect(() => {
    if (session.data === null && place !== 'signin' && !isPublic) go('/signin', true);
  }, [session.data, place, isPublic]);
  useEffect(() => {
    const title = words.titles[place];
    document.title = title === undefined ? words.app : words.titled(title);
  }, [place]);
  if (isPublic) return <BoardPage region={route.parts[1] ?? ''} address={route.parts[2]} />;
  if (session.isPending) return <Loading rows={6} />;
  if (session.isLoadingError) return <Failed error={session.error} again={() => void session.refetch()} />;
  if (session.data === null || place === 'signin') return <SignIn before={before} />;
  const page = pages[place];
  return (
    <MeProvider key={session.data.id} value={session.data}>
      {before === undefined || before === session.data.name ? null : (
        <p className="notice amber changed-session" role="status">
          {words.signIn.changedElsewhere(before, session.data.name)}
          <button type="button" className="link" onClick={forgetBefore}>
            {words.signIn.understood}
          </button>
        </p>
      )}
      {page ? page(route) : <NotHere />}
    </MeProvider>
  );
}

const NotHere = () => (
  <main className="alone">
    <h1>{words.failure.notHere}</h1>
    <p>{words.failure.notHereWhy}</p>
    <a className="button primary" href="/">
      {words.backToToday}
    </a>
  </main>
);
