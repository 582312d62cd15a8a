// The menu bar of the app as it is: every command of the window stands in it, and a click runs it.
import type { ElectronApplication, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { APP, cannotRun, endBlock, start } from './launch.ts'

describe.skipIf(cannotRun)(`the menu of the window${cannotRun}`, () => {
  let app: ElectronApplication
  let page: Page
  beforeAll(async () => {
    ;({ app, page } = await start({ app: APP, lasting: 'block' }))
    await page.waitForSelector('nav button')
    return endBlock
  })

  const shown = () =>
    app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()!.items.flatMap((menu) =>
        (menu.submenu?.items ?? []).map((item) => ({
          menu: menu.label,
          id: item.id,
          label: item.label,
          key: item.accelerator,
        })),
      ),
    )

  test('the commands stand under their titles, with their keys', async () => {
    await expect.poll(async () => (await shown()).map((item) => item.id)).toContain('library.import')
    const items = await shown()
    const of = (id: string) => items.find((item) => item.id === id)
    expect(of('library.import')).toMatchObject({ menu: 'File', key: 'CommandOrControl+O' })
    expect(of('window.undo')).toMatchObject({ menu: 'Edit', key: 'CommandOrControl+Z' })
    expect(of('window.back')).toMatchObject({ key: 'Alt+Left' })
  })

  test('all that the palette offers stands in the menu too', async () => {
    await page.keyboard.press('Control+k')
    const options = page.getByRole('dialog').locator('[role=option], [role=menuitem]')
    await options.first().waitFor()
    const labels = (await shown()).map((item) => item.label.replaceAll('&&', '&'))
    const offered = await options.evaluateAll((found) => found.map((option) => option.textContent ?? ''))
    expect(offered.length).toBeGreaterThan(5)
    for (const option of offered)
      expect(
        labels.some((label) => label !== '' && option.startsWith(label)),
        option,
      ).toBe(true)
    await page.keyboard.press('Escape')
  })

  test('a click runs the command in the window', async () => {
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('window.palette')!.click())
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  })
})
