// The shell by itself, with a page that does nothing but use the bridge: the real main, preload and host.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { CREDENTIALS, startCouchServer } from '../electron/host/sync/couch-server.ts'
import { cannotRun, endBlock, ready, scratch, start, type TestPage } from './launch.ts'

declare const window: TestPage & Window

const folderOf = (page: Page) =>
  page.evaluate(() => window.test.call('status')).then((status: { folder: string }) => status.folder)
const themesOf = (page: Page) =>
  page.evaluate(async () => ((await window.test.call('themes')) as { name: string }[]).map((theme) => theme.name))

describe.skipIf(cannotRun)(`bridge and dialogs${cannotRun}`, () => {
  let app: ElectronApplication
  let page: Page
  let userData: string
  let library: string
  beforeAll(async () => {
    ;({ app, page, userData, library } = await start({ lasting: 'block' }))
    await ready(page)
    return endBlock
  })

  test('the host serves the library that was named, over a port', async () => {
    expect(await folderOf(page)).toBe(library)
    await page.evaluate(() => window.test.call('createTheme', { path: 'Memory/Places' }))
    expect(await themesOf(page)).toEqual(['Memory', 'Places'])
    await expect(page.evaluate(() => window.test.call('createTheme', { path: 5 }))).rejects.toThrow('badArguments')
    expect(await page.evaluate(() => window.test.seen.states)).toContain('running')
  })

  test('the page has the named functions of the bridge and nothing else of Electron or Node', async () => {
    const seen = await page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', '__standinSend'].filter(
        (name) => name in window,
      ),
      functions: Object.keys(window.shell).sort(),
      frozen: Object.isFrozen(window.shell),
    }))
    expect(seen).toEqual({
      globals: [],
      functions: [
        'connect',
        'forgetSecret',
        'hasSecret',
        'keepSecret',
        'onCommand',
        'onFiles',
        'onHost',
        'openLibrary',
        'openOutside',
        'pathsOf',
        'pickFolder',
        'pickSources',
        'protection',
        'saveFile',
        'setCommands',
      ],
      frozen: true,
    })
    const poisoned = await page.evaluate(async () => {
      const { push } = Array.prototype
      const { parse } = JSON
      Array.prototype.push = () => {
        throw new Error('poisoned')
      }
      JSON.parse = () => {
        throw new Error('poisoned')
      }
      try {
        return await window.shell.hasSecret('sync.password')
      } finally {
        Array.prototype.push = push
        JSON.parse = parse
      }
    })
    expect(poisoned).toBe(false)
  })

  test('dialogs: sources are picked by the user, a file is written where the user says, in one step', async () => {
    expect(await page.evaluate(() => window.shell.pickSources())).toEqual([])
    expect(await page.evaluate(() => window.shell.pickFolder())).toEqual([])
    expect(await page.evaluate(() => window.shell.saveFile({ name: 'a.rtf', content: 'x' }))).toBeNull()
    const folder = scratch()
    const target = join(folder, 'bibliography.rtf')
    writeFileSync(target, 'before')
    await app.evaluate(({ dialog }, to) => {
      const asked: unknown[] = []
      Object.assign(globalThis, { asked })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/texts/one.txt', '/texts/two.txt'] })
      dialog.showSaveDialog = (async (...args: unknown[]) => {
        asked.push((args[1] as { defaultPath: string }).defaultPath)
        return { canceled: false, filePath: to }
      }) as typeof dialog.showSaveDialog
    }, target)
    expect(await page.evaluate(() => window.shell.pickSources())).toEqual(['/texts/one.txt', '/texts/two.txt'])
    const name = '../../../etc/passwd'
    expect(await page.evaluate((file) => window.shell.saveFile(file), { name, content: 'Kästner, „Fabian“' })).toBe(
      target,
    )
    expect(readFileSync(target, 'utf8')).toBe('Kästner, „Fabian“')
    expect(readdirSync(folder)).toEqual(['bibliography.rtf'])
    const [asked] = (await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)) as string[]
    expect(asked).toMatch(/Documents[/\\]passwd$/)
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/no/such/folder/a.rtf' })
    })
    await expect(page.evaluate(() => window.shell.saveFile({ name: 'a.rtf', content: 'x' }))).rejects.toThrow('ENOENT')
  })

  test('calls with other arguments than the bridge promises are refused', async () => {
    const refused = await page.evaluate(async () => {
      const shell = window.shell as unknown as Record<string, (argument: unknown) => Promise<unknown>>
      const tries: [string, unknown][] = [
        ['saveFile', { name: '', content: 'x' }],
        ['saveFile', { name: 'a', content: 7 }],
        ['saveFile', 'a'],
        ['openOutside', { toString: 'https://example.org' }],
        ['keepSecret', { name: '../x', value: 'y' }],
        ['keepSecret', { name: 'sync', value: null }],
        ['hasSecret', '__proto__'],
      ]
      return Promise.all(
        tries.map(([name, argument]) =>
          shell[name]!(argument).then(
            () => 'answered',
            (error: Error) => error.message,
          ),
        ),
      )
    })
    for (const message of refused) expect(message).toContain('refused')
  })

  test('addresses are opened outside only if they are web or mail, and after the user agreed', async () => {
    await app.evaluate(({ dialog, shell }) => {
      const record: { opened: string[]; shown: string[] } = { opened: [], shown: [] }
      Object.assign(globalThis, { record })
      shell.openExternal = async (url) => void record.opened.push(url)
      dialog.showMessageBox = (async (options: { message: string }) => {
        record.shown.push(options.message)
        return { response: record.shown.length === 1 ? 1 : 0, checkboxChecked: false }
      }) as typeof dialog.showMessageBox
    })
    const open = (url: string) => page.evaluate((to) => window.shell.openOutside(to), url)
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      '\\\\host\\share',
      'ms-msdt:/id',
      'https://a:b@example.org/',
      'https://exa mple.org',
      '',
    ]) {
      expect(await open(url), url).toBe(false)
    }
    expect(await open('https://doi.org/10.1000/182')).toBe(false)
    expect(await open('https://doi.org/10.1000/182')).toBe(true)
    expect(await open('mailto:library@example.org')).toBe(true)
    const record = await app.evaluate(() => (globalThis as unknown as { record: object }).record)
    expect(record).toEqual({
      opened: ['https://doi.org/10.1000/182', 'mailto:library@example.org'],
      shown: [
        expect.stringContaining('doi.org'),
        expect.stringContaining('doi.org'),
        expect.stringContaining('library@example.org'),
      ],
    })
  })

  test('the menu shows the page’s commands in its language and runs them', async () => {
    await page.evaluate(() =>
      window.shell.setCommands({
        language: 'de',
        commands: [
          { id: 'reader.find', title: 'Im Text suchen', group: 'reading', key: 'Mod+F', enabled: true },
          { id: 'window.undo', title: 'Rückgängig', group: 'window', key: 'Mod+Z', enabled: true },
        ],
      }),
    )
    const labels = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map((item) => item.label))
    await expect.poll(labels).toContain('Bearbeiten')
    for (const id of ['reader.find', 'window.undo']) {
      await app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()!.getMenuItemById(item)!.click(), id)
    }
    await expect.poll(() => page.evaluate(() => window.test.seen.commands)).toEqual(['reader.find', 'window.undo'])
    await page.evaluate(() => window.shell.setCommands({ language: 'en', commands: [] }))
    await expect.poll(labels).toContain('Edit')
  })

  test('a command of another shape changes no menu', async () => {
    await page.evaluate(() =>
      window.shell.setCommands({
        language: 'en',
        commands: [{ id: '../x', title: 'x', group: 'reading', key: null, enabled: true }],
      }),
    )
    await page.evaluate(() => window.shell.hasSecret('the-next-message-is-answered'))
    const ids = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()!.items.flatMap((item) => item.submenu?.items.map((inner) => inner.id) ?? []),
    )
    expect(ids).not.toContain('../x')
  })

  test('About says the version and what two licences ask for; the notices open in a window of their own', async () => {
    await app.evaluate(({ dialog, Menu }) => {
      dialog.showMessageBox = (async (options: { detail?: string }) => {
        Object.assign(globalThis, { about: options.detail })
        return { response: 1, checkboxChecked: false }
      }) as typeof dialog.showMessageBox
      Menu.getApplicationMenu()!.getMenuItemById('about')!.click()
    })
    const opened = await app.waitForEvent('window')
    const about = await app.evaluate(() => (globalThis as unknown as { about: string }).about)
    expect(about).toMatch(/^Version \d+\.\d+\.\d+/)
    expect(about).toContain('(c) Frank Bennett')
    expect(about).toContain('CC BY-SA 3.0')
    await expect.poll(() => opened.locator('h1').innerText()).toBe('Licences and notices')
    expect(await opened.evaluate(() => 'shell' in globalThis)).toBe(false)
    await opened.close()
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('secrets are sealed by the keychain, and the page cannot read them back', async () => {
    expect(await page.evaluate(() => window.shell.protection())).toBe('protected')
    expect(await page.evaluate(() => window.shell.keepSecret({ name: 'sync.password', value: 'open sesame' }))).toBe(
      true,
    )
    expect(await page.evaluate(() => window.shell.hasSecret('sync.password'))).toBe(true)
    expect(readFileSync(join(userData, 'secrets.json'), 'utf8')).not.toContain('sesame')
    await page.evaluate(() => window.shell.forgetSecret('sync.password'))
    expect(await page.evaluate(() => window.shell.hasSecret('sync.password'))).toBe(false)
  })

  test.runIf(process.env['ELECTRON_BIN'] === undefined)(
    'without a keyring nothing is stored, and the page is told',
    async () => {
      const { page, userData } = await start({ env: { STANDIN_KEYRING: 'none' } })
      await ready(page)
      expect(await page.evaluate(() => window.shell.protection())).toBe('none')
      expect(await page.evaluate(() => window.shell.keepSecret({ name: 'sync.password', value: 'open sesame' }))).toBe(
        false,
      )
      expect(existsSync(join(userData, 'secrets.json'))).toBe(false)
    },
  )

  describe('the login of a server', () => {
    const setUp = async (page: Page, url: string) =>
      page.evaluate(
        ([address, login]) =>
          window.test.call('setUpRoad', {
            address: { kind: 'couchdb', url: address },
            plain: true,
            credentials: login,
          }) as Promise<{ road: { id: string } }>,
        [url, CREDENTIALS] as const,
      )
    const inFile = (folder: string) => join(folder, 'sync', 'credentials.json')

    test('is kept by the keychain, serves the next sync, and goes with the road', async () => {
      const { server, stop } = await startCouchServer()
      try {
        const { road } = await setUp(page, `${server.url}/kept`)
        expect(existsSync(inFile(library))).toBe(false)
        const kept = readFileSync(join(userData, 'secrets.json'), 'utf8')
        expect(kept).toContain(`sync.${road.id.toLowerCase()}`)
        expect(kept).not.toContain(CREDENTIALS.password)
        await page.evaluate((id) => window.test.call('syncNow', { road: id }), road.id)
        await page.evaluate((id) => window.test.call('removeRoad', { road: id }), road.id)
        expect(readFileSync(join(userData, 'secrets.json'), 'utf8')).not.toContain(road.id.toLowerCase())
      } finally {
        await stop()
      }
    })

    test.runIf(process.env['ELECTRON_BIN'] === undefined)(
      'lies in a file of the user alone where there is no keyring',
      async () => {
        const { server, stop } = await startCouchServer()
        try {
          const { page, library, userData } = await start({ env: { STANDIN_KEYRING: 'none' } })
          await ready(page)
          const { road } = await setUp(page, `${server.url}/file`)
          expect(statSync(inFile(library)).mode & 0o777).toBe(0o600)
          expect(existsSync(join(userData, 'secrets.json'))).toBe(false)
          await page.evaluate((id) => window.test.call('syncNow', { road: id }), road.id)
        } finally {
          await stop()
        }
      },
    )
  })

  test('paths of dropped and chosen files are known to the page that got them', async () => {
    const file = join(scratch(), 'Ein Aufsatz.txt')
    writeFileSync(file, 'Text.')
    await page.setInputFiles('#file', file)
    await expect.poll(() => page.evaluate(() => window.test.seen.dropped)).toEqual([file])
    const cdp = await page.context().newCDPSession(page)
    const box = (await page.locator('#drop').boundingBox())!
    const at = { x: box.x + 5, y: box.y + 5 }
    const data = { items: [], files: [file], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', { type, ...at, data })
    }
    await expect.poll(() => page.evaluate(() => window.test.seen.dropped)).toEqual([file, file])
  })
})
