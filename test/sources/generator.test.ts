// Essays printed through the damages of extraction, and read back: paragraphs, notes, markers and page labels as they were.
import { describe, expect, test } from 'vitest'
import { locatorOf } from '../../shared/citing/locator.ts'
import { essayOf, textOf, type Essay } from './essay.ts'
import { expectSound, read } from './invariants.ts'
import { STYLES } from './generator-styles.ts'
import { print, type Style } from './press.ts'

interface Tally {
  right: number
  of: number
  wrong: string[]
}

const SEEDS = Number(process.env['ESSAY_SEEDS'] ?? 20)
const SHARE = 0.99
/** Generous, since the machine may be busy. */
const MS_A_SEED = 1_000

describe.each(STYLES)('$name', (style) => {
  const tallies: Record<string, Tally> = {}
  const count = (measure: string, right: boolean, wrong: string): void => {
    const tally = (tallies[measure] ??= { right: 0, of: 0, wrong: [] })
    tally.of++
    if (right) tally.right++
    else tally.wrong.push(wrong)
  }

  test(
    `is read back over ${SEEDS} seeds`,
    () => {
      for (let seed = 1; seed <= SEEDS; seed++) compare(essayOf(seed), style, seed, count)
      expect(tallies['paragraphs']!.of).toBeGreaterThan(SEEDS * 5)
    },
    30_000 + SEEDS * MS_A_SEED,
  )

  test.each(['paragraphs', 'headings', 'notes', 'markers', 'pages'])(`%s as they were`, (measure) => {
    const tally = tallies[measure]
    if (measure === 'pages' && style.pageMark === 'none') return expect(tally).toBeUndefined()
    expect(tally!.right / tally!.of, tally!.wrong.slice(0, 12).join('\n')).toBeGreaterThanOrEqual(
      measure === 'paragraphs' ? style.decidable : SHARE,
    )
  })
})

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()

function compare(
  essay: Essay,
  style: Style,
  seed: number,
  count: (measure: string, right: boolean, wrong: string) => void,
): void {
  const printed = print(essay, style, seed)
  const source = read(printed.raw)
  expectSound(source, printed.raw)
  const byText = new Map(source.blocks.map((block) => [plain(source.text.slice(block.start, block.end)), block]))
  let extra = source.blocks.filter(({ kind }) => kind === 'paragraph').length
  for (const [index, unit] of essay.units.entries()) {
    const text = plain(textOf(unit))
    const block =
      byText.get(text) ??
      (unit.kind === 'heading' ? byText.get(text.charAt(0).toLowerCase() + text.slice(1)) : undefined)
    const measure = unit.kind === 'heading' ? 'headings' : 'paragraphs'
    count(measure, block?.kind === unit.kind, `${seed}: ${block?.kind} ${text.slice(0, 90)}`)
    if (block?.kind === 'paragraph') extra--
    const pages = printed.pages[index]
    if (!pages || !block) continue
    const place = locatorOf(source, block.start, block.end).page
    const label = pages[0] === pages[1] ? pages[0] : `${pages[0]}–${pages[1]}`
    count('pages', place === label, `${seed}: ${place} for ${label}: ${text.slice(0, 60)}`)
  }
  for (let i = 0; i < extra; i++) count('paragraphs', false, `${seed}: one too many`)
  let before = ''
  for (const unit of essay.units) {
    if (unit.kind !== 'paragraph') continue
    before = ''
    for (const { text, note } of unit.parts) {
      before += text
      if (note === null) continue
      const found = source.notes.filter(({ number }) => number === String(note))
      const block = found[0] && source.blocks[found[0].block]
      const read = block ? plain(source.text.slice(block.start, block.end)) : ''
      count('notes', found.length === 1 && read === plain(essay.notes[note - 1]!.text), `${seed}: ${note} ${read}`)
      const at = found[0]?.markers[0] ?? 0
      count(
        'markers',
        plain(source.text.slice(0, at)).endsWith(plain(before).slice(-40)),
        `${seed}: ${note} at ${source.text.slice(Math.max(0, at - 40), at)}`,
      )
    }
  }
}
