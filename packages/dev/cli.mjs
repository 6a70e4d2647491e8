import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
const root = join(import.meta.dirname, '..', '..');
const prefix = dirname(dirname(realpathSync(process.execPath)));
const env = { ...process.env, JOBS: 'max', npm_config_loglevel: 'error' };
if (existsSync(join(prefix, 'include/node/node.h'))) env.npm_config_nodedir ??= prefix;
const [command, ...flags] = process.argv.slice(2);
if (command === 'install') {
  const npm = process.env.npm_execpath ?? join(prefix, 'lib/node_modules/npm/bin/npm-cli.js');
  const how = flags.includes('--update') ? '--no-frozen-lockfile' : '--frozen-lockfile';
  const r = spawnSync(process.execPath, [npm, 'exec', '--yes', '--package=pnpm@12.21.0', '--', 'pnpm', 'install', how, '--reporter=append-only'], { cwd: root, env, stdio: 'inherit' });
  process.exit(r.status ?? 1);
}
