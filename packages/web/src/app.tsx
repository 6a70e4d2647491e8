import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { go, useRoute, type Route } from './route.ts';
import { MeProvider, useSession } from './session.tsx';
import { Failed, Loading } from './parts/states.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { Today } from './pages/today.tsx';
import { NewCase } from './pages/new-case.tsx';
import { words } from './words.ts';

const TaskPage = lazy(() => import('./pages/task.tsx').then((page) => ({ default: page.TaskPage })));
const CasePage = lazy(() => import('./pages/case.tsx').then((page) => ({ default: page.CasePage })));
const HouseholdPage = lazy(() =>
  import('./pages/household.tsx').then((page) => ({ default: page.HouseholdPage })),
);
const Households = lazy(() =>
  import('./pages/households.tsx').then((page) => ({ default: page.Households })),
);
const LeavePage = lazy(() => import('./pages/leave.tsx').then((page) => ({ default: page.LeavePage })));
const HandoverPage = lazy(() =>
  import('./pages/handover.tsx').then((page) => ({ default: page.HandoverPage })),
);
const StartFormPage = lazy(() =>
  import('./pages/start-form.tsx').then((page) => ({ default: page.StartFormPage })),
);
const PrintPage = lazy(() => import('./pages/print.tsx').then((page) => ({ default: page.PrintPage })));
const DesignHome = lazy(() =>
  import('./pages/design-home.tsx').then((page) => ({ default: page.DesignHome })),
);
const CalendarPage = lazy(() =>
  import('./pages/calendar.tsx').then((page) => ({ default: page.CalendarPage })),
);
const VillagePage = lazy(() => import('./pages/village.tsx').then((page) => ({ default: page.VillagePage })));
const FiguresPage = lazy(() => import('./pages/figures.tsx').then((page) => ({ default: page.FiguresPage })));
const Incidents = lazy(() => import('./pages/incidents.tsx').then((page) => ({ default: page.Incidents })));
const MoveCases = lazy(() => import('./pages/move-cases.tsx').then((page) => ({ default: page.MoveCases })));
const DutiesPage = lazy(() => import('./pages/duties.tsx').then((page) => ({ default: page.DutiesPage })));
const SamplePage = lazy(() =>
  import('./pages/duties-sample.tsx').then((page) => ({ default: page.SamplePage })),
);
const DesignPage = lazy(() => import('./pages/design.tsx').then((page) => ({ default: page.DesignPage })));

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
  duties: (route) => (route.parts[1] === 'sample' ? <SamplePage /> : <DutiesPage route={route} />),
  village: (route) => <VillagePage route={route} />,
  figures: (route) => <FiguresPage route={route} />,
  design: ({ parts: [, packageId, move], query }) =>
    packageId === undefined ? (
      <DesignHome />
    ) : move === 'move' ? (
      <MoveCases packageId={packageId} />
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
  const [place = ''] = route.parts;
  useEffect(() => {
    if (session.data === null && place !== 'signin') go('/signin', true);
  }, [session.data, place]);
  useEffect(() => {
    const title = words.titles[place];
    document.title = title === undefined ? words.app : words.titled(title);
  }, [place]);
  if (session.isPending) return <Loading rows={6} />;
  if (session.isError) return <Failed error={session.error} again={() => void session.refetch()} />;
  if (session.data === null || place === 'signin') return <SignIn />;
  const page = pages[place];
  return (
    <MeProvider value={session.data}>
      <Suspense fallback={<Loading rows={6} />}>{page ? page(route) : <NotHere />}</Suspense>
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
