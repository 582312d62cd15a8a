// How two rows of one paragraph read when they stand on one line: with a space, without, or with a hyphen less.
import type { Lexicon } from './hyphens.ts'
import { hasOpenAddress } from './reflow.ts'
import { firstWord, lastWord } from './words.ts'

export interface Junction {
  /** What stands between them. */
  space: '' | ' '
  /** The last character of the left one is a hyphen that goes. */
  drops: boolean
  /** And the letter before it reads as this one: "Zuk-ker" was "Zucker". */
  turns?: string
  /** Set where a hyphen was decided with reasons for both sides. */
  doubtful: boolean
}

const plainly = (space: '' | ' '): Junction => ({ space, drops: false, doubtful: false })

const SUSPENDED = /^(?:and|or|und|oder|bzw\.|et|ou|y|o|и|или)$/i
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

export function junctionOf(left: string, right: string, lexicon: Lexicon): Junction {
  const last = lastWord(left)
  const first = firstWord(right)
  if (last.endsWith('\u00ad')) return { space: '', drops: true, doubtful: false }
  if (hasOpenAddress(left)) return plainly('')
  if (isAddress(last)) return plainly(continuesAddress(last, first) ? '' : ' ')
  if (/[\p{L}\p{M}][-‐]$/u.test(last)) {
    if (SUSPENDED.test(first)) return plainly(' ')
    if (!/^\p{L}/u.test(first)) return plainly('')
    const { hyphen, doubtful } = lexicon.join(last, first)
    return { space: '', drops: hyphen !== 'kept', doubtful, ...(hyphen === 'turned' && { turns: 'c' }) }
  }
  if (/[\p{N}][-–]$/u.test(last) && /^\p{N}/u.test(first)) return plainly('')
  if (/[^\s][—]$/u.test(last) || /[\p{L}\p{N}”’)][–]$/u.test(last)) return plainly('')
  if (first.startsWith('—') && /[\p{L}\p{N}”’)]$/u.test(last) && first.length > 1) return plainly('')
  if (UNSPACED.test(last.at(-1) ?? '') && UNSPACED.test(first.charAt(0))) return plainly('')
  return plainly(/^[.,;:!?)]/.test(first) && !/^\.\.|^…/.test(first) ? '' : ' ')
}

function isAddress(word: string): boolean {
  return /:\/\/|^\(?www\./i.test(word)
}

/** An address broken after a joint, and what follows reads like more of it. */
function continuesAddress(last: string, first: string): boolean {
  if (/[-/_=&?#%.]$/.test(last)) return /[/._=&?#%-]|\d/.test(first) || /[-/_=&]$/.test(last)
  return /^[/?#&=_%]/.test(first)
}
