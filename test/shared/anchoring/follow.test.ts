// Passages followed from one version of a text to another: corrected, read by another pipeline, or from another file.
import { describe as suite, expect, test } from 'vitest'
import { describe } from '../../../shared/anchoring/describe.ts'
import { Trail, type Step, type Version } from '../../../shared/anchoring/follow.ts'
import { Haystack } from '../../../shared/anchoring/match-quote.ts'
import { RawMap } from '../../../shared/anchoring/raw-map.ts'
import { indexWordPairs } from '../../../shared/anchoring/word-pairs.ts'

const RAW = 'The har-\nbour was closed. 12 Ships waited for days, and nobody knew why. The harbour was opened again.'

/** A version made of stretches of the file: kept, or read as given. */
function version(...parts: (string | [raw: string, read: string])[]): Version {
  const map: number[] = []
  let raw = 0
  let text = ''
  for (const part of parts) {
    const [from, read] = typeof part === 'string' ? [part, part] : part
    expect(RAW.startsWith(from, raw), from).toBe(true)
    const kind = from === read ? 0 : read === '' ? 3 : 2
    map.push(raw, raw + from.length, text.length, text.length + read.length, kind)
    raw += from.length
    text += read
  }
  expect(raw).toBe(RAW.length)
  return { haystack: new Haystack(text), map }
}

const OLD = version('The har', ['-\n', ''], 'bour was closed. ', ['12 ', ''], RAW.slice(RAW.indexOf('Ships')))
const HYPHEN = version('The har-', ['\n', ''], 'bour was closed. ', ['12 ', ''], RAW.slice(RAW.indexOf('Ships')))
const WITH_NUMBER = version('The har', ['-\n', ''], `bour was closed. ${RAW.slice(RAW.indexOf('12'))}`)
const WITHOUT_SHIPS = version(
  'The har',
  ['-\n', ''],
  'bour was closed. ',
  ['12 Ships waited for days, and nobody knew why. ', ''],
  'The harbour was opened again.',
)
/** Long enough that nothing beyond it is near. */
const FILLER = 'Salt and wool went by the north road. '.repeat(20)
const elsewhere = (text: string): Version => ({ haystack: new Haystack(text), map: [0, 0, 0, text.length, 2] })

suite('a passage', () => {
  test.each<[name: string, words: string, after: Version, step: Step, how: string, reads: string]>([
    ['untouched is exact', 'Ships waited for days', HYPHEN, 'reread', 'exact', 'Ships waited for days'],
    [
      'whose hyphen is decided otherwise is exact',
      'The harbour was closed',
      HYPHEN,
      'reread',
      'exact',
      'The har-bour was closed',
    ],
    [
      'with a number put back inside it reads otherwise',
      'was closed. Ships waited',
      WITH_NUMBER,
      'reread',
      'fuzzy',
      'was closed. 12 Ships waited',
    ],
    [
      'that a hand has changed is exact all the same',
      'was closed. Ships waited',
      WITH_NUMBER,
      'corrected',
      'exact',
      'was closed. 12 Ships waited',
    ],
    ['of which the end is gone keeps the rest', 'closed. Ships waited', WITHOUT_SHIPS, 'corrected', 'exact', 'closed.'],
    [
      'in another file is found by its words',
      'nobody knew why',
      elsewhere(
        `Yet nobody knew why. ${FILLER} The harbour was closed. Ships waited for days. The harbour was opened again.`,
      ),
      'replaced',
      'moved',
      'nobody knew why',
    ],
    [
      'in another file with a word changed reads otherwise',
      'Ships waited for days, and nobody knew',
      elsewhere('Ships waited for weeks, and nobody knew it.'),
      'replaced',
      'fuzzy',
      'Ships waited for weeks, and nobody knew',
    ],
  ])('%s', (_name, words, after, step, how, reads) => {
    const start = OLD.haystack.text.indexOf(words)
    expect(start).toBeGreaterThanOrEqual(0)
    const found = new Trail(OLD, after, step).follow(describe(OLD.haystack.text, start, start + words.length))
    expect(found.how).toBe(how)
    expect(found.how !== 'lost' && after.haystack.text.slice(found.start, found.end)).toBe(reads)
  })

  test.each<[string, Version, Step]>([
    ['taken out by a hand is lost, whatever stands elsewhere', WITHOUT_SHIPS, 'corrected'],
    ['that no pipeline reads any more is lost', WITHOUT_SHIPS, 'reread'],
    ['that another file does not have is lost', elsewhere('Nothing of the kind stands in here at all.'), 'replaced'],
  ])('%s', (_name, after, step) => {
    const words = 'Ships waited for days, and nobody knew why.'
    const start = OLD.haystack.text.indexOf(words)
    const found = new Trail(OLD, after, step).follow(describe(OLD.haystack.text, start, start + words.length))
    expect(found.how).toBe('lost')
    expect(found.how === 'lost' && found.near).toBeGreaterThanOrEqual(0)
  })
})

suite('places in the file', () => {
  const map = new RawMap(OLD.map)
  test.each([
    ['The', 0, 3, { first: 0, last: 3 }],
    ['harbour, over the joint', 4, 11, { first: 4, last: 13 }],
    ['bour', 7, 11, { first: 9, last: 13 }],
  ])('of %s', (_name, start, end, raw) => {
    expect(map.rawOf(start, end)).toEqual(raw)
    expect(map.textOf(raw)).toEqual({ start, end })
    expect(map.rawAt(start)).toBe(raw.first)
    expect(map.textAt(raw.first)).toBe(start)
  })

  test('of what is not in the text are none', () => {
    const number = RAW.indexOf('12')
    expect(map.textOf({ first: number, last: number + 2 })).toBeNull()
    expect(map.textAt(RAW.length)).toBeNull()
    expect(map.rawOf(5, 5)).toBeNull()
  })
})

suite('word pairs', () => {
  const text = `${'Salt and wool went by the north road. '.repeat(3)}The bailiff counted every barrel that came ashore there.`
  const pairs = indexWordPairs(text)
  test('name where a changed quotation begins, give or take a line', () => {
    const [place] = pairs.places('The bailif counted every barrel that come ashore') ?? []
    expect(Math.abs(place! - text.indexOf('The bailiff'))).toBeLessThanOrEqual(64)
  })
  test('name nothing where too few stand together', () =>
    expect(pairs.places('Every widow counted the other barrels by night')).toEqual([]))
  test('cannot tell of a few words', () => expect(pairs.places('counted every barrel')).toBeNull())
})
