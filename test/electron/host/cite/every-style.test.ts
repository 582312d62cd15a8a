// Every style and locale that npm brings is used: a work of each common kind cited and listed, in a style of every sixtieth place of
// the list in ordinary runs, in all of them in the long run.
import { describe, expect, it } from 'vitest'
import { makeEngine } from '../../../../electron/host/cite/engine.ts'
import { runsToText } from '../../../../electron/host/cite/runs.ts'
import { openStyleLibrary } from '../../../../electron/host/cite/style-library.ts'
import { checkStyle, elements } from '../../../../electron/host/cite/style-check.ts'
import { sampleWork } from '../../../../electron/host/cite/style-desk.ts'
import { findStyle, listStyles } from '../../../../electron/host/cite/style.ts'

const library = openStyleLibrary()
const names = listStyles(library).map(({ name }) => name)
const STEP = process.env['SOAK'] ? 1 : 60
/** As many styles in a test as a busy machine does in its time. */
const LOT = 50

const works = ['article-journal', 'book', 'chapter', 'webpage', 'thesis', 'report'].map(sampleWork)
const clusters = works.map(({ id }, index) => ({
  citationID: `c${index}`,
  citationItems: [{ id: id!, locator: '3', label: 'page' as const }],
  properties: { noteIndex: index + 1 },
}))
/** What an engine leaves where something went wrong in it. */
const BROKEN = /undefined|\[object|NaN|CSL STYLE ERROR/

function faultsOf(name: string, locale: string): string[] {
  const style = findStyle(name, library)
  checkStyle(style.csl)
  const engine = makeEngine({
    style,
    locale,
    fixups: true,
    retrieveLocale: (tag) => library.locale(tag) ?? false,
  })
  const citations = engine.citations(works, clusters).map(runsToText)
  const entries = engine.bibliography(works).map(({ runs }) => runsToText(runs))
  const lists = elements(style.csl).some((part) => part.name === 'bibliography')
  return [
    ...citations.filter((text) => text.trim() === '' || BROKEN.test(text)).map((text) => `${name}: “${text}”`),
    ...entries.filter((text) => BROKEN.test(text)).map((text) => `${name}: “${text}”`),
    ...(lists && entries.length === 0 ? [`${name}: lists nothing`] : []),
  ]
}

describe('every style', { timeout: 300_000 }, () => {
  const asked = names.filter((_, index) => index % STEP === 3 % STEP)
  const lots = Array.from({ length: Math.ceil(asked.length / LOT) }, (_, lot) =>
    asked.slice(lot * LOT, (lot + 1) * LOT),
  )
  it.each(lots.map((lot) => [lot[0]!, lot.at(-1)!, lot] as const))('from %s to %s', (_, __, lot) => {
    expect(lot.flatMap((name) => faultsOf(name, 'en-US'))).toEqual([])
  })
})

it('every locale', { timeout: 300_000 }, () => {
  const all = [...library.locales()]
  const asked = process.env['SOAK'] ? all : all.filter((_, index) => index % 4 === 0)
  expect(asked.flatMap((locale) => faultsOf('apa', locale))).toEqual([])
})
