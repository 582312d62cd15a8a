// Before all desktop tests: the app as it is, and the app with a small page of its own for the shell's tests.
import { join } from 'node:path'
import { bundleDesktop } from '../../build/desktop.mjs'

const root = join(import.meta.dirname, '..', '..')

export default async function setup(): Promise<void> {
  await bundleDesktop()
  await bundleDesktop({ app: join(root, '.out', 'desktop', 'shell-test'), page: join(import.meta.dirname, 'page') })
}
