// Starts an app as Electron would: `electron [switches] APP [arguments]`, or the packaged app beside which this stands.
import { extractAll } from '@electron/asar'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, enders, life, setFacts } from './app.ts'

interface Package {
  name: string
  productName?: string
  version: string
  main: string
}

const STAND_IN = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' || name === 'electron/main' ? { url: STAND_IN, shortCircuit: true } : next(name, context),
})

/** The folder of a packaged app's `resources`, given by its launcher; else the app is named by the first argument. */
const resources = process.env['STANDIN_RESOURCES']
// Electron's first argument is its own binary; ours would be node and this file.
const args = process.argv.slice(2)
process.argv = [process.env['STANDIN_BINARY'] ?? 'electron', ...args]
Object.defineProperty(process.versions, 'electron', { value: '45.4.1-stand-in' })

start(resources === undefined ? named() : join(resources, 'app.asar'), resources !== undefined)

function named(): string {
  const argument = args.find((argument) => !argument.startsWith('-'))
  if (argument === undefined) throw new Error('stand-in: name the app to run')
  Object.defineProperty(process, 'defaultApp', { value: true })
  return resolve(argument)
}

function start(place: string, packaged: boolean): void {
  const folder = packaged ? unpacked(place) : statSync(place).isDirectory() ? place : dirname(place)
  const manifest = join(folder, 'package.json')
  const facts = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Package) : null
  setFacts({
    name: facts?.productName ?? facts?.name ?? 'Electron',
    version: facts?.version ?? '0.0.0',
    folder,
    packaged,
  })
  const main = folder === place || packaged ? join(folder, facts?.main ?? 'index.js') : place
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit())
  createRequire(main)(main)
  setImmediate(() => {
    life.ready = true
    app.emit('ready')
  })
}

/** Electron reads an archive in place; plain Node has to unpack it. Files that lie unpacked beside it are taken from there. */
function unpacked(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'standin-asar-'))
  extractAll(archive, folder)
  enders.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
