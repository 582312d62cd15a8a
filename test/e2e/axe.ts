// axe in the watched window. The browser itself puts it there when it is first asked, so that the page's policy stays in force.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  var axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> }
}

interface Violation {
  id: string
  nodes: { target: unknown[]; failureSummary?: string }[]
}

/** Puts axe into the page that is there now; a page that is loaded anew has none. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return
  // The list of a combobox hangs at the end of the body, outside every landmark, and is reached through its field.
  const regions = 'dialog, [role=dialog], [role=alertdialog], [role=listbox], svg'
  const check = { id: 'region', options: { regionMatcher: regions } }
  const debug = await page.context().newCDPSession(page)
  await debug.send('Runtime.evaluate', {
    expression: `${axe.source}\naxe.configure({ checks: [${JSON.stringify(check)}] })`,
  })
  await debug.detach()
}

/** What axe finds wrong: rule, place and reason, one a line. Every rule unless `rules` names some; colour contrast included. */
export async function findings(page: Page, rules?: string[]): Promise<string[]> {
  await bringAxe(page)
  const violations = await page.evaluate(async (only) => {
    const { violations: all } = await globalThis.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: only ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    // What hangs from a field (a combobox's list) is put at the end of the body by React Aria and reached through the field.
    const hangs = (id: string, target: unknown[]) =>
      id === 'region' && String(target[0]).startsWith('body > div:nth-child')
    return all
      .map(({ id, nodes }) => ({ id, nodes: nodes.filter(({ target }) => !hangs(id, target)).slice(0, 5) }))
      .filter(({ nodes }) => nodes.length > 0)
  }, rules)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`),
  )
}
