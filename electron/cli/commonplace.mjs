#!/usr/bin/env node
// Starts the command line, in plain JavaScript that any Node ≥ 20 runs: installs what a fresh checkout lacks, and goes on
// under the Node 24 that the lockfile brings. Nothing but the command's own output reaches stdout.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const WANTED_MAJOR = 24
const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const main = join(here, 'main.ts')
const bundledNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

if (!existsSync(join(root, 'node_modules', 'valibot'))) install()

const major = Number(process.versions.node.split('.')[0])
if (major >= WANTED_MAJOR) {
  // Translating the TypeScript once is enough; where the folder cannot be written, every start does it again.
  module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'commonplace'))
  try {
    const { run } = await import(pathToFileURL(main).href)
    process.exitCode = await run(process.argv.slice(2))
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    console.error(`A package Commonplace is made of is missing. Run “npm ci” in ${root}, then the same command again.`)
    process.exitCode = 1
  }
} else if (existsSync(bundledNode)) {
  again(bundledNode)
} else {
  console.error(
    `Commonplace runs on Node ${WANTED_MAJOR}; this is ${process.versions.node}, and npm was not allowed to bring one.`,
  )
  console.error(
    `Install Node ${WANTED_MAJOR}, or run “npm ci” in ${root} and let it run the install script of the package “node”.`,
  )
  process.exit(1)
}

function install() {
  if (!existsSync(join(root, 'package-lock.json'))) {
    console.error(
      `The packages Commonplace is made of are missing. Run “npm ci” in ${root}, then the same command again.`,
    )
    process.exit(1)
  }
  console.error('Installing what Commonplace is made of (once; about a minute) …')
  // Windows runs npm through a shell script.
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], options)
  if (npm.status === 0) return
  console.error(`The packages could not be installed. Run “npm ci” in ${root}, then the same command again.`)
  process.exit(1)
}

function again(node) {
  const child = spawn(node, [join(here, 'commonplace.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal gives Ctrl-C to both; the child answers it, and we wait for what it says.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}
