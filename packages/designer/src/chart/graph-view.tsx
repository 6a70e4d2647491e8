import {
  applyNodeChanges,
  Background,
  ConnectionMode,
  MiniMap,
  ReactFlow,
  useReactFlow,
  useStore,
  type NodeChange,
  type OnConnectEnd,
  type ReactFlowProps,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { whenIdle } from '../checking.ts';
import { today, useDesigner, useFindings, usePack, useWorld } from '../context.tsx';
import { marksOf } from '../findings.ts';
import { picture, type CardNode, type Picture } from '../picture.ts';
import { presets } from '../presets.ts';
import type { Route } from '@fiveones/chart';
import { words } from '../words.ts';
import { Card, Frame } from './card.tsx';
import { CanvasControls, Legend } from './canvas-controls.tsx';
import { addPreset, joinSteps, moveSteps } from './gestures.ts';
import { ConnectorMarks } from './connector-marks.tsx';
import { firstView, type View } from './first-view.ts';
import { useChartKeys } from './keys.ts';
import { LaneBands, LaneHeads } from './lanes.tsx';
import { MiniBar } from './mini-bar.tsx';
import { dragType } from './palette.tsx';
import { workOrder, type Shown } from './use-chart.ts';
import { Way } from './way.tsx';

const nodeTypes = { card: Card, frame: Frame };
const edgeTypes = { way: Way };
const ariaLabels = {
  'node.a11yDescription.default': '',
  'edge.a11yDescription.default': '',
  'controls.ariaLabel': words.canvas.fit,
  'minimap.ariaLabel': words.canvas.minimap,
};
const miniColour = (node: CardNode): string => `var(--mini-${node.data.tone})`;

/** The picture of the chart, with the selection and the marks of the checks. */
const usePicture = (shown: Shown): Picture => {
  const pack = usePack();
  const found = useFindings();
  const { editable, phone } = useWorld();
  const selected = useDesigner((state) => state.seen.selected);
  const selectedWay = useDesigner((state) => state.seen.way);
  return useMemo(() => {
    // Under a thumb the chart is pushed aside; a step that came along would be out of its place.
    const look = { selected: new Set(selected), selectedWay, today, editable: editable && !phone };
    const drawn = picture(shown.chart, shown.plan, shown.drawn, {
      pack,
      marks: marksOf(found, shown.entry.file),
      look,
    });
    const rank = new Map(workOrder(shown.chart).map((id, index) => [id, index]));
    return {
      ...drawn,
      nodes: [...drawn.nodes].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)),
    };
  }, [shown, pack, found, selected, selectedWay, editable, phone]);
};

/** The chart as a graph in lanes. */
export const GraphView = ({ shown }: { readonly shown: Shown }) => {
  const { store, editable, phone } = useWorld();
  const drawn = usePicture(shown);
  const [nodes, setNodes] = useState<CardNode[]>(() => [...drawn.nodes]);
  const settled = useSettled();
  const flow = useReactFlow<CardNode>();
  useEffect(() => setNodes((old) => merged(drawn.nodes, old)), [drawn]);
  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) =>
      setNodes((old) =>
        applyNodeChanges(
          changes.filter((change) => change.type === 'position' || change.type === 'dimensions'),
          old,
        ),
      ),
    [],
  );
  const hand = useHand(shown);
  const onKeyDown = useChartKeys(shown);
  useCentre();
  const drop = (event: React.DragEvent): void => {
    const preset = presets.find((one) => one.id === event.dataTransfer.getData(dragType));
    if (preset === undefined) return;
    event.preventDefault();
    const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    addPreset(store, shown.chart, shown.plan, preset, { at, way: wayAt(shown.drawn.routes, at) });
  };
  return (
    <div
      className="d-canvas"
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      role="group"
      aria-label={words.aria.canvas}
    >
      <ReactFlow<CardNode, Picture['edges'][number]>
        nodes={nodes}
        edges={drawn.edges as Picture['edges'][number][]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        {...hand}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={34}
        nodesDraggable={editable && !phone}
        nodesConnectable={editable && !phone}
        defaultViewport={viewOf(shown)}
        minZoom={0.1}
        maxZoom={2}
        onlyRenderVisibleElements={!settled}
        panOnScroll
        zoomOnDoubleClick={false}
        selectNodesOnDrag={false}
        nodeDragThreshold={3}
        deleteKeyCode={null}
        disableKeyboardA11y
        nodesFocusable
        edgesFocusable
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        ariaLabelConfig={ariaLabels}
        proOptions={{ hideAttribution: true }}
      >
        <Beside shown={shown} settled={settled} />
      </ReactFlow>
      <div className="d-canvas-foot">
        <CanvasControls shown={shown} />
        <Legend />
      </div>
      {shown.chart.steps.length === 0 ? (
        <div className="d-empty-chart">
          <b>{words.canvas.emptyTitle}</b>
          <span>{words.canvas.emptyHint}</span>
        </div>
      ) : null}
    </div>
  );
};

/** What pointing at a step, a way or the ground does, and what dragging does. */
const useHand = (shown: Shown) => {
  const { store, editable, phone } = useWorld();
  const onConnectEnd = useLetGo(shown);
  return useMemo(() => {
    const look = store.getState().look;
    return {
      onConnect: ({ source, target }) => joinSteps(store, shown.chart, source, target),
      onConnectEnd,
      onNodeClick: (event, node) => {
        select(store, node.id, event.ctrlKey || event.metaKey || event.shiftKey);
        // What can be done with it comes up from below, and might cover it.
        if (phone) look({ centre: { id: node.id, count: Date.now() } });
      },
      onNodeDoubleClick: (_, node) => {
        if (editable && !phone) look({ renaming: node.id });
      },
      onEdgeClick: (_, edge) => look({ way: edge.id, selected: [], inspector: 'next' }),
      onPaneClick: () => look({ selected: [], way: undefined }),
      onNodeDragStart: (_, node) => {
        if (!store.getState().seen.selected.includes(node.id)) select(store, node.id, false);
      },
      onNodeDragStop: (_, __, moved) => dropNodes(store, shown, moved),
    } satisfies ReactFlowProps<CardNode, Picture['edges'][number]>;
  }, [store, shown, editable, phone, onConnectEnd]);
};

/** What the canvas holds beside steps and ways: lanes, marks of connectors, the map of the whole, the bar of a step. */
const Beside = ({ shown, settled }: { readonly shown: Shown; readonly settled: boolean }) => {
  const { store, editable, phone } = useWorld();
  const go = useCallback(
    (id: string) =>
      store.getState().look({ selected: [id], way: undefined, centre: { id, count: Date.now() } }),
    [store],
  );
  const { chart, plan } = shown;
  return (
    <>
      <LaneBands bands={plan.bands} lanes={chart.lanes} />
      <Background gap={0} size={0} color="transparent" />
      <LaneHeads bands={plan.bands} lanes={chart.lanes} />
      <ConnectorMarks shown={shown} onGo={go} />
      {settled ? (
        <MiniMap
          pannable
          zoomable
          nodeColor={miniColour}
          nodeStrokeWidth={0}
          nodeBorderRadius={6}
          ariaLabel={words.canvas.minimap}
          className="d-minimap"
          position="bottom-left"
        />
      ) : null}
      {editable && !phone ? <MiniBar shown={shown} /> : null}
    </>
  );
};

/** Whether what is on the screen stands: only then the steps and ways beyond its edges are put in, which keyboards and readers need. */
const useSettled = (): boolean => {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    let gone = false;
    whenIdle(() => gone || setSettled(true));
    return () => {
      gone = true;
    };
  }, []);
  return settled;
};

/** New pictures of nodes keep what the canvas has measured of the old ones, and keep their identity when nothing changed. */
const merged = (next: readonly CardNode[], old: readonly CardNode[]): CardNode[] => {
  const before = new Map(old.map((node) => [node.id, node]));
  return next.map((node) => {
    const known = before.get(node.id);
    return known?.measured === undefined ||
      known.measured.width !== node.width ||
      known.measured.height !== node.height
      ? node
      : { ...node, measured: known.measured };
  });
};

const viewOf = ({ chart, plan }: Shown): View =>
  firstView(
    chart,
    plan,
    { width: window.innerWidth, height: window.innerHeight },
    document.documentElement.dataset['size'] === 'large' ? 1.2 : 1,
  );

const select = (store: ReturnType<typeof useWorld>['store'], id: string, add: boolean): void => {
  const { selected } = store.getState().seen;
  const next = !add ? [id] : selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id];
  store.getState().look({ selected: next, way: undefined });
};

const dropNodes = (
  store: ReturnType<typeof useWorld>['store'],
  shown: Shown,
  moved: readonly CardNode[],
): void => {
  const places = Object.fromEntries(
    moved.map((node) => {
      const parent = node.parentId === undefined ? undefined : shown.plan.boxes.get(node.parentId);
      const at = { x: node.position.x + (parent?.x ?? 0), y: node.position.y + (parent?.y ?? 0) };
      return [node.id, moved.length > 1 ? at : snapped(shown, node, at)];
    }),
  );
  const far = moved.some((node) => {
    const box = shown.plan.boxes.get(node.id);
    const at = places[node.id];
    return box === undefined || at === undefined || Math.abs(box.x - at.x) + Math.abs(box.y - at.y) >= 1;
  });
  if (far) moveSteps(store, shown.chart, shown.plan, places);
};

/** A way that was not let go at the edge of a step leads to the card it was let go on, if any. */
const useLetGo = ({ chart }: Shown): OnConnectEnd => {
  const { store } = useWorld();
  return useCallback(
    (event, { fromNode, fromHandle, isValid }) => {
      const target = stepUnder('changedTouches' in event ? event.changedTouches[0] : event);
      if (isValid === true || fromNode === null || target === undefined || target === fromNode.id) return;
      if (fromHandle?.type === 'target') joinSteps(store, chart, target, fromNode.id);
      else joinSteps(store, chart, fromNode.id, target);
    },
    [store, chart],
  );
};

/** The step whose card lies there: a way may be let go anywhere on it, not only at its edge. */
const stepUnder = (
  point: { readonly clientX: number; readonly clientY: number } | undefined,
): string | undefined =>
  point === undefined
    ? undefined
    : (document
        .elementFromPoint(point.clientX, point.clientY)
        ?.closest('.react-flow__node-card')
        ?.getAttribute('data-id') ?? undefined);

const snapReach = 9;

/** A step let go nearly in line with another stands in line with it, so that the way between them is straight. */
const snapped = (
  shown: Shown,
  node: CardNode,
  at: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } => {
  const [width, height] = [node.width ?? 0, node.height ?? 0];
  const others = [...shown.plan.boxes]
    .filter(
      ([id]) =>
        id !== node.id &&
        shown.chart.steps.some(
          (step) =>
            step.id === id &&
            step.parent === shown.chart.steps.find((one) => one.id === node.id)?.parent &&
            step.attachedTo === undefined,
        ),
    )
    .map(([, box]) => box);
  const nearest = (offsets: readonly number[]): number =>
    offsets.filter((offset) => Math.abs(offset) <= snapReach).sort((a, b) => Math.abs(a) - Math.abs(b))[0] ??
    0;
  return {
    x: at.x + nearest(others.map((box) => box.x + box.width / 2 - (at.x + width / 2))),
    y: at.y + nearest(others.map((box) => box.y + box.height / 2 - (at.y + height / 2))),
  };
};

/** The way that passes within a finger's breadth of a point. */
const wayAt = (
  routes: ReadonlyMap<string, Route>,
  at: { readonly x: number; readonly y: number },
): string | undefined => {
  for (const [id, points] of routes)
    for (const [index, b] of points.slice(1).entries()) {
      const a = points[index] ?? b;
      const near =
        at.x > Math.min(a.x, b.x) - 14 &&
        at.x < Math.max(a.x, b.x) + 14 &&
        at.y > Math.min(a.y, b.y) - 14 &&
        at.y < Math.max(a.y, b.y) + 14;
      if (near) return id;
    }
  return undefined;
};

/**
 * Moves the canvas to a step when something asks for it, once for each time it is asked, as soon as the step is drawn:
 * at the first opening, or on a slow computer, that may take a while.
 */
const useCentre = (): void => {
  const asked = useDesigner((state) => state.seen.centre);
  const flow = useReactFlow();
  const drawn = useStore(
    ({ nodeLookup, panZoom, width }) =>
      asked !== undefined && panZoom !== null && width > 0 && nodeLookup.get(asked.id) !== undefined,
  );
  const followed = useRef<typeof asked>(undefined);
  useEffect(() => {
    if (asked === undefined || !drawn || followed.current === asked) return;
    const timer = setTimeout(() => {
      const node = flow.getInternalNode(asked.id);
      if (node === undefined) return;
      followed.current = asked;
      const { x, y } = node.internals.positionAbsolute;
      void flow.setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, {
        zoom: Math.max(0.9, flow.getZoom()),
        duration: 180,
      });
    }, 40);
    return () => clearTimeout(timer);
  }, [asked, drawn, flow]);
};
