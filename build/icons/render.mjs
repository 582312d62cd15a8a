// Renders icon.svg into what each system wants: PNGs for Linux, an ICO for Windows, an ICNS for macOS. `node build/icons/render.mjs`
// after the drawing changed; the results are kept in the repository, so that packaging needs no browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const here = import.meta.dirname
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512]
const WINDOWS = [16, 24, 32, 48, 64, 128, 256]
/** Apple's name of each size in pixels. */
const MACOS = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
}

const pictures = await render([...new Set([...LINUX, ...WINDOWS, ...Object.values(MACOS)])])
mkdirSync(join(here, 'linux'), { recursive: true })
for (const size of LINUX) writeFileSync(join(here, 'linux', `${size}x${size}.png`), pictures.get(size))
writeFileSync(join(here, 'icon.ico'), ico())
writeFileSync(join(here, 'icon.icns'), icns())

async function render(sizes) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const svg = readFileSync(join(here, 'icon.svg'), 'utf8')
  const page = await browser.newPage()
  const made = new Map()
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    made.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
  return made
}

/** A directory of PNGs: six bytes of head, sixteen for each picture, then the pictures. */
function ico() {
  const head = Buffer.alloc(6 + 16 * WINDOWS.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(WINDOWS.length, 4)
  let offset = head.length
  WINDOWS.forEach((size, i) => {
    const at = 6 + 16 * i
    const { length } = pictures.get(size)
    // 256 is written as 0.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += length
  })
  return Buffer.concat([head, ...WINDOWS.map((size) => pictures.get(size))])
}

/** Blocks of a four-letter name, a length that counts these eight bytes, and a PNG. */
function icns() {
  const block = (name, body) => {
    const head = Buffer.alloc(8)
    head.write(name, 'ascii')
    head.writeUInt32BE(body.length + 8, 4)
    return Buffer.concat([head, body])
  }
  return block('icns', Buffer.concat(Object.entries(MACOS).map(([name, size]) => block(name, pictures.get(size)))))
}
