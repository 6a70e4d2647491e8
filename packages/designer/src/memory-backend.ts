import { draftFiles, packageHash, parsePackage } from '@fiveones/definition';
import type {
  DesignerBackend,
  History,
  OrganisationInfo,
  ScenarioResult,
  SubmissionInfo,
  VersionInfo,
} from './backend.ts';
import { applyEdits } from './changes.ts';
import { objectOf, textOf } from '@fiveones/chart';
import { todayText } from './findings.ts';
import type { Files } from './pack.ts';
import { words } from './words.ts';

/** A backend that keeps everything in memory: for demonstrations and tests. */
export interface MemoryBackend extends DesignerBackend {
  /** The draft as it is kept now. */
  readonly draft: () => Files;
  /** While set, every save is refused with these words; for tests. */
  readonly refuse: (why: string | undefined) => void;
  /** Who has it open from the next load on: the one who draws, or the one who confirms. */
  readonly signIn: (who: 'drawer' | 'reviewer') => void;
}

const drawer = { id: 'drawer', name: '朱某某', post: '政策管理员', draws: true };
const reviewer = { id: 'reviewer', name: '周某某', post: '分管领导', draws: false };

/** Keeps one package in memory, with the given files as both the version in force and the draft. */
export const memoryBackend = (
  files: Files,
  organisation: OrganisationInfo,
  run: (files: Files) => readonly ScenarioResult[] = () => [],
): MemoryBackend => {
  let draft = files;
  let base = files;
  let revision = 1;
  let refusal: string | undefined;
  let submission: SubmissionInfo | undefined;
  let person = drawer;
  let history: History = { past: [], future: [] };
  const published: { readonly info: VersionInfo; readonly files: Files }[] = [
    {
      info: {
        version: versionOf(files),
        publishedAt: '2026-09-01',
        by: textOf(objectOf(files['template.json'])['publisher']),
        note: '',
        from: '2026-09-01',
      },
      files,
    },
  ];
  return {
    draft: () => draft,
    refuse: (why) => {
      refusal = why;
    },
    signIn: (who) => {
      person = who === 'drawer' ? drawer : reviewer;
    },
    load: async () => ({
      draft,
      base: { version: versionOf(base), hash: hashOf(base), files: base },
      revision,
      organisation,
      history,
      today: todayText(),
      openInstances: 0,
      person,
      reviewers: [drawer, reviewer].filter(({ id }) => id !== person.id),
      ...(submission === undefined ? {} : { submission }),
    }),
    save: async (_, change) => {
      if (submission?.status === 'waiting')
        return { refused: words.publish.lockedFor(submission.reviewer.name) };
      if (refusal !== undefined) return { refused: refusal };
      if (change.revision !== revision) return { refused: '别人刚改过这份草稿，请重新打开。', stale: true };
      const applied = applyEdits(draft, change.edits);
      if (!applied.ok) return { refused: applied.words };
      draft = applied.files;
      history = change.history;
      revision++;
      return { revision };
    },
    submit: async (_, { version, note, from }) => {
      submission = { status: 'waiting', version, note, from, at: from, by: person, reviewer, reason: '' };
      return {};
    },
    withdraw: async () => {
      submission = undefined;
      return {};
    },
    giveBack: async (_, reason) => {
      if (submission !== undefined) submission = { ...submission, status: 'returned', reason };
      return {};
    },
    confirm: async () => {
      const publication = submission;
      if (publication === undefined) return { refused: words.publish.nothing };
      if (publication.by.id === person.id) return { refused: words.publish.reviewerHint };
      submission = undefined;
      const template = objectOf(draft['template.json']);
      draft = { ...draft, 'template.json': { ...template, version: publication.version } };
      base = draft;
      revision++;
      published.unshift({
        info: {
          version: publication.version,
          publishedAt: publication.from,
          by: textOf(template['publisher']),
          note: publication.note,
          from: publication.from,
        },
        files: base,
      });
      return { version: publication.version };
    },
    versions: async () => published.map((one) => one.info),
    version: async (_, version) => published.find((one) => one.info.version === version)?.files ?? base,
    mergeChoices: async () => ({}),
    mergeChoose: async () => ({}),
    runScenarios: async () => {
      const results = run(draft);
      return { results, total: results.length, hash: String(revision) };
    },
    pastCases: async () => ({ total: 0, all: 0, towns: [], cases: [] }),
    gates: async () => [],
    packages: async () => {
      const template = objectOf(base['template.json']);
      return [{ id: textOf(template['id']), name: textOf(template['name']), version: versionOf(base) }];
    },
    figure: async () => ({ refused: words.books.needsServer }),
    entries: async () => ({ refused: words.books.needsServer }),
    caseAddress: (instance) => `/case/${instance}`,
  };
};

const versionOf = (files: Files): string => textOf(objectOf(files['template.json'])['version']) || '0.1.0';

const hashOf = (files: Files): string => {
  const parsed = parsePackage(draftFiles(files));
  return parsed.ok ? packageHash(parsed.package) : '';
};
