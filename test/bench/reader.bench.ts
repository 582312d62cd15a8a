// The reader in Chromium beside plain HTML, plain Lexical, MarkNodes, Recogito and a bare CSS highlight over the whole text.
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { CHROMIUM, launch } from '../e2e/chromium.ts'
import type { ReaderBench } from './reader/page.ts'
import { quantile, type Row } from './row.ts'

const root = join(import.meta.dirname, '..', '..')
const built = join(root, '.out', 'bench-reader')
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

declare global {
  var bench: ReaderBench
}

async function servePage(): Promise<{ address: string; close: () => void }> {
  await build({
    root: join(import.meta.dirname, 'reader'),
    base: './',
    logLevel: 'error',
    build: { outDir: built, emptyOutDir: true },
  })
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').replace(/^\//, '').replaceAll('..', '')
    response.setHeader('content-type', TYPES[name.split('.').pop()!] ?? 'application/octet-stream')
    createReadStream(join(built, name))
      .on('error', () => response.end())
      .pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

export async function run(): Promise<Row[]> {
  if (!CHROMIUM) throw new Error('no Chromium on this machine')
  const { address, close } = await servePage()
  const browser = await launch()
  const rows: Row[] = []
  try {
    for (const words of [10_000, 100_000, 500_000, 1_000_000]) {
      const [ours, html, lexical] = await three((peer) => open(browser, address, words, peer))
      const limit = words === 1_000_000 ? { limit: '≤ 0.3' } : {}
      rows.push({
        name: `open ${words} words`,
        value: ours,
        unit: 'ms',
        peer: 'plain HTML',
        ratio: ours / html,
        ...limit,
      })
      rows.push({ name: `open ${words} words`, value: ours, unit: 'ms', peer: 'plain Lexical', ratio: ours / lexical })
    }
    const [scrolled, scrolledHtml] = await Promise.resolve([
      await scroll(browser, address, 'ours'),
      await scroll(browser, address, 'html'),
    ] as const)
    rows.push({
      name: 'scroll 500000 words, p95 frame',
      value: scrolled,
      unit: 'ms',
      peer: 'plain HTML',
      ratio: scrolled / scrolledHtml,
      limit: '≤ 1.3',
    })
    for (const count of [100, 1_000, 10_000]) {
      const ours = await paint(browser, address, 'ours', count)
      const full = count === 10_000
      for (const [peer, name, limit] of [
        ['marks', 'MarkNodes', '≥ 50'],
        ['recogito', '@recogito/text-annotator', '≥ 20'],
        ['bare', 'bare CSS highlight', '≥ 1'],
      ] as const) {
        // With so few, Recogito paints nothing before the text is scrolled.
        if (peer === 'recogito' && count === 100) continue
        const theirs = await paint(browser, address, peer, count)
        rows.push({
          name: `paint ${count}: times faster`,
          value: ours,
          unit: 'ms',
          peer: name,
          ratio: theirs / ours,
          ...(full ? { limit } : {}),
        })
      }
    }
    rows.push(...(await small(browser, address)))
  } finally {
    await browser.close()
    close()
  }
  return rows
}

type Peer = 'ours' | 'html' | 'lexical'

async function three(measure: (peer: Peer) => Promise<number>): Promise<[number, number, number]> {
  return [await measure('ours'), await measure('html'), await measure('lexical')]
}

/** The median of three fresh pages. */
async function median(
  browser: Browser,
  address: string,
  measure: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<number>,
): Promise<number> {
  const samples: number[] = []
  for (let i = 0; i < 3; i++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(address)
    samples.push(await measure(page))
    await page.close()
  }
  return quantile(samples, 0.5)
}

function open(browser: Browser, address: string, words: number, peer: Peer): Promise<number> {
  return median(browser, address, (page) =>
    page.evaluate(([w, p]) => (bench.use(w), bench.open(p)), [words, peer] as const),
  )
}

function scroll(browser: Browser, address: string, peer: Peer): Promise<number> {
  return median(browser, address, async (page) => {
    const frames = await page.evaluate(
      async (p) => (bench.use(500_000), await bench.open(p), await bench.scroll()),
      peer,
    )
    return quantile(frames, 0.95)
  })
}

function paint(
  browser: Browser,
  address: string,
  peer: 'ours' | 'marks' | 'recogito' | 'bare',
  count: number,
): Promise<number> {
  return median(browser, address, (page) =>
    page.evaluate(([p, n]) => (bench.use(100_000), bench.paint(p, n)), [peer, count] as const),
  )
}

async function small(browser: Browser, address: string): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(address)
  const added = await page.evaluate(() => (bench.use(100_000), bench.add(10_000)))
  await page.close()
  const hits = await median(browser, address, (fresh) => fresh.evaluate(() => (bench.use(100_000), bench.hit(10_000))))
  return [
    {
      name: 'add one to 10000: script within a frame',
      value: added.script,
      unit: 'ms',
      peer: 'a frame of 16.7 ms',
      ratio: added.script / 16.7,
      limit: '≤ 1',
    },
    {
      name: 'add one to 10000: until painted',
      value: added.frame,
      unit: 'ms',
      peer: 'the same wait with nothing done',
      ratio: added.frame / added.empty,
    },
    { name: 'hit-test at 10000', value: hits, unit: 'ms', peer: '1 ms', ratio: hits, limit: '≤ 1' },
  ]
}
