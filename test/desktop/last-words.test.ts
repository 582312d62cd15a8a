// A sentence typed into a note as the app is quit is there at the next start.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openHost } from '../../electron/host/host.ts'
import { cards, drag, text } from '../e2e/acts.ts'
import { FERRY, FERRY_FILE } from '../e2e/texts.ts'
import { APP, cannotRun, scratch, start } from './launch.ts'

const NOTE = 'Typed in the very last moment'

async function openText(page: Page): Promise<void> {
  await page.waitForSelector('nav button')
  await page.setViewportSize({ width: 1280, height: 800 })
  const reading = text(page).getByText('A ferry keeps two banks apart')
  const row = page.getByText('The Ferry and the Bridge').first()
  await reading.or(row).first().waitFor()
  if ((await reading.count()) === 0) await row.click()
  await reading.waitFor()
}

describe.skipIf(cannotRun)(`last words${cannotRun}`, () => {
  test('a note being typed survives quitting', async () => {
    const folder = scratch()
    const library = join(folder, 'library')
    const file = join(folder, FERRY_FILE)
    writeFileSync(file, FERRY)
    const host = await openHost({ folder: library, listen: false })
    const { job } = await host.client.importPaths({ paths: [file] })
    await host.client.finished({ job })
    await host.close()

    const first = await start({ app: APP, library })
    await openText(first.page)
    await drag(first.page, 'a treaty')
    await first.page.keyboard.press('n')
    await first.page.keyboard.type(NOTE)
    expect(await first.close()).toBe(0)

    const second = await start({ app: APP, library, userData: first.userData })
    await openText(second.page)
    await cards(second.page).getByText(NOTE).waitFor()
    expect(await second.close()).toBe(0)
    const after = await openHost({ folder: library, listen: false })
    const notes = await after.client.notes({})
    const report = await after.client.check({})
    await after.close()
    expect(notes.map((note) => note.markdown.trim())).toEqual([NOTE])
    expect(report.ok).toBe(true)
  })
})
