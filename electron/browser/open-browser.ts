// Opens the default browser on an address that holds a secret. Command lines can be read by every user of a machine, so the
// browser is given a file that only this user can read, which leads on to the address.
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runtimeFolder } from '../host/library-path.ts'

/** How long a browser may take to start and read the file, in ms. */
const KEEP = 60_000

/** Whether there is a screen to open a browser on. */
export function hasDisplay(
  env: Record<string, string | undefined> = process.env,
  platform = process.platform,
): boolean {
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** Resolves to whether a browser was asked to open it, and a function that removes the file. */
export async function openBrowser(
  address: string,
  folder = runtimeFolder(),
): Promise<{ asked: boolean; forget(): void }> {
  const file = writeRedirect(address, folder)
  const forget = () => rmSync(file, { force: true })
  const [command, args] = opener(file)
  const asked = await new Promise<boolean>((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
    // An opener that has become the browser itself does not exit.
    setTimeout(() => resolve(true), 3_000).unref()
    child.unref()
  })
  setTimeout(forget, KEEP).unref()
  return { asked, forget }
}

/** Writes the file that leads to `address`; its path. */
export function writeRedirect(address: string, folder: string): string {
  const file = join(folder, `open-${process.pid}-${Date.now().toString(36)}.html`)
  const html = `<!doctype html><meta charset="utf-8"><title>Commonplace</title>
<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}">
<p><a href="${address}">Commonplace</a>
`
  writeFileSync(file, html, { mode: 0o600, flag: 'wx' })
  return file
}

function opener(file: string): [command: string, args: string[]] {
  if (process.platform === 'darwin') return ['open', [file]]
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', file]]
  return ['xdg-open', [file]]
}
