// The text on the page, in Chromium: offsets and places exact both ways, selection, painting, marks, and a text nothing can change.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, type Rolldown } from 'vite'
import type { SourceText } from '../../shared/model/source-text.ts'
import type { SourceTextView } from '../../shared/model/view.ts'
import { readSource } from '../../sources/read.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { longText, mixedText } from './surface/texts.ts'
import type { SurfacePage } from './surface/page.ts'

declare global {
  var page: SurfacePage
}

const texts = join(import.meta.dirname, '../..', process.env['SOURCES_DIR'] ?? '../shared/sources')
const files = existsSync(texts) ? readdirSync(texts).filter((name) => name.endsWith('.txt')) : []

const viewOf = (text: SourceText): SourceTextView => ({ ...text, id: 'src:test', file: 'test.txt' })

let browser: Browser
let page: Page

async function open(source: SourceTextView) {
  return page.evaluate((given) => globalThis.page.open(given), source)
}

describe.skipIf(CHROMIUM === null)(`the text on the page${NO_CHROMIUM}`, () => {
  beforeAll(async () => {
    const result = (await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        lib: { entry: join(import.meta.dirname, 'surface', 'page.ts'), formats: ['iife'], name: 'surface' },
      },
    })) as Rolldown.RolldownOutput[]
    const output = result[0]!.output
    const css = output.find((file) => file.fileName.endsWith('.css'))
    browser = await launch()
    page = await browser.newPage({ viewport: { width: 800, height: 700 } })
    await page.setContent('<!doctype html><html lang="en"><body></body></html>')
    await page.addStyleTag({ content: css?.type === 'asset' ? String(css.source) : '' })
    await page.addScriptTag({ content: output[0].code })
  })
  afterAll(() => browser?.close())

  test('every offset of a mixed text comes back as itself: marks, notes, pages, table, emoji, Hebrew, empty blocks', async () => {
    const { source } = mixedText()
    await open(source)
    expect(await page.evaluate(() => globalThis.page.wrongOffsets(1))).toEqual([])
  })

  test('ranges of a mixed text hold its words and none of the signs', async () => {
    const { source } = mixedText()
    await open(source)
    const ranges: [number, number][] = []
    for (let start = 0; start < source.text.length; start += 3) {
      for (let end = start + 1; end <= source.text.length; end += 7) ranges.push([start, end])
    }
    expect(await page.evaluate((given) => globalThis.page.wrongRanges(given), ranges)).toEqual([])
  })

  test('selections are read back trimmed, forwards and backwards', async () => {
    const { source, at } = mixedText()
    await open(source)
    const [start, end] = at('treaty')
    const both = await page.evaluate(
      ([from, to]) => {
        globalThis.page.select(from! - 1, to!)
        const forwards = globalThis.page.selection()
        globalThis.page.select(to!, from!)
        return [forwards?.span, globalThis.page.selection()]
      },
      [start, end],
    )
    expect(both[0]).toEqual({ start, end })
    expect(both[1]).toEqual({ span: { start, end }, anchor: end, focus: start })
  })

  test('a triple click selects its paragraph alone', async () => {
    const { source, at } = mixedText()
    await open(source)
    const [start] = at('treaty')
    const { x, y } = await page.evaluate((offset) => globalThis.page.pointOf(offset), start)
    await page.mouse.click(x, y, { clickCount: 3 })
    const block = source.blocks.find((one) => one.start <= start && start < one.end)!
    expect((await page.evaluate(() => globalThis.page.selection()))?.span).toEqual({
      start: block.start,
      end: block.end,
    })
  })

  test('a point is the character under it, and none beside the text', async () => {
    const { source, at } = mixedText()
    await open(source)
    for (const word of ['treaty', 'שלום', 'Zwei']) {
      const [start] = at(word)
      const hit = await page.evaluate((offset) => {
        const { x, y } = globalThis.page.pointOf(offset)
        return globalThis.page.hit(x, y)
      }, start)
      expect(hit).toBe(start)
    }
    expect(await page.evaluate(() => globalThis.page.hit(4, 4))).toBe(null)
  })

  test('with the caret on, nothing typed, pasted, cut or deleted changes the text', async () => {
    const { source, at } = mixedText()
    await open(source)
    const before = await page.evaluate(() => globalThis.page.text())
    const [start] = at('treaty')
    await page.evaluate((offset) => {
      globalThis.page.caretOn()
      globalThis.page.select(offset, offset)
    }, start)
    await page.keyboard.type('abc')
    await page.keyboard.insertText('写')
    for (const key of ['Enter', 'Backspace', 'Delete', 'Control+x', 'Control+v']) await page.keyboard.press(key)
    expect(await page.evaluate(() => globalThis.page.text())).toBe(before)
  })

  test('with the caret on, arrows move it, Shift selects, and Ctrl+End reaches the end of a long text', async () => {
    const source = longText(400)
    const { sections } = await open(source)
    expect(sections).toBeGreaterThan(9)
    await page.evaluate(() => {
      globalThis.page.caretOn()
      globalThis.page.select(0, 0)
    })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => globalThis.page.caret())).toBe(2)
    await page.keyboard.press('Shift+Control+ArrowRight')
    expect((await page.evaluate(() => globalThis.page.selection()))!.focus).toBeGreaterThan(2)
    await page.keyboard.press('Control+End')
    expect(await page.evaluate(() => globalThis.page.caret())).toBe(source.text.length)
    await page.keyboard.press('Control+Shift+Home')
    expect((await page.evaluate(() => globalThis.page.selection()))!.span).toEqual({
      start: 0,
      end: source.text.length,
    })
  })

  test('overlapping passages of one colour are painted in two lanes, with their own words', async () => {
    const { source, at } = mixedText()
    await open(source)
    const [start, end] = at('timetable is a treaty')
    const painted = await page.evaluate(
      ([a, b]) =>
        globalThis.page.paint([
          { id: 'one', start: a!, end: b!, color: 'yellow' },
          { id: 'two', start: a! + 10, end: b! + 4, color: 'yellow' },
          { id: 'three', start: a!, end: a! + 9, color: 'pink' },
        ]),
      [start, end],
    )
    expect(painted).toEqual({
      'passage-yellow-0': ['timetable is a treaty'],
      'passage-yellow-1': ['is a treaty: it'],
      'passage-pink-1': ['timetable'],
    })
  })

  test('only sections near the view are painted, and those it comes to as it scrolls', async () => {
    const source = longText(400)
    await open(source)
    const passages = source.blocks.map((block, i) => ({
      id: `p${i}`,
      start: block.start,
      end: block.start + 5,
      color: 'blue' as const,
    }))
    const first = await page.evaluate((given) => globalThis.page.paint(given), passages)
    expect(first['passage-blue-0']!.length).toBeGreaterThan(0)
    expect(first['passage-blue-0']!.length).toBeLessThan(200)
    await page.evaluate((offset) => globalThis.page.scrollTo(offset), source.text.length)
    const last = await page.evaluate(() => globalThis.page.painted())
    expect(last['passage-blue-0']!.length).toBeLessThan(200)
    expect(last['passage-blue-0']).not.toEqual(first['passage-blue-0'])
  })

  test('real marks hold the passages of one section; offsets stay exact, and the marks go again', async () => {
    const { source, at } = mixedText()
    await open(source)
    const [start, end] = at('treaty')
    const passages = [{ id: 'an:1', start, end }]
    expect(await page.evaluate((given) => globalThis.page.marks(0, given), passages)).toEqual(['an:1: treaty'])
    expect(await page.evaluate(() => globalThis.page.wrongOffsets(1))).toEqual([])
    expect(await page.evaluate(() => globalThis.page.marks(null, []))).toEqual([])
    expect(await page.evaluate(() => globalThis.page.wrongOffsets(1))).toEqual([])
  })

  const missing = files.length > 0 ? '' : ` (skipped: no texts in ${process.env['SOURCES_DIR'] ?? '../shared/sources'})`
  test.skipIf(files.length === 0)(`every third offset of the real texts comes back as itself${missing}`, async () => {
    for (const file of files) {
      const read = readSource(readFileSync(join(texts, file)), { file })
      if ('refused' in read) throw new Error(`${file} was refused: ${read.refused.reason}`)
      await open(viewOf(read.text))
      expect([file, await page.evaluate(() => globalThis.page.wrongOffsets(3))]).toEqual([file, []])
    }
  })
})
