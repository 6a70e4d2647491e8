export { findChromium } from './chromium.ts';
export { launchBrowser } from './browser.ts';
export { daybook } from './daybook.ts';
export { startDemo, type DemoServer } from './demo-server.ts';
export { startFilledDemo } from './filled-demo.ts';
export { demoPosts, dutyRow } from './duty-row.ts';
export { folderFiles } from './folder-files.ts';
export { failingStore, type FailingMoment } from './failing-store.ts';
export { CrashServer, crashVillage } from './crash-server.ts';
