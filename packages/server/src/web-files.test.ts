import { Hono } from 'hono';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWeb } from './web-files.ts';

describe('the web application is served', () => {
  const script = 'export const answer = 42;\n'.repeat(200);
  const page = '<!doctype html><title>五个一</title>';
  const app = new Hono();
  let folder: string;
  const get = (at: string, headers: Record<string, string> = {}) => app.request(at, { headers });

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'web-'));
    mkdirSync(path.join(folder, 'assets'));
    writeFileSync(path.join(folder, 'index.html'), page);
    writeFileSync(path.join(folder, 'assets/app-1.js'), script);
    writeFileSync(path.join(folder, 'icon.png'), Buffer.alloc(5_000, 1));
    serveWeb(app, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('compressed, for whoever takes it: the same text in less than half the bytes', async () => {
    for (const round of [1, 2]) {
      const sent = await get('/assets/app-1.js', { 'accept-encoding': 'br, gzip' });
      const bytes = Buffer.from(await sent.arrayBuffer());
      expect([round, sent.headers.get('content-encoding'), sent.headers.get('cache-control')]).toEqual([
        round,
        'gzip',
        'public, max-age=31536000, immutable',
      ]);
      expect(gunzipSync(bytes).toString()).toBe(script);
      expect(bytes.length).toBeLessThan(script.length / 2);
    }
    const plain = await get('/assets/app-1.js');
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script]);
  });

  it('pictures and short files as they are', async () => {
    const picture = await get('/icon.png', { 'accept-encoding': 'gzip' });
    expect([picture.headers.get('content-encoding'), picture.headers.get('content-type')]).toEqual([
      null,
      'image/png',
    ]);
    const short = await get('/', { 'accept-encoding': 'gzip' });
    expect([short.headers.get('content-encoding'), await short.text()]).toEqual([null, page]);
  });

  it.each(['/case/980101-1', '/case/980101-1.t59', '/figures?table=x'])(
    'with its one page at %s',
    async (at) => {
      const sent = await get(at);
      expect([sent.status, await sent.text()]).toEqual([200, page]);
    },
  );

  it.each(['/assets/app-2.js', '/icon-2.png', '/..%2f..%2fetc/passwd.txt', '/%E0%A4%A'])(
    'with nothing at %s',
    async (at) => {
      expect((await get(at)).status).toBe(404);
    },
  );
});
