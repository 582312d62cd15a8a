// How the app is packed for each system. `resources` is what package.mjs gathered; `dist` names an unpacked Electron to use
// in place of the one that would be fetched; `targets` replaces the system's own list.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { root } from './toolchain.mjs'

/** Every fuse of Electron, and how it is set. */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Faster bounds checks for WebAssembly; not a privilege.
  [FuseV1Options.WasmTrapHandlers]: true,
}

const TEXTS = { name: 'Text', role: 'Viewer', rank: 'Alternate' }

export function configuration({ app, output, dist, targets }) {
  const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const icons = join(root, 'build', 'icons')
  // Formats that were asked for are those of the system this runs on.
  const targetsOf = (platform) => (platform === process.platform ? targets : undefined)
  return {
    appId: 'app.commonplace.Commonplace',
    productName: 'Commonplace',
    copyright: 'The Commonplace developers. MIT licence.',
    buildVersion: version,
    electronVersion: devDependencies.electron,
    ...(dist === undefined ? {} : { electronDist: dist }),
    directories: { app, output, buildResources: icons },
    // Named by itself, since electron-builder passes over every folder of this name.
    files: ['**/*', { from: 'host/node_modules', to: 'host/node_modules', filter: ['**/*'] }],
    asar: true,
    // The host is run by Node itself: its workers, its native module and the citation styles are plain files.
    asarUnpack: ['host/**'],
    electronLanguages: ['en', 'en-GB', 'en-US', 'de'],
    fileAssociations: [
      { ext: 'txt', description: 'Text', mimeType: 'text/plain', ...TEXTS },
      { ext: 'md', description: 'Markdown', mimeType: 'text/markdown', ...TEXTS },
    ],
    // All packages were gathered already, and N-API modules fit every Electron as they are: false keeps electron-builder from both.
    beforeBuild: () => false,
    afterPack: setFuses,
    publish: null,
    linux: {
      target: targetsOf('linux') ?? ['AppImage', 'deb'],
      executableName: 'commonplace',
      category: 'Office',
      icon: join(icons, 'linux'),
      maintainer: 'The Commonplace developers',
      synopsis: 'Read, highlight, tag, note and cite, offline',
      syncDesktopName: true,
    },
    deb: { depends: DEB_DEPENDS },
    mac: {
      target: targetsOf('darwin') ?? [{ target: 'dmg', arch: ['universal'] }],
      icon: join(icons, 'icon.icns'),
      category: 'public.app-category.education',
      hardenedRuntime: true,
      // The one native module carries both architectures in one file, equal in both halves.
      x64ArchFiles: '**/prebuilds/darwin-*/**',
    },
    win: { target: targetsOf('win32') ?? ['nsis'], icon: join(icons, 'icon.ico') },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    },
  }
}

/** What Electron itself needs of a Debian system. */
export const DEB_DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libuuid1',
  'libsecret-1-0',
]

/** Sets every fuse the binary has. One it has and we do not know fails the build, so that a new privilege is never shipped unseen. */
export async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename
  const binary =
    electronPlatformName === 'darwin'
      ? `${name}.app`
      : electronPlatformName === 'win32'
        ? `${name}.exe`
        : packager.executableName
  const path = join(appOutDir, binary)
  const wire = await getCurrentFuseWire(path)
  const known = Object.fromEntries(Object.entries(FUSES).filter(([fuse]) => wire[fuse] !== undefined))
  await flipFuses(path, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...known,
  })
}
