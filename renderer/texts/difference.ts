// Two wordings side by side: which words stayed, went and came. Pure.

export interface Part {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** More word pairs than this are not compared one by one: the whole is shown as gone and new. */
const MOST_PAIRS = 250_000

/** Words with the white space behind them. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? []
}

/** By a longest common subsequence of words; what stands between the same words at the ends is all that is compared. */
export function difference(before: string, after: string): Part[] {
  const [was, now] = [wordsOf(before), wordsOf(after)]
  let first = 0
  while (first < Math.min(was.length, now.length) && was[first] === now[first]) first++
  let last = 0
  while (last < Math.min(was.length, now.length) - first && was.at(-1 - last) === now.at(-1 - last)) last++
  const middle = compare(was.slice(first, was.length - last), now.slice(first, now.length - last))
  const same = (words: string[]): Part[] => words.map((text) => ({ kind: 'same', text }))
  return joined([...same(now.slice(0, first)), ...middle, ...same(last === 0 ? [] : now.slice(-last))])
}

function compare(was: readonly string[], now: readonly string[]): Part[] {
  const gone = (text: string): Part => ({ kind: 'gone', text })
  const come = (text: string): Part => ({ kind: 'new', text })
  if (was.length * now.length > MOST_PAIRS) return [...was.map(gone), ...now.map(come)]
  // length[i][j]: of the longest common subsequence of was[i…] and now[j…]
  const length = Array.from({ length: was.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      length[i]![j] =
        was[i]!.trim() === now[j]!.trim()
          ? length[i + 1]![j + 1]! + 1
          : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
    }
  }
  const parts: Part[] = []
  let [i, j] = [0, 0]
  while (i < was.length || j < now.length) {
    if (i < was.length && j < now.length && was[i]!.trim() === now[j]!.trim()) {
      parts.push({ kind: 'same', text: now[j++]! })
      i++
    } else if (j >= now.length || (i < was.length && length[i + 1]![j]! >= length[i]![j + 1]!))
      parts.push(gone(was[i++]!))
    else parts.push(come(now[j++]!))
  }
  return parts
}

function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else all.push({ ...part })
  }
  return all
}
