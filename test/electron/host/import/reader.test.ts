import { afterEach, expect, test } from 'vitest'
import { startReader, type Reader } from '../../../../electron/host/import/reader.ts'

const readers: Reader[] = []
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close()
})
function start(options: Parameters<typeof startReader>[0] = {}): Reader {
  const reader = startReader(options)
  readers.push(reader)
  return reader
}

const never = new AbortController().signal
const bytes = (text: string) => new TextEncoder().encode(text)
// Workers that do to the reader what a hostile text might: never answer, eat memory, die.
const misbehaving = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(MISBEHAVING + code)}`)
const MISBEHAVING = `
import { parentPort } from 'node:worker_threads'
const good = (id) => parentPort.postMessage({ id, refused: { reason: 'it was read', remedy: '' } })
`

test('reads a text and hands back its JSON', async () => {
  const answer = await start().read(bytes('One paragraph of words.'), 'a.txt', never)
  if ('refused' in answer) throw new Error(answer.refused.reason)
  expect(answer.read).toMatchObject({ encoding: 'utf-8', mediaType: 'text/plain', pipeline: expect.any(Number) })
  expect(JSON.parse(new TextDecoder().decode(answer.read.json))).toMatchObject({ text: 'One paragraph of words.' })
})

test('says why it refuses', async () => {
  expect(await start().read(new Uint8Array(0), 'a.txt', never)).toMatchObject({ refused: { reason: 'it is empty' } })
})

test('code made from strings does not run in it', async () => {
  const worker = misbehaving(`parentPort.on('message', ({ id }) => {
    try { eval('1'); good(id) } catch (error) { parentPort.postMessage({ id, refused: { reason: error.name, remedy: '' } }) }
  })`)
  expect(await start({ worker }).read(bytes('x'), 'a.txt', never)).toMatchObject({ refused: { reason: 'EvalError' } })
})

const faults: [name: string, code: string, reason: RegExp][] = [
  [
    'takes too long',
    `parentPort.on('message', ({ id, file }) => file === 'bad' ? (() => { for (;;); })() : good(id))`,
    /longer than/,
  ],
  [
    'takes too much memory',
    `parentPort.on('message', ({ id, file }) => {
    if (file !== 'bad') return good(id)
    const eaten = []
    for (;;) eaten.push(Array.from({ length: 10000 }, (_, i) => ({ i })))
  })`,
    /memory/,
  ],
  [
    'throws',
    `parentPort.on('message', ({ id, file }) => { if (file === 'bad') throw new Error('oh'); good(id) })`,
    /failed \(oh\)/,
  ],
  ['ends', `parentPort.on('message', ({ id, file }) => file === 'bad' ? process.exit(3) : good(id))`, /ended .*code 3/],
]
test.each(faults)('a text on which the reader %s is refused, and the next is read', async (_name, code, reason) => {
  const reader = start({ worker: misbehaving(code), limits: { milliseconds: 3_000, megabytes: 40 } })
  const [bad, good] = await Promise.all([reader.read(bytes('x'), 'bad', never), reader.read(bytes('x'), 'good', never)])
  expect(bad).toMatchObject({ refused: { reason: expect.stringMatching(reason) } })
  expect(good).toMatchObject({ refused: { reason: 'it was read' } })
})

test('is cancelled in the middle of a text', async () => {
  const reader = start({ worker: misbehaving(`parentPort.on('message', () => { for (;;); })`) })
  const stop = new AbortController()
  const reading = reader.read(bytes('x'), 'a.txt', stop.signal)
  setTimeout(() => stop.abort(), 50)
  await expect(reading).rejects.toMatchObject({ name: 'cancelled' })
  await expect(reader.read(bytes('x'), 'a.txt', stop.signal)).rejects.toMatchObject({ name: 'cancelled' })
})
