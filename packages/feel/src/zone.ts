const formats = new Map<string, Intl.DateTimeFormat | null>();
const mostZones = 600;

/** A zone's calendar, or null when nobody knows the zone. Kept, because making one is slow. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = makeFormat(zone);
  if (formats.size < mostZones) formats.set(zone, made);
  return made;
}

function makeFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether the zone is a known name such as Asia/Shanghai. */
export function isZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && formatOf(zone) !== null;
}

function offsetAt(format: Intl.DateTimeFormat, second: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(second * 1000)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second: rest = 0 } = part;
  return Math.round(Date.UTC(year, month - 1, day, hour, minute, rest) / 1000) - second;
}

/** Seconds east of Greenwich in the zone when its clocks show `local` (seconds since 1970-01-01T00:00). */
export function offsetOfZone(zone: string, local: number): number {
  const format = formatOf(zone);
  if (format === null || Math.abs(local) > 8e12) return 0;
  const first = offsetAt(format, local);
  return offsetAt(format, local - first);
}
