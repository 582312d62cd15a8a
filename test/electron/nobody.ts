// Tests of what may not be written run as a user without rights: root may write anywhere.
import { spawnSync } from 'node:child_process'

export const NOBODY = 65_534
export const IS_ROOT = process.getuid?.() === 0

/** For the name of such a test: why it cannot run here, or nothing. */
export const WITHOUT_NOBODY =
  !IS_ROOT || canRun() ? '' : ' (skipped: root may do everything, and nobody else may enter this folder)'

/** Whether another user may run and read what lies here: not so in a folder that is its owner's alone. */
function canRun(): boolean {
  const line = ['--eval', `require('node:fs').readFileSync(${JSON.stringify(import.meta.filename)})`]
  return spawnSync(process.execPath, line, { uid: NOBODY, gid: NOBODY, stdio: 'ignore' }).status === 0
}
