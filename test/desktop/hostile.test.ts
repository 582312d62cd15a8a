// A library full of hostile text, in every field there is, shown by the window as it is: nothing runs, nothing is asked of any network.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openHost } from '../../electron/host/host.ts'
import { APP, cannotRun, endBlock, scratch, start } from './launch.ts'
import { PAYLOADS } from './payloads.ts'

/** Fields of a reference that are text, by their CSL names. */
const FIELDS = [
  'title',
  'container-title',
  'publisher',
  'publisher-place',
  'abstract',
  'note',
  'URL',
  'DOI',
  'genre',
  'volume',
  'edition',
]
const PLAIN = 'An honest sentence stands between the others, and it is long enough to be a paragraph of a text.'

/** Puts each payload into the text, a file name, themes, definitions, notes and references of a library. */
async function fill(library: string): Promise<void> {
  const texts = join(library, '..', 'texts')
  mkdirSync(texts, { recursive: true })
  const file = join(texts, '<img src=x onerror=globalThis.pwned=1>.txt')
  const title = `${PAYLOADS[0]} and a title`
  writeFileSync(file, [title, ...PAYLOADS.map((payload) => `${PLAIN} ${payload} ${PLAIN}`)].join('\n\n'))
  const host = await openHost({ folder: library, listen: false })
  const { client } = host
  try {
    const { job } = await client.importPaths({ paths: [file] })
    const account = await client.finished({ job })
    const [source] = account.read
    expect(account.refused).toEqual([])
    const text = (await client.source({ source: source!.id })).text
    for (const [i, payload] of PAYLOADS.entries()) {
      const at = text.indexOf(payload.slice(0, 12))
      const start = at >= 0 ? at : i * 10
      const passage = await client.highlight({
        source: source!.id,
        start,
        end: Math.min(text.length, start + 40),
        themes: [],
        note: payload,
      })
      // Names differ beyond their case, so each gets a number.
      const path = `${payload} ${i}`.replaceAll('\\', '\\\\').replaceAll('/', '\\/')
      const { theme } = await client.createTheme({ path, definition: payload })
      await client.tag({ annotations: [passage.id], theme: path })
      await client.defineTheme({ theme, definition: payload })
      await client.writeNote({ about: null, markdown: `# ${payload}\n\n${payload}\n\n- ${payload}` })
    }
    for (const [i, payload] of PAYLOADS.entries())
      await client.saveView({ name: `${payload} ${i}`, kind: 'search', query: { text: payload } })
    const passages = await client.quotes({})
    await client.link({ from: passages[0]!.id, to: passages[1]!.id, relation: 'contradicts' })
    const items = PAYLOADS.map((payload, i) => ({
      id: `hostile${i}`,
      type: 'book',
      author: [{ family: payload, given: payload }, { literal: payload }],
      issued: { raw: payload },
      ...Object.fromEntries(FIELDS.map((field) => [field, payload])),
    }))
    await client.importReferences({ file: 'hostile.json', content: JSON.stringify(items) })
    await client.reference({
      source: source!.id,
      set: { title: PAYLOADS[1], author: [{ family: PAYLOADS[2] }], URL: PAYLOADS[30] },
    })
  } finally {
    await host.close()
  }
}

describe.skipIf(cannotRun)(`hostile text${cannotRun}`, () => {
  let page: Page
  const asked: string[] = []
  const said: string[] = []
  beforeAll(async () => {
    expect(new Set(PAYLOADS).size).toBe(60)
    const library = join(scratch('block'), 'library')
    await fill(library)
    const started = await start({ app: APP, library, lasting: 'block' })
    page = started.page
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => said.push(message.text()))
    page.on('dialog', (dialog) => {
      said.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.waitForSelector('nav button')
    return endBlock
  })

  const view = async (name: string) => {
    const button = page.locator('nav').getByRole('button', { name, exact: true })
    if ((await button.getAttribute('aria-current')) === null) await button.click()
    await page.waitForTimeout(400)
  }
  /** Scrolls whatever scrolls to its end and back, so that every row was drawn. */
  const scrollAll = () =>
    page.evaluate(async () => {
      for (const element of document.querySelectorAll<HTMLElement>('*')) {
        if (element.scrollHeight <= element.clientHeight + 40 || element.clientHeight < 100) continue
        for (let top = 0; top < element.scrollHeight; top += element.clientHeight) {
          element.scrollTop = top
          await new Promise((resolve) => setTimeout(resolve, 15))
        }
      }
    })
  async function nothingHappened(): Promise<void> {
    expect(await page.evaluate(() => (globalThis as { pwned?: number }).pwned)).toBeUndefined()
    expect(await page.evaluate(() => Reflect.get({}, 'pwned') as unknown)).toBeUndefined()
    expect(
      asked.filter((url) => !/^(https:\/\/shell\.app\.standin\.invalid\/|app:\/\/shell\/|data:|blob:)/.test(url)),
    ).toEqual([])
    expect(said.filter((text) => /^dialog:|Content Security Policy|TrustedHTML|TrustedScript/.test(text))).toEqual([])
    expect(
      await page
        .locator('script:not([src]), iframe, object, embed, base, meta[http-equiv], [onerror], [onload]')
        .count(),
    ).toBe(0)
    expect(await page.locator('a[href^="javascript:" i], a[href^="data:" i], a[href^="vbscript:" i]').count()).toBe(0)
  }

  test('in the text, its title, its file name, the cards beside it', async () => {
    await view('Library')
    const row = page.getByRole('row').or(page.getByRole('option')).first()
    if (await row.count()) await row.dblclick()
    await page.locator('.reading-text').waitFor()
    expect(await page.locator('.reading-text').innerText()).toContain('An honest sentence')
    await scrollAll()
    await nothingHappened()
  })

  test('in themes and their definitions', async () => {
    await view('Themes')
    await expect.poll(() => page.getByText('onerror').count()).toBeGreaterThan(0)
    await scrollAll()
    await nothingHappened()
  })

  test.each(['Notes', 'Bibliography'])('in the view %s', async (name) => {
    await view(name)
    await expect
      .poll(() => page.locator('main').getByText('onerror').count(), { message: 'it is shown as text' })
      .toBeGreaterThan(0)
    await scrollAll()
    await nothingHappened()
  })

  test('in the history, which names what was done', async () => {
    await page.keyboard.press('Control+h')
    await expect.poll(() => page.locator('main').getByText('onerror').count()).toBeGreaterThan(0)
    await scrollAll()
    await nothingHappened()
  })

  test('in the import report and the links between passages', async () => {
    for (const name of ['Import report', 'Contradictions']) {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: 'Commands' }).getByRole('searchbox').fill(name)
      await page.keyboard.press('Enter')
      await page.waitForTimeout(600)
      expect(await page.locator('main').innerText()).not.toBe('')
      await scrollAll()
      await nothingHappened()
    }
  })

  test('in the view of syncing, with a road of a hostile name', async () => {
    await page.locator('nav').getByRole('button', { name: /^Sync/ }).click()
    await page.getByRole('button', { name: 'Folder or stick…' }).click()
    await page.keyboard.type(`/nowhere/${PAYLOADS[0]}`)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('could not be reached').waitFor()
    await nothingHappened()
    await page.keyboard.press('Escape')
  })

  test('in the settings', async () => {
    await view('Settings')
    await scrollAll()
    await nothingHappened()
  })

  test('in what is searched for, and in what is typed into fields', async () => {
    await view('Search')
    const field = page.getByRole('searchbox').first()
    await field.fill('honest sentence')
    await expect.poll(() => page.locator('main').getByText('honest').count()).toBeGreaterThan(0)
    for (const payload of PAYLOADS.filter((_, i) => i % 6 === 0)) {
      await field.fill(payload)
      await page.waitForTimeout(60)
    }
    await nothingHappened()
  })

  test('in the menu: a command may have any title', async () => {
    await page.evaluate((titles) => {
      const shell = (globalThis as unknown as { shell: { setCommands(menu: object): void } }).shell
      shell.setCommands({
        language: 'en',
        commands: titles.map((title, i) => ({
          id: `x.${i}`,
          title: title.slice(0, 200) || 'x',
          group: 'going',
          key: null,
          enabled: true,
        })),
      })
    }, PAYLOADS)
    await nothingHappened()
  })
})
