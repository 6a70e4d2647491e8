import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { isIP } from 'node:net';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { inShanghai } from '@fiveones/calendar';
import { Casework, folds, tables } from '@fiveones/casework';
import { isObject, readJson, type PackageFiles } from '@fiveones/definition';
import { createApp, listen, type NotListening } from '@fiveones/server';
import { openSqlite, StoreFault } from '@fiveones/store';
import { answerAsked, forgetAsked } from '../asked-copies.ts';
import { textOf, type CliCommand, type Given, type Terminal } from '../command.ts';
import { copyOfTheDay, type DailyCopies } from '../daily-copies.ts';
import { databaseIn, isWithin } from '../data-folder.ts';
import { filesOfFolder, problemLine, writtenOut } from '../read-package.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
/** The demonstration begins on a Monday morning. */
const demoStart = '2026-11-23T09:00:00+08:00';
const tickEvery = 1_000;

/** The server; SQLite in a folder. */
export const serveCommand: CliCommand = {
  name: 'serve',
  usage:
    'fiveones serve [--data DIR] [--port N] [--host ADDRESS] [--proxy ADDRESS,…] [--demo] [--templates DIR] [--backups DIR [--keep N]]',
  summary: { en: 'run the server', zh: '启动服务' },
  takes: [],
  flags: {
    data: { value: true, help: 'folder of the database and the attachments (default .data)' },
    port: { value: true, help: 'port (default 5151)' },
    host: { value: true, help: 'address to listen on (default 127.0.0.1)' },
    proxy: {
      value: true,
      help: 'addresses of proxies in front of it, whose X-Forwarded-For is believed (default none)',
    },
    demo: { value: false, help: 'with a fictional county and a clock that can be moved' },
    templates: { value: true, help: 'folder of packages to install' },
    web: { value: true, help: 'folder of the built pages' },
    backups: { value: true, help: 'folder in which a copy of the data is made every day (default none)' },
    keep: { value: true, help: 'how many of these days are kept (default 14)' },
    json: { value: false, help: 'print the address as JSON' },
  },
  async run(given, terminal) {
    const port = Number(textOf(given, 'port') ?? 5151);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      terminal.err('端口要写 0 到 65535 之间的整数。');
      return 2;
    }
    const proxies = addressesIn(textOf(given, 'proxy'));
    if (!proxies) {
      terminal.err('--proxy 写前面代理服务器的 IP 地址，几个用逗号隔开，例如 --proxy 10.0.0.2。');
      return 2;
    }
    const folder = path.resolve(textOf(given, 'data') ?? '.data');
    const copies = copiesOf(given, folder);
    if (typeof copies === 'string') {
      terminal.err(copies);
      return 2;
    }
    const casework = await openCasework(folder, given.flags['demo'] === true, terminal);
    if (!casework) return 1;
    const installed = await installPackages(casework, given, terminal);
    if (!installed) {
      await casework.store.close();
      return 1;
    }
    return serveUntilStopped(casework, { port, proxies, folder, copies }, given, terminal);
  },
};

/** Addresses separated by commas; nothing when one of them is none. */
function addressesIn(text = ''): readonly string[] | undefined {
  const addresses = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  return addresses.every((one) => isIP(one) !== 0) ? addresses : undefined;
}

/** The copies of every day that are wanted, if any; a text says what is wrong with them. */
function copiesOf(given: Given, data: string): DailyCopies | undefined | string {
  const backups = textOf(given, 'backups');
  const keep = Number(textOf(given, 'keep') ?? 14);
  if (!Number.isInteger(keep) || keep < 1) return '--keep 写留几天的备份，1 以上的整数，例如 --keep 14。';
  if (backups === undefined) return undefined;
  const folder = path.resolve(backups);
  return isWithin(folder, data)
    ? `备份不要放在数据文件夹 ${data} 里面，最好放在另一块磁盘上。`
    : { folder, keep };
}

async function openCasework(folder: string, demo: boolean, { err }: Terminal): Promise<Casework | undefined> {
  const writable = await mkdir(folder, { recursive: true })
    .then(() => access(folder, constants.W_OK))
    .then(() => true)
    .catch(() => false);
  if (!writable) {
    err(`数据文件夹不能写：${folder}。请换一个：--data 文件夹。`);
    return undefined;
  }
  try {
    const store = openSqlite({ file: databaseIn(folder), tables, folds });
    const casework = new Casework({ store, clock: Date.now, newId: randomUUID, demo });
    await casework.open();
    return casework;
  } catch (fault) {
    if (!(fault instanceof StoreFault)) throw fault;
    err(`数据打不开：${fault.message}`);
    return undefined;
  }
}

async function installPackages(casework: Casework, given: Given, { err }: Terminal): Promise<boolean> {
  const folder = textOf(given, 'templates') ?? path.join(root, 'templates');
  const names = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!names) {
    err(`没有放模板包的文件夹：${folder}。请写对：--templates 文件夹。`);
    return false;
  }
  const packages = [];
  for (const entry of names) {
    if (!entry.isDirectory()) continue;
    const place = path.join(folder, entry.name);
    const files = await filesOfFolder(place);
    const whole = await writtenOut(place, typeof files === 'string' ? {} : files);
    if (!whole.ok) {
      for (const problem of whole.problems) err(`${entry.name}/${problemLine(problem, 'zh')}`);
      return false;
    }
    if (isToInstall(whole.files)) packages.push(whole.files);
  }
  const done = casework.demo
    ? await casework.demonstration.load(packages, demoStart)
    : await installAll(casework, packages);
  if (!done.ok) err(`模板装不上：${done.refused.message}`);
  return done.ok;
}

/** A package that can start something; one that is only there for others to use is not installed. */
const isToInstall = (files: PackageFiles): boolean => {
  const head = readJson(files['template.json'] ?? '');
  return head.ok && isObject(head.value) && head.value['shared'] !== true;
};

async function installAll(
  casework: Casework,
  packages: readonly Parameters<Casework['install']>[0][],
): ReturnType<Casework['install']> {
  let last: Awaited<ReturnType<Casework['install']>> = { ok: true, value: { version: '' } };
  for (const files of packages) {
    last = await casework.install(files);
    if (!last.ok) return last;
  }
  return last;
}

const notListening: Readonly<
  Record<NotListening, (at: { readonly host: string; readonly port: number }) => string>
> = {
  'in-use': ({ port }) =>
    `端口 ${port} 已经被占用。请换一个：--port ${port < 65_535 ? port + 1 : port - 1}。`,
  'not-permitted': ({ port }) => `没有权限监听端口 ${port}。请换一个大于 1024 的端口。`,
  'no-such-address': ({ host }) =>
    `这台机器没有地址 ${host}。请换一个：--host 127.0.0.1 只给本机，--host 0.0.0.0 给所有网卡。`,
};

interface Serving {
  readonly port: number;
  readonly proxies: readonly string[];
  readonly folder: string;
  readonly copies: DailyCopies | undefined;
}

async function serveUntilStopped(
  casework: Casework,
  { port, proxies, folder, copies }: Serving,
  given: Given,
  { out, err }: Terminal,
): Promise<0 | 1> {
  const app = createApp({
    casework,
    clock: Date.now,
    newId: randomUUID,
    proxies,
    web: textOf(given, 'web') ?? path.join(root, 'packages/web/dist'),
    fault: (id, error) =>
      err(`差错 ${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  });
  const host = textOf(given, 'host') ?? '127.0.0.1';
  const listening = await listen(app, { port, host });
  if ('failed' in listening) {
    err(notListening[listening.failed]({ host, port }));
    await casework.store.close();
    return 1;
  }
  const address = `http://${host}:${listening.port}`;
  if (given.flags['json']) out(JSON.stringify({ address, demo: casework.demo }));
  else announce(casework, address, out);
  const ticking = setInterval(
    () => void casework.tick().catch((fault: unknown) => err(String(fault))),
    tickEvery,
  );
  await forgetAsked(folder);
  const copying = setInterval(copyWhenDue({ casework, folder, copies }, { out, err }), tickEvery);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  clearInterval(ticking);
  clearInterval(copying);
  await listening.close();
  await casework.batches.sending.stop();
  await casework.store.close();
  return 0;
}

/** How long a copy of the day that failed is not tried again. */
const afterFailure = 60 * 60 * 1_000;

/** Copies of the data that somebody asks for, and the one of the day; one after the other. */
function copyWhenDue(
  { casework, folder, copies }: Pick<Serving, 'folder' | 'copies'> & { readonly casework: Casework },
  { out, err }: Pick<Terminal, 'out' | 'err'>,
): () => void {
  let busy = false;
  let notBefore = 0;
  const copyAll = async (): Promise<void> => {
    await answerAsked(folder, casework.store);
    if (copies === undefined || Date.now() < notBefore) return;
    try {
      const made = await copyOfTheDay(copies, casework.store, inShanghai(Date.now()));
      if (made) out(`今天的备份在 ${copies.folder}`);
    } catch (fault) {
      notBefore = Date.now() + afterFailure;
      err(`今天的备份没有做成，一小时后再试：${fault instanceof Error ? fault.message : String(fault)}`);
    }
  };
  return () => {
    if (busy) return;
    busy = true;
    void copyAll()
      .catch((fault: unknown) => err(String(fault)))
      .finally(() => {
        busy = false;
      });
  };
}

function announce(casework: Casework, address: string, out: (line: string) => void): void {
  out(`五个一已启动：${address}`);
  if (!casework.demo) return;
  out(
    `演示时间 ${casework.now().slice(0, 16).replace('T', ' ')}，可在页面上往前拨。打开后点姓名即可登录，例如：`,
  );
  const wanted = [
    'villageHelper',
    'townClerk',
    'townInvestigator',
    'countyConfirmer',
    'countyAdmin',
    'countyLeader',
  ];
  const people = casework.demonstration.people();
  for (const post of wanted) {
    const person = people.find(({ id }) => id.startsWith(`${post}-`));
    if (person) out(`  ${person.name}  ${person.unit} · ${person.post}`);
  }
}
