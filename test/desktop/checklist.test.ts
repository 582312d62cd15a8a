// Electron's security checklist, point by point: on the running app, or on what it is built from.
import { FuseV1Options } from '@electron/fuses'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { FUSES } from '../../build/electron-builder.mjs'
import { mayCall } from '../../electron/desktop/calls.ts'
import { answer, ORIGIN, pageTable } from '../../electron/desktop/protocol.ts'
import { mayLoad, mayUse, outsideAddress } from '../../electron/desktop/walls.ts'
import { CONTENT_SECURITY_POLICY } from '../../shared/page-policy.ts'
import { cannotRun, endBlock, ready, SHELL_TEST_APP, start } from './launch.ts'

const root = join(import.meta.dirname, '..', '..')
const desktop = join(root, 'electron', 'desktop')
const code = readdirSync(desktop)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(desktop, name), 'utf8'))
  .join('\n')
const preferences = [...code.matchAll(/webPreferences: \{([^}]*)\}/g)].map((match) => match[1]!)

describe.skipIf(cannotRun)(`Electron's checklist, on the running app${cannotRun}`, () => {
  let app: ElectronApplication
  let page: Page
  beforeAll(async () => {
    ;({ app, page } = await start({ lasting: 'block' }))
    await ready(page)
    return endBlock
  })

  test('1 only secure content is loaded: every address but our own, data and blobs is cancelled', async () => {
    const tried = await page.evaluate(async () => {
      const fetched = await Promise.all(
        ['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'ws://example.org/'].map((url) =>
          fetch(url).then(
            () => 'loaded',
            () => 'refused',
          ),
        ),
      )
      const picture = new Image()
      const loaded = new Promise((resolve) => {
        picture.addEventListener('load', () => resolve('loaded'))
        picture.addEventListener('error', () => resolve('refused'))
      })
      picture.src = 'https://example.org/pixel.png'
      return [...fetched, await loaded]
    })
    expect(tried).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
    for (const url of [
      'http://example.org',
      'https://example.org',
      'file:///etc/passwd',
      'ftp://x',
      'ws://x',
      'chrome://gpu',
      'about:blank',
    ]) {
      expect(mayLoad(url), url).toBe(false)
    }
    for (const url of ['app://shell/', 'data:,x', 'blob:app://shell/1']) expect(mayLoad(url), url).toBe(true)
  })

  test('2 the page has no Node', async () => {
    const types = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].map((name) => typeof (globalThis as never)[name]),
    )
    expect(types).toEqual(['undefined', 'undefined', 'undefined', 'undefined'])
  })

  test('5 every permission is refused but writing text to the clipboard', async () => {
    const states = await page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'microphone',
        'camera',
        'midi',
        'clipboard-read',
        'clipboard-write',
      ]
      return Object.fromEntries(
        await Promise.all(
          names.map(async (name) => [
            name,
            (await navigator.permissions.query({ name: name as PermissionName })).state,
          ]),
        ),
      )
    })
    expect(states).toEqual({
      geolocation: 'denied',
      notifications: 'denied',
      microphone: 'denied',
      camera: 'denied',
      midi: 'denied',
      'clipboard-read': 'denied',
      'clipboard-write': 'granted',
    })
    for (const permission of [
      'media',
      'openExternal',
      'fileSystem',
      'hid',
      'usb',
      'clipboard-read',
      'display-capture',
    ]) {
      expect(mayUse(permission, `${ORIGIN}/`), permission).toBe(false)
    }
    expect(mayUse('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
    expect(mayUse('clipboard-sanitized-write', 'app://shell.example.org/')).toBe(false)
  })

  test('7 the content security policy holds: no text becomes code, markup or style', async () => {
    const said = await page.evaluate(async () => {
      const result: Record<string, string> = {}
      const attempt = (name: string, act: () => unknown) => {
        try {
          act()
          result[name] = 'done'
        } catch (error) {
          result[name] = (error as Error).name
        }
      }
      // The driver's own evaluation is exempt from the policy, a task of the page is not.
      await new Promise<void>((resolve) =>
        setTimeout(() => {
          const indirect = eval
          attempt('eval', () => indirect('1'))
          attempt('Function', () => new Function('return 1')())
          attempt('innerHTML', () => (document.body.innerHTML = '<b>x</b>'))
          attempt('script text', () => (document.createElement('script').textContent = 'window.ran = 1'))
          attempt('document.write', () => document.write('<b>x</b>'))
          attempt('srcdoc', () => (document.createElement('iframe').srcdoc = '<b>x</b>'))
          attempt('policy', () =>
            (
              globalThis as unknown as { trustedTypes: { createPolicy(n: string, r: object): void } }
            ).trustedTypes.createPolicy('other', {}),
          )
          resolve()
        }),
      )
      const style = document.createElement('style')
      style.textContent = '#state { color: rgb(9, 9, 9) }'
      document.head.append(style)
      result['own style'] = getComputedStyle(document.querySelector('#state')!).color
      style.remove()
      return result
    })
    expect(said).toEqual({
      eval: 'EvalError',
      Function: 'EvalError',
      innerHTML: 'TypeError',
      'script text': 'TypeError',
      'document.write': 'TypeError',
      srcdoc: 'TypeError',
      policy: 'TypeError',
      'own style': 'rgb(1, 2, 3)',
    })
    const header = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
    expect(header).toBe(CONTENT_SECURITY_POLICY)
  })

  test('11, 12 the page embeds nothing: no webview, no frame', async () => {
    const embedded = await page.evaluate(async () => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.org/')
      const frame = document.createElement('iframe')
      frame.src = '/'
      document.body.append(view, frame)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const inside = frame.contentDocument?.querySelector('#state') ?? null
      const result = [view.constructor.name, inside === null]
      view.remove()
      frame.remove()
      return result
    })
    expect(embedded).toEqual(['HTMLElement', true])
  })

  test('13 a window never leaves its page', async () => {
    const before = page.url()
    await page.click('#out')
    await page.evaluate(() => location.assign('https://example.org/')).catch(() => {})
    await page.evaluate(() => location.assign('data:text/html,x')).catch(() => {})
    await page.evaluate(() => location.assign('/notices.html')).catch(() => {})
    await page.waitForTimeout(500)
    expect(page.url()).toBe(before)
    expect(await page.evaluate(() => document.querySelector('#state')?.textContent)).toBe('ready')
  })

  test('14 no page opens a window', async () => {
    await page.click('#blank')
    await page.evaluate(() => void window.open('https://example.org/', '_blank'))
    await page.evaluate(() => void window.open('/', '_blank'))
    await page.waitForTimeout(500)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('18 the page comes by a protocol of our own, from a table: no path is made from a request', async () => {
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/page.js',
        '/..%2fmain.cjs',
        '/%2e%2e/main.cjs',
        '/../package.json',
        '//etc/passwd',
        '/main.cjs',
        '/PAGE.JS',
        '/page.js/',
        '/constructor',
      ]
      return Promise.all(paths.map(async (path) => (await fetch(path).catch(() => ({ status: 0 }))).status))
    })
    expect(statuses[0]).toBe(200)
    for (const status of statuses.slice(1)) expect([0, 404]).toContain(status)
    const table = pageTable(join(SHELL_TEST_APP, 'page'))
    expect((await answer(new Request('app://shell/page.js'), table)).status).toBe(200)
    for (const url of [
      'app://other/page.js',
      'app://shell/page.js%00.html',
      'app://shell/..%5c..%5cmain.cjs',
      'https://shell/page.js',
    ]) {
      expect((await answer(new Request(url), table)).status, url).toBe(404)
    }
    expect((await answer(new Request('app://shell/page.js', { method: 'POST', body: 'x' }), table)).status).toBe(405)
  })

  test('20 the bridge has functions with names of ours, and hands out no event, channel or port', async () => {
    const handed = await page.evaluate(() => {
      const shell = window['shell' as never] as unknown as Record<string, unknown>
      return Object.values(shell).map((value) => typeof value)
    })
    expect(new Set(handed)).toEqual(new Set(['function']))
    const preload = readFileSync(join(SHELL_TEST_APP, 'preload.cjs'), 'utf8')
    expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1)
    expect([...new Set([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1]))]).toEqual(['electron'])
  })
})

describe("Electron's checklist, on what the app is built from", () => {
  test('every window of the code is looked at below', () => {
    expect(code.match(/new BrowserWindow\(/g)).toHaveLength(preferences.length)
    expect(preferences.length).toBeGreaterThan(0)
  })
  test('2 no window has Node', () => {
    for (const written of preferences) expect(written).toContain('nodeIntegration: false')
  })
  test('3 every window isolates its preload', () => {
    for (const written of preferences) expect(written).toContain('contextIsolation: true')
  })
  test('4 every window is sandboxed, and the app as a whole', () => {
    for (const written of preferences) expect(written).toContain('sandbox: true')
    expect(code).toContain('app.enableSandbox()')
  })
  test('6 no window does without web security', () => {
    expect(code).not.toMatch(/webSecurity: false|disable-web-security/)
  })
  test('8 no window runs insecure content', () => {
    expect(code).not.toContain('allowRunningInsecureContent: true')
  })
  test('9 no experimental features', () => {
    expect(code).not.toMatch(/experimentalFeatures: true|enable-experimental/)
  })
  test('10 no Blink features are switched on', () => {
    expect(code).not.toMatch(/enableBlinkFeatures|enable-blink-features/)
  })
  test('11, 12 webviews are off, and one that comes nonetheless is refused', () => {
    expect(code).not.toContain('webviewTag: true')
    expect(code).toMatch(/will-attach-webview', \(event\) => event\.preventDefault\(\)/)
  })
  test('15 addresses go outside only if they are web or mail', () => {
    expect(code.match(/openExternal/g)).toHaveLength(1)
    expect(code).not.toContain('openPath')
    const good = ['https://example.org/a?b=c#d', 'http://example.org/', 'mailto:a@example.org']
    const bad = [
      'javascript:1',
      'file:///x',
      'data:,x',
      'smb://h/s',
      '//host/share',
      'https://u:p@h/',
      'https:\\\\h',
      ' https://h',
      'https://h/\n',
      'ms-word:x',
      'vbscript:x',
    ]
    expect(good.map((url) => outsideAddress(url) !== null)).toEqual(good.map(() => true))
    expect(bad.map((url) => outsideAddress(url))).toEqual(bad.map(() => null))
  })
  test('16 Electron is the current major version, written down exactly', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: { electron: string }
    }
    expect(devDependencies.electron).toMatch(/^45\.\d+\.\d+$/)
  })
  test('17 a caller is our own page, in its top frame, or nobody', () => {
    expect(mayCall({ parent: null, origin: ORIGIN })).toBe(true)
    expect(mayCall({ parent: {}, origin: ORIGIN })).toBe(false)
    expect(mayCall({ parent: null, origin: 'https://example.org' })).toBe(false)
    expect(mayCall({ parent: null, origin: 'app://shell.evil' })).toBe(false)
    expect(mayCall({ parent: null, origin: 'null' })).toBe(false)
    expect(mayCall(null)).toBe(false)
    expect(code.match(/ipcMain\.(handle|on)\(/g)).toHaveLength(2)
  })
  test('19 every fuse is decided, and what runs foreign code is off', () => {
    expect(Object.keys(FUSES)).toHaveLength(9)
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    for (const fuse of off) expect(FUSES[fuse]).toBe(false)
    expect(FUSES[FuseV1Options.OnlyLoadAppFromAsar]).toBe(true)
    expect(FUSES[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(true)
  })
})
