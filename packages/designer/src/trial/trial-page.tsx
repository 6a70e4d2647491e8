import { FastForward, RotateCcw, Star, StepForward, Undo2 } from 'lucide-react';
import { parseDraft, type Action, type Package, type Scenario } from '@fiveones/definition';
import { weekdayOf } from '@fiveones/calendar';
import { useMemo, useState } from 'react';
import { freshId, setFile } from '../changes.ts';
import { useShown, type Shown } from '../chart/use-chart.ts';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { words } from '../words.ts';
import { TrialChart } from './trial-chart.tsx';
import { Household, Receivers, Stopped, Story, Troubles } from './trial-side.tsx';
import { handsAt, type Hand } from './by-hand.ts';
import { HandList, HandPanel } from './trial-hand.tsx';
import { TrialStrip } from './trial-strip.tsx';
import {
  advanceTo,
  asScenario,
  begin,
  brokenOff,
  next,
  nextDecision,
  standingOf,
  troublesOf,
  withTrouble,
  type Trial,
  type Trouble,
} from './trial.ts';

/** 试办: an example household goes through the draft, in this browser alone. */
export const TrialPage = () => {
  const files = useDesigner((state) => state.files);
  const shown = useShown();
  const pkg = useMemo(() => {
    const parsed = parseDraft(files);
    return parsed.ok ? parsed.package : undefined;
  }, [files]);
  const [scenario] = Object.values(pkg?.scenarios ?? {}).filter(({ process }) => process === shown?.chart.id);
  if (pkg === undefined || shown === undefined) return <p className="d-none">{words.trial.broken}</p>;
  const household = scenario ?? emptyHousehold(shown);
  return <Running key={shown.chart.id} pkg={pkg} shown={shown} first={household} />;
};

/** A household of which nothing is known: for a process without examples, or to be filled in by hand. */
const emptyHousehold = ({ chart }: Shown, name: string = words.trial.emptyHousehold): Scenario => ({
  id: 'trial',
  name,
  process: chart.id,
  at: `${new Date().toISOString().slice(0, 10)}T09:00:00+08:00`,
  script: [startOf(chart)],
  then: {},
});

/** The start that somebody makes by hand, else the first there is. */
const startOf = (chart: Shown['chart']): Action => {
  const starts = chart.steps.filter(({ kind, parent }) => kind === 'startEvent' && parent === undefined);
  const [plain] = starts.filter(({ json }) => json['trigger'] === undefined);
  const start = plain ?? starts[0];
  return starts.length < 2 || start === undefined ? { do: 'start' } : { do: 'start', node: start.id };
};

/** The steps that were taken, one after the other, and what is looked at now. */
const useWalk = (first: Scenario) => {
  const [history, setHistory] = useState<readonly Trial[]>([begin(first)]);
  const [trouble, setTrouble] = useState<Trouble>();
  const [node, setNode] = useState<string>();
  const [hand, setHand] = useState<string>();
  const lookAway = (): void => {
    setHand(undefined);
    setTrouble(undefined);
    setNode(undefined);
  };
  return {
    history,
    trial: history.at(-1) ?? begin(first),
    trouble,
    node,
    hand,
    setTrouble,
    setNode,
    setHand,
    go: (to: Trial | undefined): void => {
      if (to !== undefined) setHistory([...history, to]);
      lookAway();
    },
    back: (): void => {
      setHistory(history.slice(0, -1));
      setTrouble(undefined);
    },
    restart: (from: Trial, then?: Trial): void => {
      setHistory(then === undefined ? [from] : [from, then]);
      lookAway();
    },
  };
};

const Running = ({
  pkg,
  shown,
  first,
}: {
  readonly pkg: Package;
  readonly shown: Shown;
  readonly first: Scenario;
}) => {
  const walk = useWalk(first);
  const { history, trial, trouble, node, hand, setTrouble, setNode, setHand, go, restart } = walk;
  const standing = standingOf(pkg, trial);
  const troubles = useMemo(() => troublesOf(pkg, trial), [pkg, trial]);
  const hands = useMemo(() => handsAt(pkg, trial), [pkg, trial]);
  const broken = useMemo(() => brokenOff(pkg, trial), [pkg, trial]);
  const held = hands.find(({ key }) => key === hand);
  return (
    <div className="d-trial">
      <Bar
        pkg={pkg}
        trial={trial}
        now={standing.played.now}
        ended={standing.state !== undefined && standing.state.status !== 'running'}
        canGoBack={history.length > 1}
        onReset={() => restart(begin(trial.scenario))}
        onBack={walk.back}
        onNext={() => go(next(pkg, trial))}
        onRun={() => go(nextDecision(pkg, trial))}
        onDay={(day) => go(advanceTo(trial, day))}
      />
      <div className="d-trial-body">
        <aside className="d-trial-left">
          <Household
            pkg={pkg}
            trial={trial}
            standing={standing}
            onChoose={(id) => {
              const scenario = pkg.scenarios[id];
              if (scenario !== undefined) restart(begin(scenario));
            }}
            onOwn={() => {
              const own = begin(emptyHousehold(shown, words.trial.ownHousehold));
              restart(own, next(pkg, own));
            }}
          />
          <Troubles
            pkg={pkg}
            trial={trial}
            troubles={troubles}
            chosen={trouble}
            onChoose={setTrouble}
            onDo={(chosen) => go(withTrouble(trial, chosen))}
          />
        </aside>
        <div className="d-trial-middle">
          {broken === undefined ? null : (
            <p role="alert" className="d-note" data-severity="error">
              {broken}
            </p>
          )}
          {held === undefined ? (
            <>
              <TrialChart shown={shown} standing={standing} onChoose={setNode} />
              <TrialStrip standing={standing} />
            </>
          ) : (
            <HandPanel
              key={`${history.length} ${held.key}`}
              pkg={pkg}
              trial={trial}
              hand={held}
              onDone={go}
              onLeave={() => setHand(undefined)}
            />
          )}
        </div>
        <aside className="d-trial-right">
          <Stopped standing={standing} />
          <HandList hands={hands} held={held} onChoose={(one: Hand) => setHand(one.key)} />
          <Receivers standing={standing} node={node} />
          <Story standing={standing} />
        </aside>
      </div>
    </div>
  );
};

const Bar = ({
  pkg,
  trial,
  now,
  ended,
  canGoBack,
  onReset,
  onBack,
  onNext,
  onRun,
  onDay,
}: {
  readonly pkg: Package;
  readonly trial: Trial;
  readonly now: string;
  readonly ended: boolean;
  readonly canGoBack: boolean;
  readonly onReset: () => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly onRun: () => void;
  readonly onDay: (day: string) => void;
}) => (
  <div className="d-screen-bar d-trial-bar">
    <b className="d-trial-chip">{words.trial.chip}</b>
    <button
      type="button"
      className="d-button"
      aria-label={words.trial.reset}
      title={words.trial.reset}
      disabled={!canGoBack}
      onClick={onReset}
    >
      <RotateCcw size={14} />
    </button>
    <button
      type="button"
      className="d-button"
      aria-label={words.trial.stepBack}
      title={words.trial.stepBack}
      disabled={!canGoBack}
      onClick={onBack}
    >
      <Undo2 size={14} />
    </button>
    <button type="button" className="d-button d-primary" disabled={ended} onClick={onNext}>
      <StepForward size={14} aria-hidden />
      {words.trial.next}
    </button>
    <button type="button" className="d-button" disabled={ended} onClick={onRun}>
      <FastForward size={14} aria-hidden />
      {words.trial.run}
    </button>
    <label className="d-trial-date">
      {words.trial.date}
      <input
        key={now}
        className="d-input"
        defaultValue={now.slice(0, 10)}
        pattern="\d{4}-\d{2}-\d{2}"
        disabled={trial.done.length === 0 || ended}
        onKeyDown={(event) => {
          const day = event.currentTarget.value;
          if (event.key === 'Enter' && /^\d{4}-\d{2}-\d{2}$/.test(day) && day > now.slice(0, 10)) onDay(day);
        }}
      />
      <span>
        {words.publish.week[weekdayOf(now.slice(0, 10))]} {now.slice(11, 16)}
      </span>
    </label>
    <span className="d-faint">{ended ? words.trial.ended : words.trial.steps(trial.done.length)}</span>
    <span className="d-spring" />
    <Keep pkg={pkg} trial={trial} />
  </div>
);

/** Keeps the trial as an example of the package: a test from then on. */
const Keep = ({ pkg, trial }: { readonly pkg: Package; readonly trial: Trial }) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const [name, setName] = useState<string>();
  if (!editable) return null;
  const keep = (): void => {
    const id = freshId(
      pack.scenarios.map((scenario) => scenario.id),
      'trial',
    );
    const said = (name ?? '').trim() === '' ? words.trial.example(trial.scenario.name) : (name ?? '').trim();
    const file = asScenario(pkg, trial, id, said);
    if (store.getState().change(words.trial.keep, setFile(`scenarios/${id}.json`, file)))
      store.getState().look({ notice: words.trial.kept(said) });
    setName(undefined);
  };
  return name === undefined ? (
    <button
      type="button"
      className="d-button"
      disabled={trial.done.length === 0}
      onClick={() => setName(words.trial.example(trial.scenario.name))}
    >
      <Star size={14} aria-hidden />
      {words.trial.keep}
    </button>
  ) : (
    <span className="d-inline">
      <input
        className="d-input"
        autoFocus
        aria-label={words.trial.exampleName}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') setName(undefined);
        }}
      />
      <button type="button" className="d-button" onClick={keep}>
        {words.trial.keepIt}
      </button>
    </span>
  );
};
