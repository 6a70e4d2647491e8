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
  ScenarioPage,
  ScenarioResult,
  VersionInfo,
} from './backend.ts';
export type { MemoryBackend } from './memory-backend.ts';
export { memoryBackend } from './memory-backend.ts';
export type { FindingView } from './findings.ts';
