// Notes that link, cite and remember: by keys, as they are written, and what the library shows of them elsewhere.
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { saved, text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

describe.skipIf(!CHROMIUM)(`notes that link, cite and remember${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let made: { ferry: string; essay: string }

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    made = await asking(shell.library, furnish)
    window = await openWindow(browser, shell.address)
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  const note = () => window.page.getByTestId('note')
  const stored = () =>
    asking(shell.library, async (host) => (await host.notes({ about: null })).map(({ markdown }) => markdown))
  const look = async (name: string) => {
    const folder = process.env['LOOK']
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await window.page.screenshot({ path: `${folder}/${name}.png` })
  }
  /** Until the picker is there and takes what is typed. */
  const chooser = async (name: string) => {
    const field = window.page.getByRole('dialog', { name }).getByRole('searchbox')
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true)
  }
  /** Opens the note that begins so, with the caret at its end. */
  const write = async (start: RegExp) => {
    await command('Notes')
    await window.page.getByRole('row', { name: start }).first().click()
    await note().getByText(start).first().waitFor()
    await note().click()
    await window.page.keyboard.press('Control+End')
  }
  /** Runs a command by the first letters of its name. */
  const command = async (name: string) => {
    await window.page.keyboard.press('Control+k')
    await chooser('Commands')
    await window.page.keyboard.type(name)
    await window.page
      .getByRole('menuitem', { name: new RegExp(`^${name}`) })
      .first()
      .waitFor()
    await window.page.keyboard.press('Enter')
  }

  test('[[ finds a theme by a few letters and puts a link to it', async () => {
    const { page } = window
    await command('Notes')
    await page.getByRole('heading', { level: 1, name: 'Notes' }).waitFor()
    await page.keyboard.press('Alt+n')
    await expect.poll(() => note().evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('Compare [[')
    await chooser('Link to what?')
    await page.keyboard.type('veto')
    await page.getByRole('menuitem', { name: /Power › Veto/ }).waitFor()
    await look('notes-link')
    await page.keyboard.press('Enter')
    await note().locator('[data-record]', { hasText: 'Power/Veto' }).waitFor()
    await expect.poll(() => note().evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('first')
    await saved(page)
    await expect
      .poll(async () => (await stored()).at(-1))
      .toMatch(/^Compare \[Power.Veto\]\(commonplace:code:[0-9A-Z]{26}\) {1,2}first$/)
  })

  test('a key puts a link to a passage, whose card then says where it is mentioned', async () => {
    const { page } = window
    await page.keyboard.press('Control+Shift+k')
    await chooser('Link to what?')
    await page.keyboard.type('timetable')
    await page.getByRole('menuitem', { name: /^Its timetable is a treaty/ }).waitFor()
    await page.keyboard.press('Enter')
    await note().locator('[data-record]', { hasText: 'Its timetable is a treaty' }).waitFor()
    await saved(page)
    // The caret stands behind the link: Alt+Enter beside it goes there.
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Alt+Enter')
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
    const card = page.locator('[data-card][data-active]')
    const mention = card.getByRole('region', { name: 'Mentioned in' }).getByRole('button', { name: /^Compare/ })
    await mention.waitFor()
    await look('notes-mentioned')
    expect(await findings(page)).toEqual([])
    await mention.focus()
    await page.keyboard.press('Enter')
    await note().getByText('Compare').waitFor()
  })

  test('what comes from elsewhere while one types is joined with it, and stands in the editor', async () => {
    const { page } = window
    const one = async () =>
      (await asking(shell.library, (host) => host.notes({ about: null }))).find(({ markdown }) =>
        /Compare/.test(markdown),
      )!
    const { id, markdown } = await one()
    await note().click()
    await page.keyboard.press('Control+End')
    // Before the pause after which it is saved.
    await page.keyboard.type(' typed here')
    await asking(shell.library, (host) => host.writeNote({ note: id, markdown: `Elsewhere. ${markdown}` }))
    await note().getByText('Elsewhere.').waitFor()
    await expect.poll(async () => (await one()).markdown).toMatch(/^Elsewhere\. Compare [^]* typed here$/)
    await page.keyboard.type(', and on')
    await expect.poll(async () => (await one()).markdown).toMatch(/^Elsewhere\. Compare [^]* typed here, and on$/)
    expect(await asking(shell.library, (host) => host.conflicts({}))).toEqual([])
    await asking(shell.library, (host) => host.writeNote({ note: id, markdown }))
    await expect.poll(() => note().innerText()).not.toContain('typed here')
  })

  test('a link follows the renaming of what it names, and says when that is in the trash', async () => {
    const { page } = window
    const chip = note().locator('[data-record]').first()
    const veto = await asking(shell.library, async (host) => {
      const theme = (await host.themes({})).find(({ name }) => name === 'Veto')!
      await host.renameTheme({ theme: theme.id, name: 'Refusal' })
      return theme.id
    })
    await expect.poll(() => chip.innerText()).toBe('Power/Refusal')
    await asking(shell.library, (host) => host.trash({ ids: [veto] }))
    await expect.poll(() => chip.getAttribute('data-state')).toBe('trashed')
    await chip.click({ modifiers: ['Control'] })
    await page
      .getByText(/is in the trash; it can be restored/)
      .first()
      .waitFor()
    await asking(shell.library, (host) => host.restore({ ids: [veto] }))
    await expect.poll(() => chip.getAttribute('data-state')).toBe('live')
    await chip.click({ modifiers: ['Control'] })
    await page.getByRole('heading', { level: 1, name: 'Power › Refusal' }).waitFor()
    await page
      .getByRole('region', { name: 'Mentioned in' })
      .getByRole('button', { name: /^Compare/ })
      .click()
    await note().getByText('Compare').waitFor()
  })

  test('a citation is put by a key, rendered in the chosen style, with the note’s own bibliography', async () => {
    const { page } = window
    await write(/^Compare/)
    await page.keyboard.type(' see ')
    await page.keyboard.press('Control+Shift+e')
    await chooser('Cite what?')
    await page.keyboard.type('harbours')
    await page.getByRole('menuitem', { name: /^Harbours and their towns/ }).waitFor()
    await look('notes-cite')
    await page.keyboard.press('Enter')
    const chip = note().locator('[data-citation]').first()
    await expect.poll(() => chip.innerText()).toBe('(Marlow, 1998)')
    // Backspace over the space, and once more opens it to write the page.
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await page.keyboard.type(', p. 3]')
    await expect.poll(() => chip.innerText()).toBe('(Marlow, 1998, p. 3)')
    // Typed by hand: the list that offers itself is sent away.
    await page.keyboard.type(' and [@')
    await chooser('Cite what?')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.type('nobody1999].')
    await page.getByText('Not in the library: @nobody1999').waitFor()
    await page
      .locator('details')
      .getByText(/Harbours and their towns\. Harbour Press/)
      .waitFor()
    await saved(page)
    await expect.poll(async () => (await stored()).at(-1)).toMatch(/see \[@marlow1998, p\. 3\] and \[@nobody1999\]\.$/)
    await look('notes-cited')
    expect(await findings(page)).toEqual([])
  })

  test('a passage is cited with its page, and all citations of the note are one set', async () => {
    const { page } = window
    await write(/^Compare/)
    await page.keyboard.type(' Also [@')
    await chooser('Cite what?')
    await page.keyboard.type('great wits')
    await page.getByRole('menuitem', { name: /^great wits have short memories/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => note().locator('[data-citation]').last().innerText()).toMatch(/, 2026, p\. 3\)$/)
    await expect.poll(() => page.locator('details li').count()).toBe(2)
    const copy = page.getByRole('button', { name: 'Copy the note with its bibliography' })
    await copy.focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/\(Marlow, 1998, p\. 3\)[\s\S]*Works cited[\s\S]*Harbour Press/)
    await saved(page)
  })

  test('an earlier version is shown by its words, restored by a key, and taken back by undo', async () => {
    const { page } = window
    await page.reload()
    await write(/^Compare/)
    await page.keyboard.type(' Last words of another sitting.')
    await saved(page)
    await expect.poll(async () => (await stored()).at(-1)).toMatch(/another sitting\.$/)
    await page.locator('main').focus()
    await page.keyboard.press('Alt+h')
    const dialog = page.getByRole('dialog', { name: 'Versions of this note' })
    await dialog.getByRole('option').nth(1).waitFor()
    await expect.poll(() => dialog.locator('del').allInnerTexts()).toEqual([expect.stringContaining('Last words')])
    await look('notes-versions')
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Go back to this version' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await stored()).at(-1)).not.toMatch(/another sitting/)
    await expect.poll(() => note().innerText()).not.toMatch(/another sitting/)
    await page.locator('main').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => note().innerText()).toMatch(/another sitting\./)
  })

  test('a paraphrase that is still the author’s phrasing is shown with the words', async () => {
    const { page } = window
    const own = 'She says that the right to stop a boat is worth more than anything'
    await asking(shell.library, async (host) => {
      const veto = (await host.quotes({ source: made.ferry })).find(({ quote }) =>
        quote.startsWith('the right to stop'),
      )!
      await host.writeNote({ about: veto.id, markdown: own })
      await host.setKind({ annotations: [veto.id], kind: 'paraphrase' })
    })
    await page.getByRole('button', { name: 'Library', exact: true }).click()
    await page.getByRole('row', { name: /The Ferry and the Bridge/ }).click()
    const card = page.locator('[data-card]', { hasText: 'She says that' })
    await card.getByText('10 words are still the author’s').waitFor()
    expect(await card.locator('mark').allInnerTexts()).toEqual(['the right to stop a boat is worth more than'])
    await look('notes-paraphrase')
    expect(await findings(page)).toEqual([])
    await asking(shell.library, async (host) => {
      const veto = (await host.quotes({ source: made.ferry })).find(({ note: of }) => of === own)!
      await host.writeNote({ note: veto.noteId!, markdown: 'Whoever can block traffic outranks whoever directs it' })
    })
    await page.locator('[data-card]', { hasText: 'outranks' }).waitFor()
    expect(await page.getByText(/still the author’s/).count()).toBe(0)
  })

  test('the source says where it is mentioned', async () => {
    const { page } = window
    await asking(shell.library, (host) =>
      host.writeNote({ about: null, markdown: `Reread [it](commonplace:${made.ferry})` }),
    )
    await page.getByRole('button', { name: 'Mentioned in 1 note' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /^Reread/ }).waitFor()
    await page.keyboard.press('Enter')
    await note().locator('[data-record]', { hasText: 'The Ferry and the Bridge' }).waitFor()
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
