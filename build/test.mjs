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

/** A step that is many tests: counted from Vitest's own report. */
function suite(name, config, env, file = null) {
  const report = join(reports, `${name}.json`)
  const args = ['run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  if (file !== null) args.push(file)
  const ok = run(name, 'vitest', args, env)
  if (!existsSync(report)) {
    counts.failed++
    failures.push(`${name}: the runner did not finish`)
    return
  }
  const result = JSON.parse(readFileSync(report, 'utf8'))
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
if (failures.length) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`)
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1)
