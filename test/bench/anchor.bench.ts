// Finding a thousand passages of a long text again in another version of it, beside approximate matching of the whole text, in one
// process and one run: how much faster, and whether as many are found. Words are invented.
import search from 'approx-string-match'
import { align } from '../../shared/anchoring/align.ts'
import { describe } from '../../shared/anchoring/describe.ts'
import { Haystack } from '../../shared/anchoring/match-quote.ts'
import { fold } from '../../shared/anchoring/normalise.ts'
import { reanchor } from '../../shared/anchoring/reanchor.ts'
import { randomOf, type Random } from '../random.ts'
import type { Row } from './row.ts'

const CHARACTERS = 1_000_000
const PASSAGES = 1_000
/** The peer takes 30 ms and more for each: these stand for all. */
const SAMPLE = 24
const MOST_ERRORS = 0.2
/** A passage counts as found when both its ends are this near to where they went. */
const NEAR = 12

const SYLLABLES = 'ta ri mo len kas bur ev ing dor sa pe lun gar hel ost wi an fer tol ber mar kin ro sel'.split(' ')

function textOf(random: Random): string[] {
  const words = Array.from({ length: 8_000 }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 4) },
      () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!,
    ).join(''),
  )
  const paragraphs: string[] = []
  for (let length = 0; length < CHARACTERS;) {
    // Common words are far more common than rare ones, as in any language.
    const paragraph = Array.from(
      { length: 80 + Math.floor(random() * 80) },
      () => words[Math.floor(words.length * random() ** 3)]!,
    ).join(' ')
    paragraphs.push(`${paragraph}.`)
    length += paragraph.length + 2
  }
  return paragraphs
}

/** A changed text, and where each offset of the old one stands in it. */
interface Changed {
  text: string
  place(offset: number): number
}

/** Letters changed, put in or left out, in this share of all. */
function withErrors(text: string, share: number, random: Random): Changed {
  const places = new Int32Array(text.length + 1)
  const out: string[] = []
  let length = 0
  for (let at = 0; at < text.length; at++) {
    places[at] = length
    const dice = random()
    const letter = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]!
    const read =
      text[at] === '\n' || dice > share
        ? text[at]!
        : dice < share / 3
          ? ''
          : dice < share / 1.5
            ? letter
            : text[at]! + letter
    out.push(read)
    length += read.length
  }
  places[text.length] = length
  return { text: out.join(''), place: (offset) => places[offset]! }
}

/** One paragraph in ten at another place, and a few letters wrong in all. */
function withMoves(paragraphs: readonly string[], random: Random): Changed {
  const order = paragraphs.map((_, index) => index)
  for (let i = 0; i < order.length; i += 20) {
    const other = Math.floor(random() * order.length)
    ;[order[i], order[other]] = [order[other]!, order[i]!]
  }
  const changed = paragraphs.map((paragraph) => withErrors(paragraph, 0.02, random))
  const starts: number[] = []
  let length = 0
  for (const index of order) {
    starts[index] = length
    length += changed[index]!.text.length + 1
  }
  const olds: number[] = []
  let old = 0
  for (const paragraph of paragraphs) {
    olds.push(old)
    old += paragraph.length + 1
  }
  return {
    text: order.map((index) => changed[index]!.text).join('\n'),
    place(offset) {
      const index = olds.findLastIndex((start) => start <= offset)
      return starts[index]! + changed[index]!.place(Math.min(offset - olds[index]!, paragraphs[index]!.length))
    },
  }
}

interface Passage {
  start: number
  end: number
}

function passagesOf(paragraphs: readonly string[], random: Random): Passage[] {
  const starts: number[] = []
  let at = 0
  for (const paragraph of paragraphs) {
    starts.push(at)
    at += paragraph.length + 1
  }
  return Array.from({ length: PASSAGES }, () => {
    const index = Math.floor(random() * paragraphs.length)
    const length = 150 + Math.floor(random() * 100)
    const from = Math.floor(random() * Math.max(1, paragraphs[index]!.length - length))
    return { start: starts[index]! + from, end: starts[index]! + from + length }
  })
}

export function run(): Promise<Row[]> {
  const random = randomOf(20)
  const paragraphs = textOf(random)
  const text = paragraphs.join('\n')
  const passages = passagesOf(paragraphs, random)
  const cases: [name: string, changed: Changed][] = [
    ['5 % of letters wrong', withErrors(text, 0.05, random)],
    ['a tenth of the paragraphs moved, 2 % of letters wrong', withMoves(paragraphs, random)],
  ]
  const rows = cases.flatMap(([name, changed]): Row[] => {
    const isRight = (found: Passage | null, { start, end }: Passage): boolean =>
      found !== null &&
      Math.abs(found.start - changed.place(start)) <= NEAR &&
      Math.abs(found.end - changed.place(end)) <= NEAR

    const began = cpuTime()
    const haystack = new Haystack(changed.text)
    const alignment = align(text, changed.text)
    const found = passages.map(({ start, end }) => reanchor(describe(text, start, end), alignment, haystack))
    const ours = (cpuTime() - began) / PASSAGES
    const right = passages.map((passage, i) => {
      const one = found[i]!
      return isRight(one.found === 'one' ? one : null, passage)
    })

    const sample = passages.slice(0, SAMPLE)
    const whole = fold(changed.text)
    const peerBegan = cpuTime()
    const peerFound = sample.map(({ start, end }) => {
      const needle = fold(text.slice(start, end)).text
      const [best] = search(whole.text, needle, Math.floor(needle.length * MOST_ERRORS)).sort(
        (a, b) => a.errors - b.errors,
      )
      return best ? whole.original(best.start, best.end) : null
    })
    const peer = (cpuTime() - peerBegan) / SAMPLE
    const peerRight = sample.filter((passage, i) => isRight(peerFound[i]!, passage)).length
    const ownOfSample = right.slice(0, SAMPLE).filter(Boolean).length
    const all = right.filter(Boolean).length
    return [
      {
        name: `a passage of 1M characters found again, ${name} (times faster)`,
        value: round(ours),
        unit: 'ms',
        peer: `matching the whole text, ${round(peer)} ms`,
        ratio: round(peer / ours),
        limit: '≥ 50',
      },
      {
        name: `found of ${SAMPLE}, ${name} (of all ${PASSAGES}: ${all})`,
        value: ownOfSample,
        unit: 'passages',
        peer: `matching the whole text, ${peerRight}`,
        ratio: round(ownOfSample / peerRight),
        limit: '≥ 1',
      },
    ]
  })
  return Promise.resolve(rows)
}

/** Milliseconds of this process: what else the machine does is left out. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000
