import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { callerAddress } from './caller-address.ts';
import { RateLimit } from './rate-limit.ts';
import { admin, opened, village } from './stage.example.ts';

describe('a limit', () => {
  let now = 0;
  const limit = () => new RateLimit({ atOnce: 2, every: 10_000 }, () => now);
  beforeEach(() => {
    now = 1_000_000;
  });

  it('lets so many pass at once, tells how long to wait, and gives one back after its time', () => {
    const bucket = limit();
    expect([bucket.take('a'), bucket.take('a'), bucket.take('a')]).toEqual([undefined, undefined, 10]);
    now += 9_000;
    expect([bucket.wait('a'), bucket.take('a')]).toEqual([1, 1]);
    now += 1_000;
    expect([bucket.take('a'), bucket.take('a')]).toEqual([undefined, 10]);
  });

  it('counts every address by itself, and gives nobody more than its measure', () => {
    const bucket = limit();
    bucket.take('a');
    bucket.take('a');
    expect(bucket.take('b')).toBeUndefined();
    now += 3_600_000;
    expect([1, 2, 3].map(() => bucket.take('a'))).toEqual([undefined, undefined, 10]);
  });

  it('does not give by a clock that is set back, and remembers no more than it can hold', () => {
    const bucket = limit();
    bucket.take('a');
    bucket.take('a');
    now -= 500_000;
    expect(bucket.take('a')).toBe(10);
    for (let one = 0; one < 10_000; one++) bucket.take(`other ${one}`);
    expect(bucket.take('a')).toBeUndefined();
  });
});

describe('the address of a caller', () => {
  const seen = async (connected: string, forwarded: string, proxies: readonly string[]): Promise<string> => {
    const app = new Hono().get('/', (c) => c.text(callerAddress(c, new Set(proxies))));
    const env = { incoming: { socket: { remoteAddress: connected } } };
    return (await app.request('/', { headers: { 'x-forwarded-for': forwarded } }, env)).text();
  };

  it.each([
    ['a header is not believed by default', '203.0.113.9', '10.1.1.1', [], '203.0.113.9'],
    ['nor of a proxy that was not named', '203.0.113.9', '10.1.1.1', ['10.0.0.2'], '203.0.113.9'],
    ['a named proxy is believed', '::ffff:10.0.0.2', '198.51.100.7', ['10.0.0.2'], '198.51.100.7'],
    [
      'what the caller wrote before it is not',
      '10.0.0.2',
      '1.2.3.4, 198.51.100.7',
      ['10.0.0.2'],
      '198.51.100.7',
    ],
    ['through two proxies', '10.0.0.2', '198.51.100.7, 10.0.0.3', ['10.0.0.2', '10.0.0.3'], '198.51.100.7'],
    ['a proxy that says nothing', '10.0.0.2', '', ['10.0.0.2'], '10.0.0.2'],
    ['one network of IPv6 is one caller', '2001:db8::1:2', '', [], '2001:db8:0:0'],
  ] as const)('%s', async (_, connected, forwarded, proxies, expected) => {
    expect(await seen(connected, forwarded, proxies)).toBe(expected);
  });
});

describe('the server', () => {
  let now = 0;
  const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });
  const started = async () => {
    now = Date.parse('2026-11-23T01:00:00Z');
    const casework = await opened();
    return createApp({ casework, clock: () => now, newId: () => 'id', fault: () => undefined });
  };
  const board = `/trpc/notice.board?input=${encodeURIComponent(JSON.stringify({ region: village }))}`;

  it('slows down an address that reads the board too often, says so in Chinese, and lets others read', async () => {
    const app = await started();
    const read = (address: string, path = board) => app.request(path, {}, from(address));
    for (let one = 0; one < 60; one++) expect((await read('203.0.113.9')).status).toBe(200);
    const slowed = await read('203.0.113.9');
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await slowed.text()).toContain('看得太快了，请过 1 秒再看。');
    const page = await read('203.0.113.9', `/board/${village}`);
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await page.text()).toBe('看得太快了，请过 1 秒再看。');
    expect((await read('198.51.100.7')).status).toBe(200);
    now += 2_000;
    expect((await read('203.0.113.9')).status).toBe(200);
  });

  it('counts every notice of a batch, so that nobody collects them in one request', async () => {
    const app = await started();
    const many = 70;
    const names = Array.from({ length: many }, () => 'notice.board').join(',');
    const input = JSON.stringify(
      Object.fromEntries(Array.from({ length: many }, (_, one) => [one, { region: village }])),
    );
    const answer = await app.request(
      `/trpc/${names}?batch=1&input=${encodeURIComponent(input)}`,
      {},
      from('203.0.113.9'),
    );
    const told = (await answer.json()) as readonly {
      readonly error?: { readonly data: { readonly httpStatus: number } };
    }[];
    expect(told.filter(({ error }) => error?.data.httpStatus === 429)).toHaveLength(many - 60);
  });

  it('tells robots at every public address to keep nothing', async () => {
    const app = await started();
    for (const path of [`/board/${village}`, board, '/robots.txt'])
      expect((await app.request(path, {}, from('203.0.113.9'))).headers.get('x-robots-tag')).toBe(
        'noindex, nofollow, noarchive',
      );
    expect(await (await app.request('/robots.txt')).text()).toContain('Disallow: /');
  });

  it('lets nobody try names for long, and does not count who signs in', async () => {
    const app = await started();
    const signIn = (person: string, address = '203.0.113.9') =>
      app.request(
        '/trpc/session.signIn',
        {
          method: 'POST',
          headers: { 'x-fiveones': '1', 'content-type': 'application/json' },
          body: JSON.stringify({ person }),
        },
        from(address),
      );
    for (let one = 0; one < 12; one++) expect((await signIn(admin)).status).toBe(200);
    for (let one = 0; one < 10; one++) expect((await signIn(`nobody-${one}`)).status).toBe(403);
    const slowed = await signIn(admin);
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '30']);
    expect(await slowed.text()).toContain('登录不上的次数太多，请过 30 秒再试。');
    expect((await signIn(admin, '198.51.100.7')).status).toBe(200);
    now += 30_000;
    expect((await signIn(admin)).status).toBe(200);
  });
});
