import { ReactFlowProvider } from '@xyflow/react';
import { Code, Columns3, Table2, Workflow } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { CheckPanel } from '../checks.tsx';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice, Segments } from '../controls.tsx';
import { viewNames, type ViewName } from '../store.ts';
import { words } from '../words.ts';
import { ColumnView } from './column-view.tsx';
import { SourceView } from '../source/late-source-view.ts';
import { FindStep } from './find-step.tsx';
import { GraphView } from './graph-view.tsx';
import { Inspector } from './inspector.tsx';
import { Palette } from './palette.tsx';
import { AddOver, PanelOver, StepBar } from './phone-parts.tsx';
import { TableView } from './table-view.tsx';
import { useShown, type Shown } from './use-chart.ts';

const icons = {
  column: <Columns3 size={14} aria-hidden />,
  graph: <Workflow size={14} aria-hidden />,
  table: <Table2 size={14} aria-hidden />,
  source: <Code size={14} aria-hidden />,
} as const satisfies Record<ViewName, ReactNode>;

/** The charts of the package, in four pictures of the same definition. */
export const ChartTab = () => {
  const shown = useShown();
  const view = useDesigner((state) => state.seen.view);
  const { phone, editable } = useWorld();
  if (shown === undefined) return <p className="d-none">{words.canvas.emptyTitle}</p>;
  const View = views[view];
  return (
    <>
      <TabTools>
        <ChartTools shown={shown} />
      </TabTools>
      <View shown={shown} />
      {phone ? (
        <>
          {view === 'graph' || view === 'column' ? <StepBar shown={shown} /> : null}
          <PanelOver shown={shown} />
          {editable ? <AddOver shown={shown} /> : null}
        </>
      ) : null}
    </>
  );
};

const Graph = ({ shown }: { readonly shown: Shown }) => {
  const { editable, phone } = useWorld();
  const selected = useDesigner((state) => state.seen.selected.length > 0 || state.seen.way !== undefined);
  return (
    // Around the palette too, which adds where the canvas shows.
    <ReactFlowProvider key={shown.chart.id}>
      <div className="d-graph">
        {editable && !phone ? <Palette shown={shown} /> : null}
        <div className="d-middle">
          <GraphView shown={shown} />
          {phone ? null : <CheckPanel />}
        </div>
        {(editable || selected) && !phone ? <Inspector shown={shown} /> : null}
      </div>
    </ReactFlowProvider>
  );
};

const Source = ({ shown }: { readonly shown: Shown }) => <SourceView file={shown.entry.file} />;

const views = {
  column: ColumnView,
  graph: Graph,
  table: TableView,
  source: Source,
} as const satisfies Record<ViewName, (props: { readonly shown: Shown }) => ReactNode>;

/** Puts tools of a tab at the right end of the bar of tabs. */
const TabTools = ({ children }: { readonly children: ReactNode }) => {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById('d-tab-tools')), []);
  return place === null ? null : createPortal(children, place);
};

const ChartTools = ({ shown }: { readonly shown: Shown }) => {
  const { store, phone } = useWorld();
  const pack = usePack();
  const view = useDesigner((state) => state.seen.view);
  return (
    <>
      {view === 'source' || (phone && view === 'table') ? null : <FindStep />}
      <Choice
        small
        label={words.aria.chartSwitch}
        value={shown.chart.id}
        options={pack.charts.map((chart) => ({ id: chart.id, name: chart.name }))}
        onChange={(chart) => store.getState().look({ chart, selected: [], way: undefined })}
      />
      <Segments
        label={words.aria.viewSwitch}
        value={view}
        options={viewNames.map((id) => ({ id, name: words.view[id], ...(phone ? {} : { icon: icons[id] }) }))}
        onChange={(next) => {
          const known = viewNames.find((name) => name === next);
          const { seen, look } = store.getState();
          const id = seen.selected.at(-1);
          // A phone shows little of a chart at a time: what is selected, first.
          const centre = phone && id !== undefined ? { centre: { id, count: Date.now() } } : {};
          if (known !== undefined) look({ view: known, ...centre });
        }}
      />
    </>
  );
};
