// `npm start`: installs what is missing, builds the page where it changed, and opens Commonplace: in Electron where it can be had,
// else in the browser. What follows `--` goes to the shell: `npm start -- --library DIR`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { chooseShell, fetchElectron } from './electron.mjs'
import { environment, install, reexecute, root } from './toolchain.mjs'

install()
reexecute()

const args = process.argv.slice(2)
const { binary, why } = chooseShell({
  args,
  env: process.env,
  platform: process.platform,
  folder: join(root, 'node_modules', 'electron'),
  fetch: (folder) => fetchElectron(folder, join(root, '.out', 'electron-not-fetched')),
})
// Loaded only here: it needs the Node that `reexecute` brings.
const desktop = binary ? await import('./desktop.mjs') : null
try {
  if (desktop) await desktop.bundleDesktop()
  else if (await bundle()) console.error('Built the page.')
} catch (error) {
  console.error(error)
  console.error('Commonplace could not be built; the lines above say why.')
  process.exit(1)
}

console.error(binary ? `Starting the desktop app: ${why}.` : `Starting in the browser: ${why}.`)
const [command, first] = desktop
  ? [binary, [desktop.APP]]
  : // Text that was imported must never become code; the desktop app starts its host with the same flag.
    [process.execPath, ['--disallow-code-generation-from-strings', join(root, 'electron', 'browser', 'main.ts')]]
const shell = spawn(command, [...first, ...args], { stdio: 'inherit', env: environment() })

// A terminal gives Ctrl-C to both; the shell ends when it has saved, and then so do we.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT') shell.kill(signal)
  })
}
shell.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`)
  process.exit(1)
})
shell.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
