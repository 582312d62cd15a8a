// `npm run bench`: the benchmarks of test/bench under Node 24.
import { spawnSync } from 'node:child_process'
import { environment, install, reexecute, root } from './toolchain.mjs'

install()
reexecute()
const args = ['test/bench/main.ts', ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: environment() }).status ?? 1)
