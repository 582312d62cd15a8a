import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hasDisplay, writeRedirect } from '../../../electron/browser/open-browser.ts'

it.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('on %s with %j, a display is there: %s', (platform, env, expected) => {
  expect(hasDisplay(env, platform)).toBe(expected)
})

it('gives the address to a file of this user alone, without a script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cp-open-'))
  const file = writeRedirect('http://127.0.0.1:1/#t=ab', folder)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const html = readFileSync(file, 'utf8')
  expect(html).toContain('content="0;url=http://127.0.0.1:1/#t=ab"')
  expect(html).not.toContain('<script')
  rmSync(folder, { recursive: true })
})
