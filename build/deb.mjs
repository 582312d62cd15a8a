// A Debian package of the unpacked app, by Debian's own tool: no network and no other program is needed.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DEB_DEPENDS } from './electron-builder.mjs'
import { root } from './toolchain.mjs'

const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' }
const PLACE = 'opt/Commonplace'

const ENTRY = `[Desktop Entry]
Type=Application
Name=Commonplace
Comment=Read, highlight, tag, note and cite, offline
Comment[de]=Lesen, markieren, mit Themen versehen, notieren und zitieren, ohne Netz
Exec=/${PLACE}/commonplace %F
Icon=commonplace
Categories=Office;Education;
MimeType=text/plain;text/markdown;
StartupWMClass=Commonplace
Terminal=false
`

export function hasDpkg() {
  return spawnSync('dpkg-deb', ['--version'], { stdio: 'ignore' }).status === 0
}

/** Packs `unpacked` into `output`. The file's path. Throws where dpkg-deb fails. */
export function packDeb(unpacked, output, { arch = process.arch, compression = 'xz' } = {}) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const tree = join(output, 'deb')
  rmSync(tree, { recursive: true, force: true })
  cpSync(unpacked, join(tree, PLACE), { recursive: true })
  // Chromium's helper for systems that let no ordinary process make a sandbox.
  chmodSync(join(tree, PLACE, 'chrome-sandbox'), 0o4755)
  mkdirSync(join(tree, 'usr', 'bin'), { recursive: true })
  symlinkSync(`../../${PLACE}/commonplace`, join(tree, 'usr', 'bin', 'commonplace'))
  write(join(tree, 'usr', 'share', 'applications', 'commonplace.desktop'), ENTRY)
  for (const name of readdirSync(join(root, 'build', 'icons', 'linux'))) {
    const at = join(tree, 'usr', 'share', 'icons', 'hicolor', name.replace('.png', ''), 'apps', 'commonplace.png')
    mkdirSync(dirname(at), { recursive: true })
    cpSync(join(root, 'build', 'icons', 'linux', name), at)
  }
  write(join(tree, 'usr', 'share', 'doc', 'commonplace', 'copyright'), readFileSync(join(root, 'LICENSE'), 'utf8'))
  write(join(tree, 'DEBIAN', 'control'), control(version, ARCHITECTURES[arch] ?? arch, kilobytes(tree)))
  const file = join(output, `commonplace_${version}_${ARCHITECTURES[arch] ?? arch}.deb`)
  const packed = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, file], {
    encoding: 'utf8',
  })
  if (packed.status !== 0) throw new Error(`dpkg-deb failed: ${packed.stderr}`)
  rmSync(tree, { recursive: true, force: true })
  return file
}

function control(version, architecture, size) {
  return `Package: commonplace
Version: ${version}
Section: editors
Priority: optional
Architecture: ${architecture}
Installed-Size: ${size}
Depends: ${DEB_DEPENDS.join(', ')}
Maintainer: The Commonplace developers <commonplace@example.org>
Description: commonplace book for people who write theses
 Read source texts, highlight passages, tag themes and write notes, offline;
 turn what you kept into quotations with exact citations and bibliographies.
`
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { mode: 0o644 })
}

/** Of all files, as Debian counts them. */
function kilobytes(folder) {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  return Math.ceil(bytes / 1024)
}
