// axe in the watched window. It is put there by the browser itself before the page's own scripts, so that the page's policy stays in force.
import axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'

declare global {
  var axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> }
}

interface Violation {
  id: string
  nodes: { target: unknown[]; failureSummary?: string }[]
}

/** Before the first page of the context. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  // The list of a combobox hangs at the end of the body, outside every landmark, and is reached through its field.
  const regions = 'dialog, [role=dialog], [role=alertdialog], [role=listbox], svg'
  const check = { id: 'region', options: { regionMatcher: regions } }
  await context.addInitScript({ content: `${axe.source}\naxe.configure({ checks: [${JSON.stringify(check)}] })` })
}

/** What axe finds wrong: rule, place and reason, one a line. Every rule unless `rules` names some; colour contrast included. */
export async function findings(page: Page, rules?: string[]): Promise<string[]> {
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
