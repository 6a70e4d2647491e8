import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isIPv6 } from 'node:net';

/**
 * From where somebody calls: the other end of the connection. What a header says is believed only of a proxy that was
 * named at the start, and then only the last address that none of the named ones has: whatever stands before it, the
 * caller may have written.
 */
export function callerAddress(c: Context, proxies: ReadonlySet<string>): string {
  const connected = plain(connectedTo(c));
  if (!proxies.has(connected)) return network(connected);
  const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => plain(one.trim()));
  return network(told.findLast((one) => one !== '' && !proxies.has(one)) ?? connected);
}

function connectedTo(c: Context): string {
  const known = typeof c.env === 'object' && c.env !== null && 'incoming' in c.env;
  return known ? (getConnInfo(c).remote.address ?? '') : '';
}

/** An IPv4 address inside an IPv6 one is that address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Whoever has one IPv6 address has the 2^64 beside it too. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: gap }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
