// Lint, format check and nothing else: `npm run lint`. Folders are named so that no stray node_modules is read.
import { spawnSync } from 'node:child_process'
import { environment, install, reexecute, root } from './toolchain.mjs'

install()
reexecute()
const folders = ['shared', 'sources', 'electron', 'renderer', 'build', 'test']
const fix = process.argv.includes('--fix')
const steps = [
  ['oxlint', ['-c', 'build/oxlintrc.json', ...(fix ? ['--fix'] : []), ...folders]],
  ['oxfmt', ['-c', 'build/oxfmtrc.json', ...(fix ? [] : ['--check']), ...folders]],
]
const codes = steps.map(
  ([tool, args]) => spawnSync(tool, args, { cwd: root, stdio: 'inherit', env: environment() }).status,
)
process.exit(codes.every((code) => code === 0) ? 0 : 1)
