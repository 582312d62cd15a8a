// `npm test`: installs what is missing, runs every check, and ends with one line of counts.
// `--soak` runs the long campaigns instead. Each step is named; one that fails does not stop the others.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { environment, install, reexecute, root } from './toolchain.mjs'

install()
reexecute()

const soak = process.argv.includes('--soak')
const reports = join(root, '.out', 'test')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const counts = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const skips = []
const unsteady = []
/** More files than this do not fail by chance. */
const MOST_AGAIN = 4

function run(name, command, args, env = {}) {
  console.log(`\n── ${name}`)
  const started = performance.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...environment(), ...env } })
  console.log(`   ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return status === 0
}

/** A step that is one check. */
function check(name, command, args) {
  if (run(name, command, args)) counts.passed++
  else {
    counts.failed++
    failures.push(name)
  }
}

/** Runs test files (all, where none are named) and returns Vitest's own report, or null where it made none. */
function vitest(name, config, env, files) {
  const report = join(reports, `${name}.json`)
  const args = ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const ok = run(name, 'vitest', [...args, ...files], env)
  return { ok, result: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null }
}

/**
 * A step that is many tests. A few files that fail are run once more, by themselves: what passes then depends on what else the
 * machine did, and is named as unsteady with why it failed, so that it is looked into without holding everything up.
 */
function suite(name, config, env, file = null) {
  const { ok: allPassed, result } = vitest(name, config, env, file === null ? [] : [file])
  if (result === null) {
    counts.failed++
    failures.push(`${name}: the runner did not finish`)
    return
  }
  let ok = allPassed
  const fell = result.testResults.filter(({ status }) => status === 'failed')
  if (fell.length > 0 && fell.length <= MOST_AGAIN) {
    const again = vitest(
      `${name}-again`,
      config,
      env,
      fell.map((one) => one.name),
    )
    for (const one of again.result?.testResults ?? []) {
      const at = result.testResults.findIndex((first) => first.name === one.name)
      if (one.status !== 'passed' || at === -1) continue
      const fallen = result.testResults[at].assertionResults.filter(({ status }) => status === 'failed')
      const why = fallen.map((test) => `${test.fullName}: ${String(test.failureMessages[0]).split('\n')[0]}`)
      unsteady.push(...(why.length > 0 ? why : [`${one.name.replace(root, '')}: ${result.testResults[at].message}`]))
      result.testResults[at] = one
    }
    ok = again.ok
  }
  let failed = 0
  for (const file of result.testResults) {
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      failed++
      failures.push(`${file.name.replace(root, '')}: ${String(file.message).split('\n')[0]}`)
    }
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed++
      else if (test.status === 'failed') {
        failed++
        failures.push(test.fullName)
      } else {
        counts.skipped++
        skips.push(test.fullName)
      }
    }
  }
  counts.failed += failed
  if (!ok && failed === 0) {
    counts.failed++
    failures.push(`${name}: the runner failed outside its tests`)
  }
}

/** Debian's Chromium where this machine lets us install it; elsewhere the tests that need one say so and are skipped. */
function bringChromium() {
  const known = [process.env.CHROMIUM_BIN, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  if (known.some((path) => path && existsSync(path))) return
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('\n── installing Chromium for the end-to-end tests')
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
}

if (soak) {
  suite('soak', 'build/vitest.config.ts', { SOAK: '1' })
  check('build', process.execPath, ['build/bundle.mjs'])
  bringChromium()
  suite('soak-coding', 'build/vitest.e2e.config.ts', { SOAK: '1' }, 'test/e2e/coding.test.ts')
} else {
  check('types', 'tsc', ['-b'])
  check('lint', 'oxlint', ['-c', 'build/oxlintrc.json', 'shared', 'sources', 'electron', 'renderer', 'build', 'test'])
  check('format', 'oxfmt', [
    '-c',
    'build/oxfmtrc.json',
    '--check',
    'shared',
    'sources',
    'electron',
    'renderer',
    'build',
    'test',
  ])
  suite('unit', 'build/vitest.config.ts')
  check('build', process.execPath, ['build/bundle.mjs'])
  bringChromium()
  suite('end-to-end', 'build/vitest.e2e.config.ts')
  suite('desktop', 'build/vitest.desktop.config.ts')
}

if (skips.length)
  console.log(`\nSkipped, each with its reason in its name:\n${skips.map((name) => `  ${name}`).join('\n')}`)
if (unsteady.length) {
  const list = unsteady.map((name) => `  ${name}`).join('\n')
  console.log(`\nUnsteady (failed beside the others, passed when run again by themselves):\n${list}`)
}
if (failures.length) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`)
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1)
