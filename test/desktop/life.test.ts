// Beginning, middle and end of the app: second starts, files from outside, other libraries, crashes, quitting.
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openHost } from '../../electron/host/host.ts'
import { cannotRun, EXECUTABLE, hostProcesses, ready, scratch, SHELL_TEST_APP, start, type TestPage } from './launch.ts'

declare const window: TestPage & Window

const seen = (page: Page) => page.evaluate(() => window.test.seen)
const folderOf = (page: Page) =>
  page.evaluate(async () => ((await window.test.call('status')) as { folder: string }).folder)
const themesOf = (page: Page) =>
  page.evaluate(async () => ((await window.test.call('themes')) as { name: string }[]).map((theme) => theme.name))
const addTheme = (page: Page, path: string) =>
  page.evaluate((to) => window.test.call('createTheme', { path: to }), path)

describe.skipIf(cannotRun)(`life of the app${cannotRun}`, () => {
  test('a reload, and a second window, get a line of their own', async () => {
    const { app, page } = await start()
    await ready(page)
    await addTheme(page, 'Kept')
    await page.reload()
    await ready(page)
    expect(await themesOf(page)).toEqual(['Kept'])
    const opened = app.waitForEvent('window')
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('new-window')!.click())
    const second = await opened
    await ready(second)
    await addTheme(second, 'From the second')
    expect(await themesOf(page)).toEqual(['From the second', 'Kept'])
    await second.close()
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(await folderOf(page)).toBeTruthy()
  })

  test('a second start hands its files to the first and ends', async () => {
    const text = join(scratch(), 'first.txt')
    writeFileSync(text, 'One.')
    const { page, userData } = await start({ args: [text] })
    await ready(page)
    await expect.poll(async () => (await seen(page)).files).toEqual([text])
    const second = spawn(EXECUTABLE, ['--no-sandbox', `--user-data-dir=${userData}`, SHELL_TEST_APP, 'second.txt'], {
      cwd: join(text, '..'),
      stdio: 'ignore',
      env: { ...process.env, STANDIN_NODE: process.execPath },
    })
    const code = await new Promise((resolve) => second.once('exit', resolve))
    expect(code).toBe(0)
    await expect.poll(async () => (await seen(page)).files).toEqual([text, join(text, '..', 'second.txt')])
  })

  test('another library takes the place of this one, and both are offered again', async () => {
    const { app, page, library, userData, close } = await start()
    await ready(page)
    await addTheme(page, 'In the first')
    const other = join(scratch(), 'other')
    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
    }, other)
    await page.evaluate(() => void window.shell.openLibrary())
    await expect.poll(() => folderOf(page).catch(() => '')).toBe(other)
    await expect.poll(() => themesOf(page)).toEqual([])
    const recent = () =>
      app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()!
          .getMenuItemById('recent')!
          .submenu!.items.map((item) => item.label),
      )
    await expect.poll(async () => (await recent()).slice(0, 2)).toEqual([other, library])
    expect(await close()).toBe(0)
    const again = await start({ userData, library })
    await ready(again.page)
    expect(await themesOf(again.page)).toEqual(['In the first'])
  })

  test('a library that another program has open is shared with it', async () => {
    const library = join(scratch(), 'library')
    const host = await openHost({ folder: library })
    try {
      const { page } = await start({ library })
      await ready(page)
      await addTheme(page, 'By the window')
      expect((await host.client.themes({})).map((theme) => theme.name)).toEqual(['By the window'])
    } finally {
      await host.close()
    }
  })

  test('a host that is killed is started again, with everything it had acknowledged', async () => {
    const { app, page } = await start()
    await ready(page)
    await addTheme(page, 'Before')
    const [pid] = hostProcesses(app.process().pid!)
    process.kill(pid!, 'SIGKILL')
    await expect.poll(async () => (await seen(page)).states.slice(-2)).toEqual(['restarting', 'running'])
    await expect.poll(async () => (await seen(page)).closed).toBe(1)
    await page.evaluate(() => window.test.connect())
    expect(await themesOf(page)).toEqual(['Before'])
  })

  test('a host that dies again and again is not started for ever: the user decides', async () => {
    const { app, page } = await start()
    await ready(page)
    await app.evaluate(({ dialog }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      dialog.showMessageBox = ((options: { message: string }) => {
        asked.push(options.message)
        return new Promise((resolve) =>
          Object.assign(globalThis, { tryAgain: () => resolve({ response: 0, checkboxChecked: false }) }),
        )
      }) as typeof dialog.showMessageBox
    })
    const states = [...(await seen(page)).states]
    for (const next of [['restarting', 'running'], ['restarting', 'running'], ['stopped']]) {
      const [pid] = hostProcesses(app.process().pid!)
      process.kill(pid!, 'SIGKILL')
      states.push(...next)
      await expect.poll(async () => (await seen(page)).states).toEqual(states)
    }
    expect(await app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual([
      'The library stopped working several times in a row.',
    ])
    await app.evaluate(() => (globalThis as unknown as { tryAgain(): void }).tryAgain())
    await expect.poll(async () => (await seen(page)).states.at(-1)).toBe('running')
    await page.evaluate(() => window.test.connect())
    expect(await themesOf(page)).toEqual([])
  })

  test('a library that cannot be opened is named with what to do, and another can be chosen', async () => {
    const folder = scratch()
    const bad = join(folder, 'file-not-folder')
    writeFileSync(bad, 'not a folder')
    const good = join(folder, 'good')
    const { app, page } = await start()
    await ready(page)
    await app.evaluate(
      ({ dialog }, folders) => {
        const asked: { message: string; detail: string }[] = []
        Object.assign(globalThis, { asked })
        dialog.showMessageBox = (async (options: { message: string; detail: string }) => {
          asked.push({ message: options.message, detail: options.detail })
          return { response: 1, checkboxChecked: false }
        }) as typeof dialog.showMessageBox
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folders.shift()!] })
      },
      [bad, good],
    )
    await page.evaluate(() => void window.shell.openLibrary())
    await expect.poll(() => folderOf(page).catch(() => '')).toBe(good)
    const [asked] = await app.evaluate(
      () => (globalThis as unknown as { asked: { message: string; detail: string }[] }).asked,
    )
    expect(asked!.message).toContain(bad)
    expect(asked!.detail.length).toBeGreaterThan(10)
  })

  test('quitting waits for what is being written, and exits with 0', async () => {
    const { page, userData, library, close } = await start()
    await ready(page)
    const acknowledged = await page.evaluate(async () => {
      const results = Array.from({ length: 40 }, (_, i) => window.test.call('createTheme', { path: `Theme ${i}` }))
      await results[0]
      return results.length
    })
    expect(await close()).toBe(0)
    expect(hostProcesses(process.pid)).toEqual([])
    const again = await start({ userData, library })
    await ready(again.page)
    expect((await themesOf(again.page)).length).toBe(acknowledged)
    const report = await again.page.evaluate(async () => (await window.test.call('check')) as { ok: boolean })
    expect(report.ok).toBe(true)
  })

  test('the window comes back where it was, and the page comes back after a crash', async () => {
    const { app, page, userData, library, close } = await start()
    await ready(page)
    const bounds = { x: 40, y: 60, width: 900, height: 600 }
    await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setBounds(to), bounds)
    expect(await close()).toBe(0)
    const again = await start({ userData, library })
    await ready(again.page)
    expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds())).toEqual(
      bounds,
    )
    const cdp = await again.page.context().newCDPSession(again.page)
    cdp.send('Page.crash').catch(() => {})
    const states = () =>
      Promise.all(
        again.app
          .windows()
          .map((window) => window.evaluate(() => document.querySelector('#state')?.textContent).catch(() => '')),
      )
    await again.page.waitForEvent('crash')
    await expect.poll(states).toContain('ready')
    expect(existsSync(join(userData, 'window.json'))).toBe(true)
  })
})
