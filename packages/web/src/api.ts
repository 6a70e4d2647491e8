import type { Beginning, ImportPreview, Refused } from '@fiveones/casework';
import type { AppRouter } from '@fiveones/server';
import { createTRPCClient, httpBatchLink, TRPCClientError, type TRPCClient } from '@trpc/client';
import { words } from './words.ts';

const speaker: { person: string | undefined; changed: boolean } = { person: undefined, changed: false };

/** In whose name this window speaks from now on; nobody's: while it signs somebody in or out itself. */
export function speaksFor(person: string | undefined): void {
  speaker.person = person;
  speaker.changed = false;
}

/** Told to the window when another window has signed somebody else in, or out. */
export const sessionChanged = 'fiveones:session';

/** The first header tells the server that the call comes from our own pages, the second in whose name. */
const headers = (): Record<string, string> => ({
  'x-fiveones': '1',
  ...(speaker.person === undefined ? {} : { 'x-fiveones-person': encodeURIComponent(speaker.person) }),
});

/** Every answer says who is signed in. */
async function noticing(input: RequestInfo | URL | string, options?: RequestInit): Promise<Response> {
  const response = await fetch(input, options);
  const here = response.headers.get('x-fiveones-person');
  if (here === null || speaker.person === undefined || speaker.changed) return response;
  speaker.changed = decodeURIComponent(here) !== speaker.person;
  if (speaker.changed) dispatchEvent(new Event(sessionChanged));
  return response;
}

/** The server's procedures. */
export const api: TRPCClient<AppRouter> = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: '/trpc', headers, maxURLLength: 4_000, fetch: noticing })],
});

/** Why a call failed, in words: a refusal of the server, or no network. */
export interface Failure {
  readonly message: string;
  readonly code: string;
  readonly offline: boolean;
  readonly refused: Refused | undefined;
}

/** Reads an error of a call. What is not the server's word is a lost network. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    const refused =
      typeof data === 'object' && data !== null && 'refused' in data
        ? (data.refused as Refused | null)
        : null;
    if (refused) return { message: refused.message, code: refused.code, offline: false, refused };
    if (data) return { message: error.message, code: 'fault', offline: false, refused: undefined };
  }
  return { message: words.failure.offline, code: 'offline', offline: true, refused: undefined };
}

/** Sends an attachment; rejects with words. */
export const upload = (task: string, file: Blob, name: string): Promise<Uploaded> =>
  sendFile(`/files?task=${encodeURIComponent(task)}`, file, name);

/** An attachment as the server has kept it. */
interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

async function sendFile<T = Uploaded>(url: string, file: Blob, name: string): Promise<T> {
  const body = new FormData();
  body.append('file', file, name);
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: headers(),
  });
  // What is no JSON was answered by something between us and the server.
  const answer = (await response.json().catch(() => undefined)) as
    (T & { refused?: Refused; message?: string }) | undefined;
  const why = answer?.refused?.message ?? answer?.message;
  if (!response.ok || answer === undefined)
    throw Object.assign(new Error(why ?? words.failure.notUploaded), why ? { name: 'Refused' } : {});
  return answer;
}

/** Sends an attachment of a case that begins with a form and does not exist yet; rejects with words. */
export const uploadToStart = ({ packageId, process, region }: Beginning, file: File): Promise<Uploaded> =>
  sendFile(`/files?${new URLSearchParams({ packageId, process, region }).toString()}`, file, file.name);

/** Sends what proves an entry of a ledger; rejects with words. */
export const uploadEvidence = (region: string, ledger: string, file: File) =>
  sendFile(`/files?${new URLSearchParams({ region, ledger }).toString()}`, file, file.name);

/** Hands a file of figures in and answers what it would change; rejects with words. */
export const uploadFigures = (
  { table, region, month }: { readonly table: string; readonly region: string; readonly month: string },
  file: File,
): Promise<ImportPreview> =>
  sendFile<ImportPreview>(
    `/tables/${encodeURIComponent(table)}/figures?${new URLSearchParams({ region, month }).toString()}`,
    file,
    file.name,
  );

export const fileUrl = (id: string): string => `/files/${encodeURIComponent(id)}`;
