// The elements of a JSON array as they are written, so that some can be taken out and others added without touching a byte of the rest.

/** Offsets in UTF-16 code units, half-open. */
export interface Element {
  start: number
  end: number
}

/** Of a text that is a JSON array, or blank. */
export function elementsOf(text: string): Element[] {
  const elements: Element[] = []
  let [depth, start, end] = [0, -1, -1]
  for (let at = text.indexOf('['); at >= 0 && at < text.length; at++) {
    const sign = text[at]!
    if (/\s/.test(sign)) continue
    if (depth === 1 && (sign === ',' || sign === ']') && start >= 0) {
      elements.push({ start, end })
      start = -1
    } else if (depth === 1 && start < 0 && sign !== ',' && sign !== ']') start = at
    if (sign === '"') at = stringEnd(text, at)
    else if (sign === '[' || sign === '{') depth++
    else if (sign === ']' || sign === '}') depth--
    end = at + 1
    if (depth === 0) break
  }
  return elements
}

/** Of the quotation mark that ends the string which begins at `at`. */
function stringEnd(text: string, at: number): number {
  let end = at + 1
  while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return end
}

/** The array with its kept elements as they are, each with what stands before it, and the new ones behind them. */
export function withElements(
  text: string,
  elements: readonly (Element & { kept: boolean })[],
  added: readonly unknown[],
): string {
  const first = elements[0]?.start ?? (text.indexOf('[') >= 0 ? text.indexOf(']') : 0)
  const head = text.slice(0, text.indexOf('[') + 1) || '['
  const tail = text.slice(elements.at(-1)?.end ?? first) || ']\n'
  const kept = elements.flatMap((element, index) => {
    const from = elements[index - 1]?.end ?? head.length
    return element.kept ? [text.slice(from, element.end)] : []
  })
  // One that follows none any more needs no comma before it.
  const before = kept.map((element, index) => (index === 0 ? element.replace(/^\s*,/, '') : element)).map(separated)
  const after = added.map((one) => `\n  ${JSON.stringify(one, null, 2).replaceAll('\n', '\n  ')}`)
  const end = added.length > 0 && !/^\s*\n/.test(tail) ? `\n${tail.trimStart()}` : tail
  return `${head}${[before.join(''), ...after].filter((part) => part !== '').join(',')}${end}`
}

/** The first element of the file has no comma before it where an earlier one was ours. */
const separated = (element: string, index: number): string =>
  index === 0 || /^\s*,/.test(element) ? element : `,${element}`
