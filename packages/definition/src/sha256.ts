/** The first 64 primes give the constants of FIPS 180-4: fractions of their cube and square roots. */
const primes: number[] = [];
for (let candidate = 2; primes.length < 64; candidate++) if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
const rounds = primes.map((prime) => fraction(Math.cbrt(prime)));
const first = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

/** SHA-256 of a text in UTF-8, in hex (FIPS 180-4). The same in browser and server, without waiting. */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  let hash = [...first];
  for (let block = 0; block < words.length; block += 16) hash = compressed(hash, words.subarray(block, block + 16));
  return hash.map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The message in words of 32 bits, with a one, zeros, and its length in bits. */
function padded(bytes: Uint8Array): Uint32Array {
  const length = ((bytes.length + 8) >> 6) + 1;
  const words = new Uint32Array(length * 16);
  for (const [place, byte] of bytes.entries()) words[place >> 2] = (words[place >> 2] ?? 0) | (byte << (24 - (place % 4) * 8));
  words[bytes.length >> 2] = (words[bytes.length >> 2] ?? 0) | (0x80 << (24 - (bytes.length % 4) * 8));
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compressed(hash: readonly number[], block: Uint32Array): number[] {
  const w = new Uint32Array(64);
  w.set(block);
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15] ?? 0;
    const b = w[i - 2] ?? 0;
    w[i] = (w[i - 16] ?? 0) + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + (w[i - 7] ?? 0) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + (w[i] ?? 0)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + (hash[i] ?? 0)) >>> 0);
}
