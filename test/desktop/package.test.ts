// Packages, made offline with the stand-in in place of Electron's own files: what is in them, and that they start.
import { getRawHeader, listPackage } from '@electron/asar'
import { FuseState, getCurrentFuseWire } from '@electron/fuses'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { hasDpkg, packDeb } from '../../build/deb.mjs'
import { configuration, FUSES, setFuses } from '../../build/electron-builder.mjs'
import { shippedPackages } from '../../build/notices.mjs'
import { isRead, packApp } from '../../build/package.mjs'
import { cannotRun, endBlock, scratch, start } from './launch.ts'
import { makeDist } from './stand-in/dist.ts'

/** Without Electron itself, which is 250 MB more. */
const BUDGET_BYTES = 60 * 1024 * 1024

const root = join(import.meta.dirname, '..', '..')
/** As an archive lists it; a file has no `files`. */
interface Folder {
  files: Record<string, Folder>
  unpacked?: boolean
}

const elsewhere = process.platform === 'linux' ? '' : ' (skipped: the stand-in is packed on Linux)'

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
const bytesOf = (folder: string) => filesIn(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)

describe.skipIf(elsewhere)(`packages${elsewhere}`, () => {
  let unpacked: string
  let resources: string
  let archive: string
  let listed: string[]
  beforeAll(async () => {
    const folder = scratch('block')
    const dist = join(folder, 'electron-dist')
    makeDist(dist)
    const output = await packApp({ dist, targets: ['dir'], output: join(folder, 'release'), app: join(folder, 'app') })
    unpacked = join(output, 'linux-unpacked')
    resources = join(unpacked, 'resources')
    archive = join(resources, 'app.asar')
    listed = listPackage(archive, { isPack: false }).map((path) => path.slice(1))
    return endBlock
  })

  test('the archive holds main, preload, page and host, and nothing else', () => {
    expect([...new Set(listed.map((path) => path.split('/')[0]))].sort()).toEqual([
      'host',
      'main.cjs',
      'package.json',
      'page',
      'preload.cjs',
    ])
    expect(listed.filter((path) => path.startsWith('page/') && path.split('/').length === 2).sort()).toEqual([
      'page/assets',
      'page/index.html',
      'page/notices.html',
    ])
    const kinds = new Set(
      listed.filter((path) => path.startsWith('page/assets/')).map((path) => path.split('.').at(-1)),
    )
    expect([...kinds].filter((kind) => !['js', 'css', 'woff2', 'svg', 'png'].includes(kind!))).toEqual([])
    expect(
      [...new Set(listed.filter((path) => path.startsWith('host/')).map((path) => path.split('/')[1]))].sort(),
    ).toEqual(['electron', 'node_modules', 'package.json', 'shared', 'sources'])
  })

  test('the host is shipped file for file, and no TypeScript, test or map with it', () => {
    const sources = ['electron/host', 'shared', 'sources'].flatMap((folder) =>
      filesIn(join(root, folder)).map((file) => `${folder}/${file}`),
    )
    const expected = [...sources, 'electron/desktop/host-entry.ts', 'electron/desktop/host-messages.ts']
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => `host/${file.replace(/\.ts$/, '.js')}`)
    const shipped = listed.filter((path) => /^host\/(electron|shared|sources)\/.*\.(js|ts|map)$/.test(path))
    expect(shipped.sort()).toEqual(expected.sort())
    const idle = listed.filter((path) => /\.(map|ts|mts|cts|md)$|\/(test|tests|docs)\//.test(path))
    expect(idle.filter((path) => !/\/licen[cs]e\.md$/i.test(path))).toEqual([])
  })

  test('the packages of the host are those of the lockfile, each once', () => {
    const names = listed
      .filter((path) => path.startsWith('host/node_modules/') && path.endsWith('/package.json'))
      .map((path) => path.slice('host/'.length, -'/package.json'.length))
    for (const place of shippedPackages({ page: false })) expect(names).toContain(place)
    const styles = listed.filter((path) => path.endsWith('.csljson.br'))
    expect(styles.length).toBeGreaterThan(200)
    expect(new Set(styles.map((path) => path.split('/').at(-1))).size).toBe(styles.length)
    const fonts = listed.filter((path) => path.endsWith('.woff2')).map((path) => path.split('/').at(-1)!)
    expect(new Set(fonts).size).toBe(fonts.length)
    expect(fonts.length).toBeGreaterThan(0)
  })

  test('native modules and all of the host lie beside the archive, for this system alone', () => {
    const beside = filesIn(join(resources, 'app.asar.unpacked'))
    const native = beside.filter((file) => file.endsWith('.node'))
    expect(native.length).toBeGreaterThan(0)
    for (const file of native) expect(file).toContain(`prebuilds/linux-${process.arch}/`)
    expect(listed.filter((path) => path.endsWith('.node')).sort()).toEqual(native.sort())
    const { header } = getRawHeader(archive) as unknown as { header: Folder }
    expect(header.files['main.cjs']!.unpacked).toBeUndefined()
    expect(header.files['host']!.files['package.json']!.unpacked).toBe(true)
    expect(beside.filter((file) => !file.startsWith('host/'))).toEqual([])
  })

  test('which prebuilt binaries each system gets', () => {
    const path = 'leveldown/prebuilds'
    expect(isRead(`${path}/linux-x64/node.napi.glibc.node`, 'linux', 'x64')).toBe(true)
    expect(isRead(`${path}/linux-arm64/node.napi.armv8.node`, 'linux', 'x64')).toBe(false)
    expect(isRead(`${path}/android-arm/node.napi.armv7.node`, 'linux', 'x64')).toBe(false)
    expect(isRead(`${path}/darwin-x64+arm64/node.napi.node`, 'darwin', 'arm64')).toBe(true)
    expect(isRead(`${path}/win32-x64/node.napi.node`, 'win32', 'x64')).toBe(true)
    expect(isRead(`${path}/win32-x64/node.napi.node`, 'linux', 'x64')).toBe(false)
    expect(isRead('leveldown/LICENSE', 'linux', 'x64')).toBe(true)
    expect(isRead('leveldown/deps/leveldb/db.cc', 'linux', 'x64')).toBe(false)
  })

  test('the packer takes the configuration of every system', async () => {
    const { validateConfiguration } = await import('app-builder-lib/out/util/config/config.js')
    const { DebugLogger } = await import('builder-util')
    const config = configuration({ app: 'app', output: 'release' })
    await validateConfiguration(config, new DebugLogger(false))
    const formats = [config.linux?.target, config.mac?.target, config.win?.target]
    expect(formats).toEqual([['AppImage', 'deb'], [{ target: 'dmg', arch: ['universal'] }], ['nsis']])
  })

  test('every fuse is set as it should be', async () => {
    const wire = (await getCurrentFuseWire(join(unpacked, 'commonplace'))) as unknown as Record<string, number>
    const set = Object.fromEntries(Object.keys(FUSES).map((fuse) => [fuse, wire[fuse] === FuseState.ENABLE]))
    expect(set).toEqual(FUSES)
  })

  test('a binary with a fuse nobody knows is not packed', async () => {
    const appOutDir = scratch()
    makeDist(appOutDir, '1011000111')
    const packager = { executableName: 'electron', appInfo: { productFilename: 'Commonplace' } }
    await expect(setFuses({ appOutDir, electronPlatformName: 'linux', packager })).rejects.toThrow(
      /strictlyRequireAllFuses/,
    )
  })

  test('the notices name every package that is shipped, and say what two licences ask for', () => {
    const page = readFileSync(join(root, '.out', 'desktop', 'app', 'page', 'notices.html'), 'utf8')
    for (const place of shippedPackages())
      expect(page).toContain(`<h2>${place.slice(place.lastIndexOf('node_modules/') + 13)} `)
    expect(page).toContain(
      '(c) Frank Bennett — citeproc-js implements the Citation Style Language — https://citationstyles.org/',
    )
    expect(page).toContain('Creative Commons Attribution-ShareAlike 3.0')
    expect(page).not.toMatch(/<script|<h2>undefined/)
  })

  test('all that is not Electron stays within 60 MB', () => {
    expect(bytesOf(resources)).toBeLessThan(BUDGET_BYTES)
  })

  test('the packed host does its work by itself: imports, searches, cites', () => {
    const host = join(resources, 'app.asar.unpacked', 'host', 'electron', 'host', 'host.js')
    const library = join(scratch(), 'library')
    const program = `
      const { openHost } = await import(${JSON.stringify(host)})
      const host = await openHost({ folder: ${JSON.stringify(library)}, listen: false })
      const { source } = await host.client.importStarter({})
      const { text } = await host.client.source({ source })
      const passage = await host.client.highlight({ source, start: 200, end: 260 })
      const styles = ['apa', 'chicago-notes-bibliography', 'modern-language-association']
      const cited = []
      for (const style of styles) cited.push((await host.client.cite({ annotations: [passage.id], style })).text)
      const word = /\\b[a-z]{7,}\\b/.exec(text)[0]
      const hits = await host.client.search({ query: word })
      const check = await host.client.check({})
      await host.close()
      console.log(JSON.stringify({ cited, hits: hits.length, ok: check.ok }))`
    const file = join(library, '..', 'work.mjs')
    writeFileSync(file, program)
    const ran = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', file], { encoding: 'utf8' })
    expect(ran.stderr).not.toMatch(/Error/)
    const said = JSON.parse(ran.stdout) as { cited: string[]; hits: number; ok: boolean }
    expect(said.ok).toBe(true)
    expect(said.hits).toBeGreaterThan(0)
    for (const citation of said.cited) expect(citation.length).toBeGreaterThan(5)
  })

  test.skipIf(cannotRun)(`the packed app starts and shows its first window${cannotRun}`, async () => {
    const { app, page, library, close } = await start({ app: '', executablePath: join(unpacked, 'commonplace') })
    await page.waitForSelector('#window *')
    expect(await app.evaluate(({ app }) => [app.isPackaged, app.name])).toEqual([true, 'Commonplace'])
    await expect.poll(() => existsSync(join(library, 'db'))).toBe(true)
    expect(await close()).toBe(0)
  })

  const noDpkg = hasDpkg() ? '' : ' (skipped: no dpkg-deb on this machine)'
  test.skipIf(noDpkg || cannotRun)(`a .deb unpacks into a system and starts there${noDpkg || cannotRun}`, async () => {
    const folder = scratch()
    const deb = packDeb(unpacked, folder, { compression: 'none' })
    const field = (name: string) => spawnSync('dpkg-deb', ['-f', deb, name], { encoding: 'utf8' }).stdout.trim()
    expect(field('Package')).toBe('commonplace')
    expect(field('Version')).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
    const system = join(folder, 'system')
    expect(spawnSync('dpkg-deb', ['-x', deb, system]).status).toBe(0)
    expect(statSync(join(system, 'opt', 'Commonplace', 'chrome-sandbox')).mode & 0o7777).toBe(0o4755)
    const entry = readFileSync(join(system, 'usr', 'share', 'applications', 'commonplace.desktop'), 'utf8')
    expect(entry).toContain('Exec=/opt/Commonplace/commonplace %F')
    expect(entry).toContain('MimeType=text/plain;')
    expect(existsSync(join(system, 'usr/share/icons/hicolor/256x256/apps/commonplace.png'))).toBe(true)
    const { page, close } = await start({ app: '', executablePath: join(system, 'usr', 'bin', 'commonplace') })
    await page.waitForSelector('#window *')
    expect(await close()).toBe(0)
  })
})
