export { main } from './cli.ts';
export { filesOfFolder, readPackage, type Read } from './read-package.ts';
