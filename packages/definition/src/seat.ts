/**
 * An office and a chair in it, as one name. What the chair's name takes from the office's stands once: 青禾县民政局 and
 * 县民政局确认人 are 青禾县民政局确认人.
 */
export function seatName(office = '', chair = ''): string {
  for (let taken = Math.min(office.length, chair.length); taken > 1; taken -= 1)
    if (office.endsWith(chair.slice(0, taken))) return `${office}${chair.slice(taken)}`;
  return `${office}${chair}`;
}
