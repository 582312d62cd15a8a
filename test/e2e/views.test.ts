// Every view and state, by day and by night: axe finds nothing, nothing is logged or violated, and a picture of each is kept.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cards, drag, dropFile, text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, ESSAY, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const pictures = join(import.meta.dirname, '..', '..', '.out', 'screenshots')

interface View {
  name: string
  /** Brings the window into the state, from the state the view before left. */
  open(page: Page): Promise<unknown>
  /** Leaves it again. */
  close?(page: Page): Promise<unknown>
}

const press =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
const go = async (page: Page, view: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: view, exact: true }).click()
}
const dialog = (page: Page) => page.getByRole('dialog')
const leaveDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  // A tooltip under the pointer takes the first Escape, as it should; the next is the dialog's.
  await dialog(page)
    .waitFor({ state: 'detached', timeout: 1_000 })
    .catch(() => page.keyboard.press('Escape'))
  await dialog(page).waitFor({ state: 'detached' })
}
const inText = async (page: Page): Promise<void> => {
  await text(page).focus()
  await page.keyboard.press('Control+Home')
}
const read = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('grid', { name: 'Sources' }).getByText(title).click()
  await text(page).getByText(title).first().waitFor()
  await cards(page).first().waitFor()
}
const FERRY_TITLE = 'The Ferry and the Bridge'

const EMPTY: View[] = [
  { name: 'welcome', open: (page) => page.getByRole('button', { name: 'Open the essay' }).waitFor() },
  {
    name: 'themes-empty',
    open: async (page) => {
      await go(page, 'Themes')
      await page.getByText('No themes yet').first().waitFor()
    },
  },
  { name: 'search-empty', open: (page) => go(page, 'Search') },
  { name: 'notes-empty', open: (page) => go(page, 'Notes') },
  { name: 'bibliography-empty', open: (page) => go(page, 'Bibliography') },
  {
    name: 'lesson',
    open: async (page) => {
      await go(page, 'Library')
      await page.getByRole('button', { name: 'Open the essay' }).click()
      await text(page).getByText('Every reader has met').waitFor()
      await page.getByText('Four things to try').waitFor()
    },
    close: (page) => page.getByRole('button', { name: 'Skip the lesson' }).click(),
  },
  {
    name: 'import-account',
    open: async (page) => {
      await dropFile(page, 'picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]))
      await page.getByText('What was imported').waitFor()
    },
    close: leaveDialog,
  },
]

const FURNISHED: View[] = [
  { name: 'reader', open: (page) => read(page, ESSAY) },
  {
    name: 'reader-selection',
    open: async (page) => {
      await drag(page, 'The oldest picture of the method is a picture of bees.')
      await page.getByRole('toolbar', { name: 'Highlight the selection' }).waitFor()
    },
    close: press('Escape', 'Escape'),
  },
  {
    name: 'reader-toolbar-theme',
    open: async (page) => {
      await drag(page, 'The oldest picture of the method is a picture of bees.')
      await page.keyboard.press('t')
      await page.keyboard.type('me')
      await page.getByRole('option').first().waitFor()
    },
    close: press('Escape', 'Escape', 'Escape'),
  },
  {
    name: 'reader-note-of-the-text',
    open: async (page) => {
      await page.locator('[data-note="0"]').first().click()
      await page.getByRole('note').waitFor()
    },
    close: press('Escape'),
  },
  {
    name: 'reader-outline',
    open: async (page) => {
      await page.getByRole('button', { name: 'Outline' }).click()
      await page.getByText('The trouble with headings').last().waitFor()
    },
    close: press('Escape'),
  },
  {
    name: 'reader-reading-settings',
    open: async (page) => {
      await page.getByRole('button', { name: 'Reading', exact: true }).click()
      await dialog(page).waitFor()
    },
    close: leaveDialog,
  },
  {
    name: 'reader-find',
    open: async (page) => {
      await inText(page)
      await page.keyboard.press('Control+f')
      await page.keyboard.type('heading')
      await page.getByText(/of \d/).first().waitFor()
    },
    close: press('Escape'),
  },
  {
    name: 'reader-find-nothing',
    open: async (page) => {
      await inText(page)
      await page.keyboard.press('Control+f')
      await page.keyboard.type('zeppelin')
      await page.getByText('Not in this text').first().waitFor()
    },
    close: press('Escape'),
  },
  {
    name: 'reader-go-to-page',
    open: async (page) => {
      await inText(page)
      await page.keyboard.press('g')
      await page.getByLabel('Page', { exact: true }).waitFor()
    },
    close: press('Escape'),
  },
  { name: 'reader-overlaps', open: (page) => read(page, FERRY_TITLE) },
  {
    name: 'reader-card-active',
    open: async (page) => {
      await inText(page)
      await press('j', 'j')(page)
      await page.locator('[data-card][data-active]').getByRole('button', { name: 'Move to the trash' }).waitFor()
    },
  },
  {
    name: 'reader-card-note',
    open: async (page) => {
      await page.keyboard.press('n')
      await page.locator('[data-card] [contenteditable=true]').waitFor()
    },
    close: press('Escape'),
  },
  {
    name: 'reader-card-theme',
    open: async (page) => {
      await page.keyboard.press('t')
      await page.keyboard.type('me')
      await page.getByRole('option').first().waitFor()
    },
    close: press('Escape', 'Escape', 'Escape'),
  },
  {
    name: 'reader-real-marks',
    open: async (page) => {
      await page.getByRole('button', { name: 'Reading', exact: true }).click()
      await page.getByText('Marks for screen readers').click()
      await leaveDialog(page)
      await inText(page)
      await page.locator('.reading-text mark').first().waitFor()
    },
    close: async (page) => {
      await page.getByRole('button', { name: 'Reading', exact: true }).click()
      await page.getByText('Marks for screen readers').click()
      await leaveDialog(page)
    },
  },
  {
    name: 'library-menu',
    open: async (page) => {
      await page.getByRole('button', { name: 'Sort and more' }).click()
      await page.getByRole('menu').waitFor()
    },
    close: press('Escape'),
  },
  {
    name: 'palette',
    open: async (page) => {
      await page.keyboard.press('Control+k')
      await dialog(page).waitFor()
    },
    close: leaveDialog,
  },
  {
    name: 'palette-nothing',
    open: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('qqqq')
      await page.getByText('No command of that name').first().waitFor()
    },
    close: leaveDialog,
  },
  {
    name: 'go-to',
    open: async (page) => {
      await page.keyboard.press('Control+p')
      await page.keyboard.type('me')
      await dialog(page).getByRole('menuitem').first().waitFor()
    },
    close: leaveDialog,
  },
  {
    name: 'keys',
    open: async (page) => {
      await text(page).focus()
      await page.keyboard.press('?')
      await dialog(page).getByText('Highlighting').waitFor()
    },
    close: leaveDialog,
  },
  {
    name: 'trash',
    open: async (page) => {
      await page.keyboard.press('Alt+t')
      await dialog(page).waitFor()
    },
    close: leaveDialog,
  },
  {
    name: 'themes',
    open: async (page) => {
      await go(page, 'Themes')
      await page.getByRole('treegrid').getByText('Power').first().waitFor()
      await page.getByText('First keep things apart').first().waitFor()
    },
  },
  {
    name: 'theme',
    open: async (page) => {
      await page.getByRole('treegrid').getByText('Power').first().click()
      await page.getByText('Who can make the other side wait').first().waitFor()
      await page
        .getByText(/Marlow.*para/)
        .first()
        .waitFor()
    },
  },
  {
    name: 'theme-menu',
    open: async (page) => {
      await page.getByRole('button', { name: 'Actions for Power' }).first().click()
      await page.getByRole('menu').waitFor()
    },
    close: press('Escape'),
  },
  {
    name: 'search',
    open: async (page) => {
      await go(page, 'Search')
      await page.keyboard.type('reading')
      await page
        .getByText(/\d hits?/)
        .first()
        .waitFor()
    },
  },
  {
    name: 'search-nothing',
    open: async (page) => {
      await page.getByRole('searchbox').fill('zeppelin')
      await page.getByText('Nothing with “zeppelin”').waitFor()
    },
  },
  {
    name: 'notes',
    open: async (page) => {
      await go(page, 'Notes')
      await page.getByText('Primary source, read twice').first().click()
      await page.locator('[contenteditable=true]').getByText('timetable').waitFor()
    },
  },
  {
    name: 'bibliography',
    open: async (page) => {
      await go(page, 'Bibliography')
      await page.getByText('All references', { exact: true }).click()
      await page.getByText('Harbours and their towns').first().waitFor()
    },
  },
  {
    name: 'reference',
    open: async (page) => {
      await page.getByText('Harbours and their towns').first().click()
      await dialog(page).getByLabel('Title', { exact: true }).waitFor()
    },
    close: leaveDialog,
  },
  {
    name: 'missing-facts',
    open: async (page) => {
      await page.getByText('Complete them…').click()
      await dialog(page).waitFor()
    },
    close: leaveDialog,
  },
  { name: 'settings', open: (page) => go(page, 'Settings') },
  { name: 'settings-keys', open: (page) => page.getByRole('heading', { name: 'Keys' }).scrollIntoViewIfNeeded() },
  {
    name: 'about',
    open: async (page) => {
      await page.getByRole('button', { name: 'All licences and notices' }).click()
      await dialog(page).waitFor()
    },
    close: leaveDialog,
  },
]

/** axe and a picture by day and by night; the window stays as it is meanwhile, for it follows the system. */
async function look(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const paper of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: paper })
    await page.locator(`html[data-paper=${paper}]`).waitFor({ state: 'attached' })
    await page.screenshot({ path: join(pictures, `${name}-${paper}.png`) })
    // What stands where does not change with the paper; what can be read on it does.
    const rules = paper === 'light' ? undefined : ['color-contrast']
    for (const finding of await findings(page, rules)) found.push(`${name}, ${paper}: ${finding}`)
  }
  return found
}

async function visit(page: Page, { name, open, close }: View): Promise<void> {
  let left = false
  try {
    await open(page)
    const found = await look(page, name)
    await close?.(page)
    left = true
    expect(found).toEqual([])
  } finally {
    // One view that fails must not take the others with it.
    if (!left) {
      await page.screenshot({ path: join(pictures, `failed-${name}.png`) })
      await page.reload()
    }
  }
}

describe.skipIf(!CHROMIUM)(`every view${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await launch()
    shell = await startShell()
    window = await openWindow(browser, shell.address)
  })
  afterAll(async () => {
    await browser?.close()
    await shell.stop()
    discard(shell.library)
  })

  test.each(EMPTY)('$name', (view) => visit(window.page, view))

  test('a library with something of everything comes while the window is open', async () => {
    const { page } = window
    await asking(shell.library, furnish)
    await page.getByRole('grid', { name: 'Sources' }).getByText(FERRY_TITLE).waitFor()
  })

  test.each(FURNISHED)('$name', (view) => visit(window.page, view))

  test.each(['Sepia', 'Grey'])('the reader on %s', async (paper) => {
    const { page } = window
    await go(page, 'Library')
    await page.getByRole('button', { name: 'Reading', exact: true }).click()
    await dialog(page).getByText(paper, { exact: true }).click()
    await leaveDialog(page)
    await inText(page)
    await press('j', 'j')(page)
    await page.screenshot({ path: join(pictures, `reader-${paper.toLowerCase()}.png`) })
    expect(await findings(page)).toEqual([])
  })

  test('the connection-lost banner', async () => {
    const { page, allow } = window
    allow(/WebSocket|ERR_CONNECTION/)
    let cut = false
    const lines = new Set<WebSocketRoute>()
    await page.routeWebSocket(/127\.0\.0\.1/, (line) => {
      if (cut) return void line.close()
      line.connectToServer()
      lines.add(line)
    })
    await asking(shell.library, (host) => host.setSetting({ key: 'window', value: {} }))
    await page.reload()
    await cards(page).first().waitFor()
    cut = true
    for (const line of lines) await line.close()
    await page.getByText('No connection to the library').first().waitFor()
    expect(await look(page, 'connection-lost')).toEqual([])
    cut = false
    await page.getByText('The library answers again.').first().waitFor()
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
