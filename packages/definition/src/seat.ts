/**
 * An office and a chair in it, as one name. What the chair's name takes from the office's stands once: 青禾县民政局 and
 * 县民政局确认人 are 青禾县民政局确认人.
 */
export function seatName(office = '', chair = ''): string {
  for (let taken = Math.min(office.length, chair.length); taken > 1; taken -= 1)
    if (office.endsWith(chair.slice(0, taken))) return `${office}${chair.slice(taken)}`;
  return `${office}${chair}`;
}

/** An office of a kind at a place: the kind's name begins with the tier that it stands on, and that is the place. */
export const officeName = (place: string, kind: string): string =>
  place === '' ? kind : `${place}${kind.replace(/^(省|市|县|镇（街）|村（居）|村（社区）)/, '')}`;
