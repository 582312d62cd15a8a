// Whether a parsed style can be handed to the engine: that it is a CSL style, that every macro it calls exists, and that
// macros neither call each other in a circle nor multiply without bound (the engine copies a macro wherever it is called).
import type { CslNode } from 'citeproc'

/** The largest official styles (Chicago 18) unfold to more than a million nodes. */
const MAX_UNFOLDED = 2_000_000

/** The independent style a dependent one stands for, by name; null for an independent style. */
export function parentOf(style: CslNode): string | null {
  const info = elements(style).find((node) => node.name === 'info')
  const link = info && elements(info).find((node) => node.name === 'link' && node.attrs['rel'] === 'independent-parent')
  return link?.attrs['href']?.split('/').at(-1) ?? null
}

/** Throws an `Error` that says why a style cannot be used. */
export function checkStyle(style: CslNode): void {
  if (style.name !== 'style') throw new Error('it is not a CSL style')
  if (style.attrs['class'] !== 'in-text' && style.attrs['class'] !== 'note')
    throw new Error('it does not say its class')
  // The engine takes "1.0", "1.0.2", "1.1mlz1"; without any it fails.
  if (!(style.attrs['version'] ?? '').startsWith('1.'))
    throw new Error('it does not say which version of CSL it is written in')
  const citation = elements(style).find((node) => node.name === 'citation')
  if (!citation || !elements(citation).some((node) => node.name === 'layout'))
    throw new Error('it has no citation layout')
  const macros = new Map(
    elements(style).flatMap((node) => (node.name === 'macro' ? [[node.attrs['name'] ?? '', node]] : [])),
  )
  const sizes = new Map<string, number>()
  const open = new Set<string>()
  const sizeOf = (node: CslNode): number => {
    let size = 1
    for (const child of elements(node)) size += sizeOf(child)
    const called = node.name === 'text' || node.name === 'key' ? node.attrs['macro'] : undefined
    if (called !== undefined) size += sizeOfMacro(called)
    if (size > MAX_UNFOLDED) throw new Error('its macros unfold to more than any real style')
    return size
  }
  const sizeOfMacro = (name: string): number => {
    const known = sizes.get(name)
    if (known !== undefined) return known
    const macro = macros.get(name)
    if (!macro) throw new Error(`it uses the macro “${name}” but does not have it`)
    if (open.has(name)) throw new Error(`its macro “${name}” calls itself`)
    open.add(name)
    const size = sizeOf(macro)
    open.delete(name)
    sizes.set(name, size)
    return size
  }
  for (const part of elements(style)) if (part.name === 'citation' || part.name === 'bibliography') sizeOf(part)
}

export function elements(node: CslNode): CslNode[] {
  return node.children.filter((child) => typeof child !== 'string')
}
