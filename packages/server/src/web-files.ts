import type { Context, Hono } from 'hono';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Kinds of files by the end of their names. Texts travel compressed. */
const kinds: Readonly<Record<string, { readonly type: string; readonly text?: true }>> = {
  '.html': { type: 'text/html; charset=utf-8', text: true },
  '.js': { type: 'text/javascript; charset=utf-8', text: true },
  '.css': { type: 'text/css; charset=utf-8', text: true },
  '.svg': { type: 'image/svg+xml', text: true },
  '.json': { type: 'application/json', text: true },
  '.map': { type: 'application/json', text: true },
  '.webmanifest': { type: 'application/manifest+json', text: true },
  '.png': { type: 'image/png' },
  '.ico': { type: 'image/x-icon' },
  '.woff2': { type: 'font/woff2' },
};
const unknown = { type: 'application/octet-stream', text: undefined };

const compress = promisify(gzip);
/** Shorter than this is sent sooner than it is compressed, in bytes. */
const worthwhile = 1_024;

/** The built application: hashed files for ever, everything else its one page. */
export function serveWeb(app: Hono, folder: string): void {
  /** Compressed files whose names change with their content. */
  const compressed = new Map<string, Promise<Uint8Array>>();

  async function send(c: Context, file: string, bytes: Uint8Array, hashed: boolean): Promise<Response> {
    const { type, text } = kinds[path.extname(file)] ?? unknown;
    const headers = {
      'Content-Type': type,
      'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
    };
    const takesGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    if (!text || !takesGzip || bytes.length < worthwhile) return c.body(new Uint8Array(bytes), 200, headers);
    const small = (hashed ? compressed.get(file) : undefined) ?? compress(bytes);
    if (hashed) compressed.set(file, small);
    return c.body(new Uint8Array(await small), 200, { ...headers, 'Content-Encoding': 'gzip' });
  }

  app.get('*', async (c) => {
    const wanted = wantedBy(c.req.url);
    if (wanted === undefined) return c.text('没有这个文件', 404);
    const file = path.join(folder, wanted);
    const asset =
      wanted !== '' && !wanted.includes('..') && file.startsWith(folder)
        ? await readFile(file).catch(() => undefined)
        : undefined;
    if (asset) return send(c, file, asset, wanted.startsWith('assets/'));
    if (isFile(wanted)) return c.text('没有这个文件', 404);
    const index = path.join(folder, 'index.html');
    const page = await readFile(index).catch(() => undefined);
    return page ? send(c, index, page, false) : c.text('网页还没有构建，请先运行 npm run build', 503);
  });
}

/** The path asked for, without the slash before it; one that is no text names no file. */
function wantedBy(url: string): string | undefined {
  try {
    return path.normalize(decodeURIComponent(new URL(url).pathname)).replace(/^([/\\])+/, '');
  } catch {
    return undefined;
  }
}

/** Addresses that hold the name of a case, where a point is a part of the name. */
const named = /^(?:case|task|print)\//;

/** Whether a file is asked for, and not a page of the application. */
const isFile = (wanted: string): boolean =>
  wanted.includes('..') || (path.extname(wanted) !== '' && !named.test(wanted));
