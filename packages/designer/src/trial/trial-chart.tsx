import { ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo } from 'react';
import { Card, Frame } from '../chart/card.tsx';
import { ConnectorMarks } from '../chart/connector-marks.tsx';
import { LaneBands, LaneHeads } from '../chart/lanes.tsx';
import type { Shown } from '../chart/use-chart.ts';
import { Way } from '../chart/way.tsx';
import { today, usePack } from '../context.tsx';
import { picture, type CardNode, type Picture } from '../picture.ts';
import { words } from '../words.ts';
import { markedPicture, marksOf } from './trial-marks.ts';
import type { Standing } from './trial.ts';

const nodeTypes = { card: Card, frame: Frame };
const edgeTypes = { way: Way };
const nobody = { selected: new Set<string>(), selectedWay: undefined, today, editable: false };

/** The chart with the case on it, at the very places of the designer. */
export const TrialChart = ({
  shown,
  standing,
  onChoose,
}: {
  readonly shown: Shown;
  readonly standing: Standing;
  readonly onChoose: (node: string) => void;
}) => (
  <ReactFlowProvider>
    <Canvas shown={shown} standing={standing} onChoose={onChoose} />
  </ReactFlowProvider>
);

const Canvas = ({
  shown,
  standing,
  onChoose,
}: {
  readonly shown: Shown;
  readonly standing: Standing;
  readonly onChoose: (node: string) => void;
}) => {
  const pack = usePack();
  const marks = useMemo(() => marksOf(standing), [standing]);
  const plain = useMemo(
    () => picture(shown.chart, shown.plan, shown.drawn, { pack, marks: new Map(), look: nobody }),
    [shown, pack],
  );
  const drawn = useMemo(() => markedPicture(plain, marks), [plain, marks]);
  useFollow([...marks.now].find((id) => plain.nodes.some((node) => node.id === id && node.type === 'card')));
  return (
    <div className="d-canvas d-trial-canvas" role="group" aria-label={words.aria.canvas}>
      <ReactFlow<CardNode, Picture['edges'][number]>
        nodes={drawn.nodes as CardNode[]}
        edges={drawn.edges as Picture['edges'][number][]}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        onNodeClick={(_, node) => onChoose(node.id)}
        defaultViewport={{ x: 4, y: 4, zoom: 0.89 }}
        minZoom={0.1}
        maxZoom={2}
        panOnScroll
        disableKeyboardA11y
        proOptions={{ hideAttribution: true }}
      >
        <LaneBands bands={shown.plan.bands} lanes={shown.chart.lanes} />
        <LaneHeads bands={shown.plan.bands} lanes={shown.chart.lanes} />
        <GoingMarks shown={shown} />
      </ReactFlow>
      <p className="d-trial-legend">
        {(['passed', 'now', 'later'] as const).map((one) => (
          <span key={one} data-run={one}>
            <i aria-hidden />
            {words.trial.legend[one]}
          </span>
        ))}
      </p>
    </div>
  );
};

const GoingMarks = ({ shown }: { readonly shown: Shown }) => {
  const flow = useReactFlow();
  const go = useCallback((id: string) => centreOn(flow, id), [flow]);
  return <ConnectorMarks shown={shown} onGo={go} />;
};

const centreOn = (flow: ReturnType<typeof useReactFlow>, id: string): void => {
  const node = flow.getInternalNode(id);
  if (node === undefined) return;
  const { x, y } = node.internals.positionAbsolute;
  void flow.setCenter(x + (node.width ?? 0) / 2 - 60, y + (node.height ?? 0) / 2, {
    zoom: flow.getZoom(),
    duration: 180,
  });
};

/** Keeps the step where the case stands in sight. */
const useFollow = (id: string | undefined): void => {
  const flow = useReactFlow();
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => centreOn(flow, id), 60);
    return () => clearTimeout(timer);
  }, [id, flow]);
};
