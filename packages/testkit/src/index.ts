export { findChromium } from './chromium.ts';
export { launchBrowser } from './browser.ts';
