import { withChanged, type CheckAnswered, type CheckAsked } from './checking.ts';
import { findingsOf } from './findings.ts';
import { lintCheck } from './lint-check.ts';
import type { Files } from './pack.ts';

/** The thread that checks drafts: it keeps the files of the last one, so that only what has changed is sent and read again. */
let files: Files = {};

addEventListener('message', ({ data }: MessageEvent<CheckAsked>) => {
  files = withChanged(files, data.changed);
  const answer: CheckAnswered = { found: findingsOf(files, lintCheck) };
  postMessage(answer);
});
