// The door behind every npm script. It runs before anything is installed, so it and `bootstrap/` import only `node:`
// modules; and it must still parse on an old Node, which is why the rest is loaded after the version is known.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更新的版本,现在是 ${process.versions.node};请升级 Node.js 后再试。`);
  process.exitCode = 1;
} else {
  const { runCommand } = await import('./bootstrap/commands.mjs');
  await runCommand(process.argv.slice(2));
}
