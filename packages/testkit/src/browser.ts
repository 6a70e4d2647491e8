import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium.ts';

// Our own arguments: those that @sparticuz/chromium proposes switch web security off.
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];

// Where a machine names no language, Chromium would not write Chinese names of files.
const env = { ...process.env, LC_ALL: 'C.UTF-8' };

/** Starts a headless Chromium; the caller closes it. Throws the sentence of `findChromium` when there is none. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args, env });
}
