// An unpacked Electron for the packer, whose binary is the stand-in: it runs `resources/app.asar` and bears a wire of fuses.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks the wire in Electron's binary; then come a version, a length and one digit for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const WIRE_VERSION = 1

/** `fuses`: the wire as Electron is built, a digit each: 0 off, 1 on. Electron 45 has nine. */
export function makeDist(folder: string, fuses = '101100011'): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const script = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export STANDIN_RESOURCES="$here/resources" STANDIN_BINARY="$0"
exec ${join(import.meta.dirname, 'bin', 'electron')} "$@"
# ${SENTINEL}`
  const wire = Buffer.from([WIRE_VERSION, fuses.length, ...Buffer.from(fuses, 'ascii')])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(script), wire, Buffer.from('\n')]))
  chmodSync(join(folder, 'electron'), 0o755)
  for (const name of ['chrome-sandbox', 'libffmpeg.so', 'icudtl.dat', 'LICENSE', 'LICENSES.chromium.html']) {
    writeFileSync(join(folder, name), '')
  }
  for (const language of ['de', 'en-GB', 'en-US', 'fr'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), 'locale')
  writeFileSync(join(folder, 'version'), 'v45.4.1')
}
