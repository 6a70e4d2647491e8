export type { DesignerProps } from './designer.tsx';
export { Designer } from './designer.tsx';
export type {
  BaseVersion,
  Deed,
  DesignerBackend,
  History,
  LoadedDraft,
  OrganisationInfo,
  PostInfo,
  Refused,
  ScenarioResult,
  VersionInfo,
} from './backend.ts';
export type { MemoryBackend } from './memory-backend.ts';
export { memoryBackend } from './memory-backend.ts';
export type { Chart, FlowView, LaneView, Step } from './chart.ts';
export { readChart } from './chart.ts';
export type { Band, Box, Plan, Point, Positions } from './layout.ts';
export { layout } from './layout.ts';
export type { Link, Route } from './route.ts';
export type { Shape } from './route-port.ts';
export { pathOf, route } from './route.ts';
export type { Check, FindingView } from './findings.ts';
