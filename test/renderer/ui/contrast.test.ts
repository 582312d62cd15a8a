// Every pair of colours that carries text, an icon or a control's border, computed from the tokens themselves (WCAG 2.2, 1.4.3 and 1.4.11).
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Rgba = [red: number, green: number, blue: number, alpha: number]

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8').replace(
  /\/\*[^]*?\*\//g,
  '',
)

/** Custom properties of each paper. */
const papers = Object.fromEntries(
  ['light', 'sepia', 'grey', 'dark'].map((paper) => {
    const block = new RegExp(`\\[data-paper='${paper}'\\] \\{([^}]*)\\}`).exec(css)?.[1]
    if (!block) throw new Error(`no paper ${paper}`)
    return [paper, Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1]!, m[2]!]))]
  }),
)

function parse(value: string): Rgba {
  const hex = /^#([0-9a-f]{6})$/.exec(value)
  if (hex) {
    const n = Number.parseInt(hex[1]!, 16)
    return [n >> 16, (n >> 8) & 255, n & 255, 1]
  }
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(value)
  if (!rgb) throw new Error(`cannot read the colour ${value}`)
  return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3]), Number(rgb[4])]
}

function over([r, g, b, a]: Rgba, [R, G, B]: Rgba): Rgba {
  return [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
}

function luminance([r, g, b]: Rgba): number {
  const [R, G, B] = [r, g, b].map((c) => {
    const s = c / 255
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * R + 0.7152 * G + 0.0722 * B
}

function contrast(front: Rgba, back: Rgba): number {
  const [a, b] = [luminance(over(front, back)), luminance(back)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const TEXT = 4.5
const SHAPE = 3
const grounds = ['paper', 'surface', 'raised', 'hover']
const hues = [1, 2, 3, 4, 5]

const pairs: [front: string, back: string, least: number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ['ink', ground, 7],
    ['ink-2', ground, TEXT],
    ['ink-3', ground, TEXT],
    ['accent', ground, TEXT],
  ]),
  ...['paper', 'surface', 'raised'].flatMap((ground): [string, string, number][] => [
    ['good', ground, TEXT],
    ['warn', ground, TEXT],
    ['bad', ground, TEXT],
    ['line-field', ground, SHAPE],
    ...hues.map((n): [string, string, number] => [`hl-${n}-line`, ground, SHAPE]),
  ]),
  ['on-accent', 'accent', TEXT],
  ['accent', 'accent-soft', TEXT],
  ['ink', 'accent-soft', 7],
  ['ink-2', 'accent-soft', TEXT],
  ['ink-3', 'accent-soft', TEXT],
  ['warn', 'warn-soft', TEXT],
  ['ink', 'warn-soft', 7],
  ['bad', 'bad-soft', TEXT],
  ['ink', 'bad-soft', 7],
]

describe.each(Object.keys(papers))('on %s paper', (paper) => {
  const tokens = papers[paper]!
  const colour = (name: string) => parse(tokens[name] ?? `missing --${name}`)

  it.each(pairs)('%s on %s reaches %f', (front, back, least) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(least)
  })

  it.each(hues)(
    'words stay readable on highlight %i, on two laid over each other and where something was found',
    (n) => {
      const once = over(colour(`hl-${n}`), colour('paper'))
      expect(contrast(colour('ink'), once)).toBeGreaterThanOrEqual(TEXT)
      for (const other of hues)
        expect(contrast(colour('ink'), over(colour(`hl-${other}`), once))).toBeGreaterThanOrEqual(TEXT)
      expect(contrast(colour('ink'), over(colour('found'), colour('paper')))).toBeGreaterThanOrEqual(TEXT)
    },
  )

  it('names the same tokens as every other paper', () => {
    expect(Object.keys(tokens).toSorted()).toEqual(Object.keys(papers['light']!).toSorted())
  })
})
