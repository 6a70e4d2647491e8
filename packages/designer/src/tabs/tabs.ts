import { BooksTab } from '../books/books-tab.tsx';
import { MergePage } from '../merge/merge-page.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { ParametersTab } from './parameters-tab.tsx';
import { PublishPage } from './publish-page.tsx';
import { ResponsibilitiesTab } from './responsibilities-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { ScenariosTab } from './scenarios-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';

/** The small tabs of a package and the publish page, fetched together. */
export const tabs = {
  rules: RulesTab,
  parameters: ParametersTab,
  responsibilities: ResponsibilitiesTab,
  documents: DocumentsTab,
  books: BooksTab,
  scenarios: ScenariosTab,
  versions: VersionsTab,
  publish: PublishPage,
  merge: MergePage,
} as const;
