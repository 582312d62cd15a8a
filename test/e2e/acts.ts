// What a person's hands do in the window, in words the journeys are written with.
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'

/** Drops a file on the window, as the system does. */
export async function dropFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const base64 = Buffer.from(content).toString('base64')
  const transfer = await page.evaluateHandle(
    ([file, data]) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
      const dropped = new DataTransfer()
      dropped.items.add(new File([bytes], file, { type: 'text/plain' }))
      return dropped
    },
    [name, base64] as const,
  )
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer })
}

/** The text being read. */
export function text(page: Page): Locator {
  return page.locator('.reading-text')
}

interface Line {
  left: number
  right: number
  middle: number
}

/** Boxes of the first and last character of a phrase in the text, scrolled into view; fails where the phrase is not there. */
async function ends(page: Page, phrase: string): Promise<{ first: Line; last: Line }> {
  const box = await page.evaluate(async (wanted) => {
    const root = document.querySelector('.reading-text')!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const nodes: { node: Text; from: number }[] = []
    let all = ''
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode as Text, from: all.length })
      all += (walker.currentNode as Text).data
    }
    const at = all.indexOf(wanted)
    if (at === -1) return null
    const range = (offset: number): Range => {
      const holder = nodes.findLast((entry) => entry.from <= offset)!
      const one = document.createRange()
      one.setStart(holder.node, offset - holder.from)
      one.setEnd(holder.node, offset - holder.from + 1)
      return one
    }
    range(at).startContainer.parentElement!.scrollIntoView({ block: 'center' })
    await new Promise((resolve) => setTimeout(resolve, 250))
    const line = (rect: DOMRect) => ({ left: rect.left, right: rect.right, middle: rect.top + rect.height / 2 })
    return {
      first: line(range(at).getBoundingClientRect()),
      last: line(range(at + wanted.length - 1).getBoundingClientRect()),
    }
  }, phrase)
  expect(box, `“${phrase}” stands in the text`).not.toBeNull()
  return box!
}

/** Selects a phrase with the mouse, from its first to its last character. */
export async function drag(page: Page, phrase: string): Promise<void> {
  const { first, last } = await ends(page, phrase)
  await page.mouse.move(first.left + 0.5, first.middle)
  await page.mouse.down()
  await page.mouse.move((first.left + last.right) / 2, (first.middle + last.middle) / 2, { steps: 4 })
  await page.mouse.move(last.right - 0.2, last.middle, { steps: 4 })
  await page.mouse.up()
}

/** Clicks into the middle of a phrase's first line. */
export async function clickOn(page: Page, phrase: string): Promise<void> {
  const { first } = await ends(page, phrase)
  await page.mouse.click(first.right + 2, first.middle)
}

/** Painted highlights of the passages, as text, from the browser's own registry. */
export function painted(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('passage-') && !/hover|active/.test(name))
      .flatMap(([, highlight]) => [...highlight].map((range) => (range as Range).toString())),
  )
}

export function cards(page: Page): Locator {
  return page.locator('[data-card]')
}

/** Until the status line says that everything is on the disk. */
export async function saved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).first().waitFor()
}

/** Reads what a written file could not hold, where that is told, and goes on by key. */
export async function passAccount(page: Page, file: string): Promise<string[]> {
  const account = page.getByRole('dialog', { name: 'What the file cannot hold' })
  await page.getByText(`${file} is in your downloads`).first().waitFor()
  // The word of an earlier file of that name may still stand there.
  await page.waitForTimeout(300)
  if (!(await account.isVisible())) return []
  const remarks = await account.getByRole('listitem').allTextContents()
  await page.keyboard.press('Enter')
  await account.waitFor({ state: 'hidden' })
  return remarks
}
