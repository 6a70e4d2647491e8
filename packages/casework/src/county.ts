/** The county is the first part of every key: the first six digits of a region code. */
export const countyOf = (region: string): string => region.slice(0, 6);
