import { fill, type Language, type Params, type Words } from '@fiveones/definition';
import { problemCodes, say } from '@fiveones/feel';
import type { Finding } from './finding.ts';
import { chartFindings } from './words-chart.ts';
import { partFindings } from './words-parts.ts';

/** What each finding says: what is wrong, and what to do. */
export const findingCatalogue = {
  ...chartFindings,
  ...partFindings,
  'check-crashed': {
    zh: '检查“{check}”没有做完：{message}。其他检查不受影响，请把这条告诉维护人员。',
    en: 'The check "{check}" could not be finished: {message}. The others are complete; please report this.',
  },
} as const satisfies Record<string, Words>;

/** What can be found. */
export type FindingCode = keyof typeof findingCatalogue;

/** A finding as a plain sentence. */
export function findingWords({ code, params }: Finding, language: Language): string {
  return fill(findingCatalogue[code], language, { ...params, detail: detailOf(params, language) });
}

/** A finding as the command line and other programs read it. */
export function findingJson(finding: Finding, language: Language): JsonFinding {
  const { code, severity, file, path, nodeId, params } = finding;
  return {
    code,
    severity,
    file,
    path,
    ...(nodeId !== undefined && { nodeId }),
    params,
    message: findingWords(finding, language),
  };
}

/** The public shape of a finding. */
export type JsonFinding = Pick<Finding, 'code' | 'severity' | 'file' | 'path' | 'params'> & {
  readonly nodeId?: string;
  readonly message: string;
};

function detailOf({ problem, ...params }: Params, language: Language): string {
  const code = problemCodes.find((known) => known === problem);
  if (code !== undefined) return say({ code, params }, language).replace(/[。.]$/, '');
  const words = typeProblems[String(problem)];
  return words ? fill(words, language, params) : '';
}

const typeProblems: Readonly<Record<string, Words>> = {
  'unknown-type': {
    zh: '“{type}”不存在。请新建它，或换一个。',
    en: '"{type}" does not exist. Create it or choose another.',
  },
  'recursive-type': {
    zh: '互相套用，没有尽头（{chain}）。请去掉其中一处。',
    en: 'they contain each other without end ({chain}). Remove one reference.',
  },
};
