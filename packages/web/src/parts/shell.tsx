import {
  Activity,
  BookOpen,
  BookUser,
  CalendarClock,
  CalendarDays,
  ChartColumn,
  ClipboardList,
  Eye,
  FileSearch,
  House,
  Inbox as InboxIcon,
  LogOut,
  Moon,
  PencilRuler,
  Search,
  Send,
  Sun,
  TriangleAlert,
  UserRoundX,
  Users,
} from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Switch } from 'react-aria-components';
import { useQuery } from '@tanstack/react-query';
import { api, speaksFor } from '../api.ts';
import { useLook } from '../look.ts';
import { go, linkTo, useRoute } from '../route.ts';
import { tellWindows, useForget, useMe } from '../session.tsx';
import { DemoClock } from './demo-clock.tsx';
import { words } from '../words.ts';

/** Places beside the workbench. */
const elsewhere: ReadonlySet<string> = new Set([
  'design',
  'find',
  'household',
  'incidents',
  'calendar',
  'village',
  'figures',
  'monitor',
  'duties',
  'handbook',
  'looks',
  'batches',
]);

/** Navigation at the side, search and look on top: the frame of every page that is not a working page. */
export function Shell({
  back,
  children,
  count,
}: {
  readonly back?: ReactNode;
  readonly children: ReactNode;
  readonly count?: number | undefined;
}): ReactNode {
  const { parts } = useRoute();
  const [asked = ''] = parts;
  // Templates are looked for while designing.
  const place = asked === 'templates' ? 'design' : asked;
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.shell.skip}
      </a>
      <Navigation here={place} count={count} />
      <div className="page">
        <header className="top">
          {back ?? <SearchBox />}
          <span className="grow" />
          <DemoClock />
          <LookSwitches />
        </header>
        <main id="main" className="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

/** The places that a person may open. */
function Navigation({
  here,
  count,
}: {
  readonly here: string;
  readonly count: number | undefined;
}): ReactNode {
  const me = useMe();
  return (
    <nav className="nav" aria-label={words.shell.mainNav}>
      <a className="brand" {...linkTo('/')}>
        <img src="/icon.svg" alt="" /> {words.app}
      </a>
      <PlaceLink
        to=""
        name={words.shell.workbench}
        here={elsewhere.has(here) ? here : ''}
        icon={<InboxIcon aria-hidden />}
      >
        {count ? <b className="figure">{count}</b> : null}
      </PlaceLink>
      <PlaceLink to="household" name={words.shell.households} here={here} icon={<BookUser aria-hidden />} />
      <PlaceLink to="find" here={here} icon={<FileSearch aria-hidden />} wide />
      <PlaceLink to="village" here={here} icon={<House aria-hidden />} shown={me.keepsBooks} />
      <PlaceLink to="figures" here={here} icon={<ChartColumn aria-hidden />} shown={me.keepsBooks} wide />
      <PlaceLink to="monitor" here={here} icon={<Activity aria-hidden />} shown={me.monitors} wide />
      <PlaceLink to="duties" here={here} icon={<ClipboardList aria-hidden />} wide />
      <PlaceLink to="handbook" here={here} icon={<BookOpen aria-hidden />} wide />
      <PlaceLink to="batches" here={here} icon={<Send aria-hidden />} shown={me.sends} wide />
      <PlaceLink to="looks" here={here} icon={<Eye aria-hidden />} shown={me.supervises} wide />
      <PlaceLink
        to="incidents"
        name={words.shell.incidents}
        here={here}
        icon={<TriangleAlert aria-hidden />}
        shown={me.repairs}
      />
      <PlaceLink
        to="calendar"
        name={words.shell.calendar}
        here={here}
        icon={<CalendarDays aria-hidden />}
        shown={me.repairs}
      />
      <PlaceLink
        to="design"
        name={words.shell.design}
        here={here}
        icon={<PencilRuler aria-hidden />}
        shown={me.designs}
      />
      <span className="grow" />
      <PersonMenu />
    </nav>
  );
}

/** A place in the navigation. */
const PlaceLink = ({
  to,
  name = words.titles[to],
  here,
  icon,
  shown = true,
  wide = false,
  children,
}: {
  readonly to: string;
  readonly name?: string | undefined;
  readonly here: string;
  readonly icon: ReactNode;
  /** The person may open it. */
  readonly shown?: boolean;
  /** It is left out where there is little room. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
}): ReactNode =>
  shown ? (
    <a
      className={[here === to ? 'here' : '', wide ? 'wide-nav' : ''].filter(Boolean).join(' ')}
      aria-current={here === to ? 'page' : undefined}
      {...linkTo(`/${to}`)}
    >
      {icon} {name} {children}
    </a>
  ) : null;

/** 大字版 and 深色, on every page, remembered. */
export function LookSwitches({ compact = false }: { readonly compact?: boolean }): ReactNode {
  const [look, setLook] = useLook();
  return (
    <>
      <Switch
        className="switch"
        isSelected={look.size === 'large'}
        onChange={(large) => setLook({ size: large ? 'large' : 'normal' })}
      >
        <span>{words.shell.large}</span>
        <i aria-hidden />
      </Switch>
      <Button
        className="quiet"
        aria-label={look.theme === 'dark' ? words.shell.toLight : words.shell.toDark}
        onPress={() => setLook({ theme: look.theme === 'dark' ? 'light' : 'dark' })}
      >
        {look.theme === 'dark' ? <Sun aria-hidden /> : <Moon aria-hidden />}
        {compact ? null : (
          <span className="wide-only">{look.theme === 'dark' ? words.shell.light : words.shell.dark}</span>
        )}
      </Button>
    </>
  );
}

function PersonMenu(): ReactNode {
  const me = useMe();
  const forget = useForget();
  const [first] = me.holdings;
  const leave = async () => {
    speaksFor(undefined);
    await api.session.signOut.mutate();
    tellWindows();
    await forget();
    go('/signin');
  };
  return (
    <MenuTrigger>
      <Button className="person">
        <span className="face" aria-hidden>
          {me.name.slice(0, 1)}
        </span>
        <span>
          <b>{me.name}</b>
          <small>{first?.unitName.replace(/(人民政府|村民委员会|居民委员会)$/, '')}</small>
          <small title={first?.postName}>{first?.postName}</small>
        </span>
      </Button>
      <Popover className="popover" placement="top start">
        <Menu
          className="menu"
          aria-label={words.shell.account}
          onAction={(key) => {
            if (key === 'switch') go('/signin');
            else if (key === 'substitute') go('/leave');
            else if (elsewhere.has(String(key))) go(`/${String(key)}`);
            else if (key === 'handover') go('/handover');
            else void leave();
          }}
        >
          <MenuItem id="switch" className="menu-item">
            <Users aria-hidden /> {words.shell.switchPerson}
          </MenuItem>
          <MenuItem id="substitute" className="menu-item">
            <CalendarClock aria-hidden /> {words.titles['leave']}
          </MenuItem>
          <MenuItem id="find" className="menu-item">
            <FileSearch aria-hidden /> {words.titles['find']}
          </MenuItem>
          {me.keepsBooks ? (
            <MenuItem id="figures" className="menu-item">
              <ChartColumn aria-hidden /> {words.titles['figures']}
            </MenuItem>
          ) : null}
          {me.monitors ? (
            <MenuItem id="monitor" className="menu-item">
              <Activity aria-hidden /> {words.titles['monitor']}
            </MenuItem>
          ) : null}
          <MenuItem id="duties" className="menu-item">
            <ClipboardList aria-hidden /> {words.titles['duties']}
          </MenuItem>
          <MenuItem id="handbook" className="menu-item">
            <BookOpen aria-hidden /> {words.titles['handbook']}
          </MenuItem>
          {me.sends ? (
            <MenuItem id="batches" className="menu-item">
              <Send aria-hidden /> {words.titles['batches']}
            </MenuItem>
          ) : null}
          {me.supervises ? (
            <MenuItem id="looks" className="menu-item">
              <Eye aria-hidden /> {words.titles['looks']}
            </MenuItem>
          ) : null}
          {me.draws ? (
            <MenuItem id="handover" className="menu-item">
              <UserRoundX aria-hidden /> {words.titles['handover']}
            </MenuItem>
          ) : null}
          <MenuItem id="leave" className="menu-item">
            <LogOut aria-hidden /> {words.shell.leave}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Finds people and cases; `/` puts the cursor here from anywhere. */
function SearchBox(): ReactNode {
  const [text, setText] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const found = useQuery({
    queryKey: ['search', text.trim()],
    queryFn: () => api.work.search.query({ text: text.trim() }),
    enabled: text.trim().length > 0,
  });
  const people = useQuery({
    queryKey: ['households', text.trim()],
    queryFn: () => api.household.find.query({ text: text.trim() }),
    enabled: text.trim().length > 0,
  });
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || typing) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return (
    <search className="search">
      <Search aria-hidden />
      <input
        ref={box}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={words.shell.search}
        aria-label={words.shell.search}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
      />
      <kbd>/</kbd>
      {text.trim() === '' || !found.data ? null : (
        <ul className="found" aria-label={words.shell.found}>
          {(people.data ?? []).slice(0, 5).map((one) => (
            <li key={one.person}>
              <a {...linkTo(`/household/${one.person}`)}>
                <b>{one.name}</b> <span>{one.idMasked ?? ''}</span> <span>{one.regionName}</span>{' '}
                <small>{words.shell.household}</small>
              </a>
            </li>
          ))}
          {found.data.length === 0 && people.data?.length === 0 ? (
            <li className="none">{words.shell.nothingFound(text.trim())}</li>
          ) : null}
          {found.data.map((hit) => (
            <li key={hit.instance}>
              <a {...linkTo(`/case/${hit.instance}`)}>
                <b>{hit.subject}</b> <span>{hit.regionName}</span> <span>{hit.processName}</span>{' '}
                <small>{hit.number}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
