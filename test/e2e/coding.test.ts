// A long text is coded by keys alone while the host is killed again and again: whatever was acknowledged is there.
// SOAK=1 codes three hundred passages in four hundred pages with ten kills; otherwise sixty in eighty with three.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { QuoteDetail } from '../../shared/model/view.ts'
import { cards, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const SOAK = process.env['SOAK'] === '1'
const RUN = SOAK ? { pages: 400, passages: 300, kills: 10 } : { pages: 80, passages: 60, kills: 3 }
const SENTENCES_A_PAGE = 9
const THEMES = ['Ferries', 'Bridges', 'Winter']
const WORDS = 'harbour council ferry winter bridge ledger treaty pilot quay timetable town river toll bell fog'.split(
  ' ',
)

/** Numbered sentences, so that each passage is known by its words; pages as print numbers them. */
function longText(pages: number): string {
  const sentence = (n: number): string => {
    const words = Array.from({ length: 9 + (n % 7) }, (_, i) => WORDS[(n * 7 + i * (1 + (n % 5))) % WORDS.length])
    return `Item ${n} says that the ${words.join(' and the ')} were counted.`
  }
  const page = (p: number): string => {
    const own = Array.from({ length: SENTENCES_A_PAGE }, (_, i) => sentence(p * SENTENCES_A_PAGE + i + 1))
    const half = Math.ceil(own.length / 2)
    return `${own.slice(0, half).join(' ')}\n\n${own.slice(half).join(' ')}`
  }
  return `The Long Ledger\n\nBy E. Marlow\n\n${Array.from({ length: pages }, (_, p) => page(p)).join('\n\n')}\n`
}

describe.skipIf(!CHROMIUM)(`coding by keys${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let source: string
  let port: number

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    port = Number(new URL(shell.address).port)
    await asking(shell.library, async (host) => {
      ;[source] = (await importTexts(host, [['ledger.txt', longText(RUN.pages)]])) as [string]
      for (const theme of THEMES) await host.createTheme({ path: theme })
    })
    window = await openWindow(browser, shell.address)
    // What a killed host leaves in the console.
    window.allow(/WebSocket|ERR_CONNECTION|Failed to load/)
    await window.page.getByRole('row').filter({ hasText: 'Long Ledger' }).first().press('Enter')
    await text(window.page).getByText('Item 1 says').waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  const saved = (page: Page) => page.getByText('Saved', { exact: true }).first().waitFor({ timeout: 60_000 })
  const count = (page: Page) =>
    page
      .getByText(/^(No highlights yet|\d+ highlights?)/)
      .first()
      .textContent()
      .then((words) => Number.parseInt(words!, 10) || 0)

  /** Until a field has the keys: on a slow machine it takes its time. Where it never comes, what the window shows instead is said. */
  async function focused(page: Page, field: string): Promise<void> {
    const has = (wanted: string) => document.activeElement?.matches(`${wanted}:not([data-reading])`) ?? false
    try {
      await page.waitForFunction(has, field, { timeout: 60_000 })
    } catch (cause) {
      const instead = await page.evaluate(() => ({
        focus: document.activeElement?.outerHTML.slice(0, 200),
        selected: String(getSelection()),
        cards: [...document.querySelectorAll('[data-card]')].map((card) => (card as HTMLElement).innerText),
        status: document.querySelector('footer')?.innerText,
      }))
      throw new Error(`${field} never had the keys: ${JSON.stringify(instead)}`, { cause })
    }
  }

  async function restart(): Promise<void> {
    await shell.kill()
    shell = await startShell({ library: shell.library, port })
    // The address holds the key of this start.
    await window.page.goto('about:blank')
    await window.page.goto(shell.address)
    await text(window.page).waitFor({ timeout: 60_000 })
    await saved(window.page)
  }

  test.each([
    ['at its beginning', 'Control+Home'],
    // Where its card must not take the text back to the beginning before it has its place.
    ['at its end', 'Control+End'],
  ])(
    'a passage just made %s is tagged and recoloured at once, though the list of passages comes late',
    async (_, key) => {
      const { page, context } = await openWindow(browser, shell.address)
      // The answers that list the passages of the text are kept back; all else arrives.
      const asked = new Set<string>()
      let late = 0
      await page.routeWebSocket(/127\.0\.0\.1/, (line) => {
        const server = line.connectToServer()
        const idOf = (message: string): string | undefined => /"i":"([^"]+)"/.exec(message)?.[1]
        line.onMessage((message) => {
          if (/"m":"quotes"/.test(String(message))) asked.add(idOf(String(message))!)
          server.send(message)
        })
        server.onMessage((message) => {
          const id = idOf(String(message))
          if (late === 0 || id === undefined || !asked.has(id)) return line.send(message)
          setTimeout(() => line.send(message), late)
        })
      })
      await page.reload()
      await page.getByRole('row').filter({ hasText: 'Long Ledger' }).first().press('Enter')
      await text(page).getByText('Item 1 says').waitFor()
      await text(page).focus()
      await page.keyboard.press(key)
      late = 1_500
      const mark = async (): Promise<void> => {
        await page.keyboard.press('.')
        await page.keyboard.press('1')
        await page
          .getByText(/^Highlighted in yellow/)
          .first()
          .waitFor()
      }
      await mark()
      await page.keyboard.press('t')
      await focused(page, 'input')
      await page.keyboard.type('Fer')
      await page.keyboard.press('Enter')
      await page.keyboard.press('3')
      const made = (): Promise<QuoteDetail[]> => asking(shell.library, (host) => host.quotes({ source }))
      await expect.poll(made).toMatchObject([{ color: 'green', themes: [['Ferries']] }])
      await context.close()
      await asking(shell.library, async (host) => {
        for (let i = 0; i < 3; i++) await host.undo({})
      })
      expect(await made()).toEqual([])
    },
  )

  test(
    `${RUN.passages} passages in ${RUN.pages} pages, ${RUN.kills} kills`,
    async () => {
      /** What the window said was saved: the words of each passage by number, with its theme. */
      const acknowledged: { colour: string; theme: string | null; note: string | null }[] = []
      const every = Math.floor(RUN.passages / (RUN.kills + 1))
      const colours = ['yellow', 'blue', 'green', 'orange', 'pink']
      const { page } = window
      await text(page).focus()
      await page.keyboard.press('Control+Home')
      for (let i = 0; i < RUN.passages; i++) {
        const colour = i % 5
        // The caret stands where the last passage ended: the next sentence but some is selected, and coded.
        for (let step = 0; step <= i % 3; step++) await page.keyboard.press('.')
        await page.keyboard.press(String(colour + 1))
        const theme = i % 4 === 0 ? THEMES[(i / 4) % THEMES.length]! : null
        if (theme !== null) {
          await page.keyboard.press('t')
          await focused(page, 'input')
          await page.keyboard.type(theme.slice(0, 3))
          await page.keyboard.press('Enter')
        }
        const note = i % 10 === 5 ? `note ${i}` : null
        if (note !== null) {
          await page.keyboard.press('n')
          await focused(page, '[contenteditable="true"]')
          await page.keyboard.type(note)
          await page.keyboard.press('Escape')
          await cards(page).getByText(note, { exact: true }).waitFor({ timeout: 60_000 })
        }
        await expect.poll(() => count(page), { timeout: 60_000 }).toBe(i + 1)
        await saved(page)
        acknowledged.push({ colour: colours[colour]!, theme, note })
        if ((i + 1) % every === 0 && (i + 1) / every <= RUN.kills) {
          const caret = await asking(shell.library, (host) => host.quotes({ source }))
          await restart()
          expect((await asking(shell.library, (host) => host.quotes({ source }))).length).toBe(i + 1)
          await text(page).focus()
          // Back to the last passage by its key, and on from its end.
          await page.keyboard.press('Control+End')
          await page.keyboard.press('k')
          await expect.poll(() => cards(page).locator('[data-color]').count()).toBeGreaterThan(0)
          const last = caret.at(-1)!
          await page.getByRole('slider', { name: 'End of the passage' }).waitFor()
          await page.keyboard.press('Escape')
          // The caret stands at its beginning; the sentence there is the passage itself.
          await page.keyboard.press('.')
          expect(await page.evaluate(() => String(getSelection()).trim())).toBe(last.quote)
        }
      }
      const quotes: QuoteDetail[] = await asking(shell.library, (host) => host.quotes({ source }))
      expect(quotes.map(({ color, themes, note }) => ({ colour: color, theme: themes[0]?.[0] ?? null, note }))).toEqual(
        acknowledged,
      )
      for (const { quote } of quotes)
        expect(quote).toMatch(/^Item \d+ says .* counted\.$|^The Long Ledger$|^By E\. Marlow$/)
      expect(new Set(quotes.map(({ start }) => start)).size).toBe(RUN.passages)
      const { problems } = await asking(shell.library, (host) => host.check({}))
      expect(problems).toEqual([])
      window.clean()
    },
    SOAK ? 3_600_000 : 600_000,
  )
})
