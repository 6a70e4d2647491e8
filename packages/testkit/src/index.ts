export { findChromium } from './chromium.ts';
export { launchBrowser } from './browser.ts';
export { startDemo, type DemoServer } from './demo-server.ts';
export { failingStore, type FailingMoment } from './failing-store.ts';
