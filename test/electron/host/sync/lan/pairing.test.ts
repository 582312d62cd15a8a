// Two laptops become sure of each other; everybody else does not.
import { randomBytes } from 'node:crypto'
import { duplexPair } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Frames, framesOn, LineEnded } from '../../../../../electron/host/sync/lan/frames.ts'
import { newIdentity } from '../../../../../electron/host/sync/lan/identity.ts'
import { call, type Line, listen, parseAddress } from '../../../../../electron/host/sync/lan/line.ts'
import { agreeOnCodes, type Codes, confirm, PairingFailed } from '../../../../../electron/host/sync/lan/pairing.ts'

async function listener(identity = newIdentity(), mayCome: (purpose: string, peer: string) => boolean = () => true) {
  const lines: Line[] = []
  let wake: (line: Line) => void = () => undefined
  const listening = await listen(identity, { host: '127.0.0.1', port: 0 }, mayCome, (line) => {
    lines.push(line)
    wake(line)
  })
  onTestFinished(() => listening.close())
  return {
    identity,
    address: `127.0.0.1:${listening.port}`,
    lines,
    met: () => new Promise<Line>((resolve) => (lines[0] ? resolve(lines[0]) : (wake = resolve))),
  }
}

const agree = (line: Line) => agreeOnCodes(line.frames, line.pairing, randomBytes(32))
const failed = (reason: PairingFailed['reason']) => expect.objectContaining({ reason })

/** Types the codes given, one after the other. */
function typing(...codes: string[]): () => Promise<string> {
  return async () => codes.shift() ?? ''
}

async function pairedLine() {
  const there = await listener()
  const caller = await call(newIdentity(), there.address, 'pair', null)
  const called = await there.met()
  const [callers, calleds] = await Promise.all([agree(caller), agree(called)])
  return { caller, called, callers, calleds }
}

describe('pairing', () => {
  test('both are sure after each has typed the code of the other screen', async () => {
    const { caller, called, callers, calleds } = await pairedLine()
    expect(callers.shown).toMatch(/^[0-9]{6}$/)
    expect(caller.peer).toBe(called.pairing.called)
    expect(called.peer).toBe(caller.pairing.caller)
    await Promise.all([
      confirm(caller.frames, callers, typing(`${calleds.shown.slice(0, 3)} ${calleds.shown.slice(3)}`)),
      confirm(called.frames, calleds, typing(callers.shown)),
    ])
  })

  test('one’s own code is not the other’s', async () => {
    const { callers, calleds } = await pairedLine()
    expect(callers.shown).not.toBe(calleds.shown)
    expect(callers.isRight(callers.shown)).toBe(false)
    expect(callers.isRight(calleds.shown)).toBe(true)
    for (const wrong of ['', '1', `${calleds.shown}0`, calleds.shown.slice(1), 'abcdef', `x${calleds.shown}9`])
      expect(callers.isRight(wrong), wrong).toBe(false)
  })

  test('three wrong codes end it', async () => {
    const { caller, callers } = await pairedLine()
    await expect(confirm(caller.frames, callers, typing('000000', '1', callers.shown))).rejects.toEqual(
      failed('wrongCode'),
    )
  })

  test('nobody is sure as long as only one side has typed', async () => {
    const { caller, called, callers, calleds } = await pairedLine()
    const one = confirm(caller.frames, callers, typing(calleds.shown))
    called.frames.close()
    await expect(one).rejects.toEqual(failed('broken'))
  })

  test('a man in the middle gets two lines with other codes', async () => {
    const there = await listener()
    const middle = await listener()
    const here = await call(newIdentity(), middle.address, 'pair', null)
    const towards = await middle.met()
    const onwards = await call(middle.identity, there.address, 'pair', null)
    const called = await there.met()
    // It plays each side's partner honestly: the best it can do without knowing codes beforehand.
    const [callers, , , calleds] = await Promise.all([agree(here), agree(towards), agree(onwards), agree(called)])
    expect(calleds.shown).not.toBe(callers.shown)
    await expect(confirm(here.frames, callers, typing(calleds.shown, calleds.shown, calleds.shown))).rejects.toEqual(
      failed('wrongCode'),
    )
  })

  test('a man in the middle who passes every message on gets other codes as well', async () => {
    const there = await listener()
    const middle = await listener()
    const here = await call(newIdentity(), middle.address, 'pair', null)
    const towards = await middle.met()
    const onwards = await call(middle.identity, there.address, 'pair', null)
    const called = await there.met()
    void relay(towards.frames, onwards.frames)
    void relay(onwards.frames, towards.frames)
    // The commitment names the two keys of a line: on the other line it is another's.
    const outcomes = await Promise.allSettled([agree(here), agree(called)])
    expect(outcomes[1]).toEqual({ status: 'rejected', reason: failed('broken') })
  })

  test('a number changed after the commitment is refused', async () => {
    const [one, two] = duplexPair()
    const line = { caller: 'a'.repeat(64), called: 'b'.repeat(64), secret: randomBytes(32) }
    const called = agreeOnCodes(framesOn(two), { role: 'called', ...line }, randomBytes(32))
    const frames = framesOn(one)
    await frames.send({ commitment: 'c'.repeat(64) })
    await frames.next()
    await frames.send({ nonce: 'd'.repeat(64) })
    await expect(called).rejects.toEqual(failed('broken'))
  })

  test('a replayed conversation gives other codes, since the other side’s number is new', async () => {
    const shown = new Set<string>()
    const line = { caller: 'a'.repeat(64), called: 'b'.repeat(64), secret: Buffer.alloc(32, 7) }
    for (let i = 0; i < 5; i++) {
      const [one, two] = duplexPair()
      const caller = agreeOnCodes(framesOn(one), { role: 'caller', ...line }, Buffer.alloc(32, 1))
      const called = agreeOnCodes(framesOn(two), { role: 'called', ...line }, randomBytes(32))
      const codes = await Promise.all([caller, called])
      shown.add(codes.map((code: Codes) => code.shown).join())
    }
    expect(shown.size).toBe(5)
  })
})

describe('lines', () => {
  test('a laptop with another key than the one known is an error, never a question', async () => {
    const there = await listener()
    await expect(call(newIdentity(), there.address, 'exchange', 'e'.repeat(64))).rejects.toMatchObject({
      name: 'laptopChanged',
    })
  })

  test('a laptop that is not known is cut off before it can say anything', async () => {
    const friend = newIdentity()
    const there = await listener(newIdentity(), (purpose, peer) => purpose === 'exchange' && peer === friend.id)
    const stranger = await call(newIdentity(), there.address, 'exchange', there.identity.id)
    await expect(stranger.frames.next()).rejects.toBeInstanceOf(LineEnded)
    await expect((await call(friend, there.address, 'pair', null)).frames.next()).rejects.toBeInstanceOf(LineEnded)
    const known = await call(friend, there.address, 'exchange', there.identity.id)
    const met = await there.met()
    await known.frames.send({ hello: 1 }, Buffer.from('part'))
    expect(await met.frames.next()).toEqual({ body: { hello: 1 }, bytes: Buffer.from('part') })
  })

  test('nobody there is said', async () => {
    await expect(call(newIdentity(), '127.0.0.1:1', 'exchange', null)).rejects.toMatchObject({ name: 'laptopAway' })
  })

  test('addresses', () => {
    expect(parseAddress('192.168.1.20:40123')).toEqual({ host: '192.168.1.20', port: 40123 })
    expect(parseAddress('[fe80::1]:1')).toEqual({ host: 'fe80::1', port: 1 })
    for (const wrong of ['', 'laptop', 'laptop:0', 'laptop:70000', 'http://x:1', 'a b:1', 'me@host:1'])
      expect(() => parseAddress(wrong), wrong).toThrow(expect.objectContaining({ name: 'badValue' }))
  })
})

describe('messages', () => {
  test.each([
    ['a length beyond the limit', Buffer.from([0xff, 0xff, 0xff, 0xff, 1])],
    ['a part beyond the limit', whole('{"body":1,"bytes":99999999999}')],
    ['a part of a negative length', whole('{"body":1,"bytes":-1}')],
    ['what grows a thousandfold when it is inflated', whole(deflateRawSync(Buffer.alloc(40_000_000, 32)), true)],
    ['what says it is deflated and is not', whole('not deflated at all', true)],
  ])('%s ends the line', async (_name, bytes) => {
    const [one, two] = duplexPair()
    one.write(bytes)
    await expect(framesOn(two).next()).rejects.toBeInstanceOf(LineEnded)
    expect(two.destroyed).toBe(true)
  })

  test('what is no JSON is a message without a body', async () => {
    const [one, two] = duplexPair()
    one.write(whole('not json'))
    one.write(whole('null'))
    const frames = framesOn(two)
    expect(await frames.next()).toEqual({ body: undefined, bytes: null })
    expect(await frames.next()).toEqual({ body: undefined, bytes: null })
  })

  test('a long message is deflated on its way', async () => {
    const [one, two] = duplexPair()
    const long = { words: 'again and again '.repeat(10_000) }
    let sent = 0
    const write = one.write.bind(one)
    one.write = ((chunk: Buffer, done: () => void) => {
      sent += chunk.length
      return write(chunk, done)
    }) as typeof one.write
    await framesOn(one).send(long)
    expect(sent).toBeLessThan(5_000)
    expect((await framesOn(two).next()).body).toEqual(long)
  })

  test('messages come whole, however the bytes are cut', async () => {
    const [one, two] = duplexPair()
    const frames = framesOn(two)
    const bytes = Buffer.concat([whole('{"body":"ä"}'), whole('{"body":2,"bytes":3}'), Buffer.from('abc')])
    for (const byte of bytes) one.write(Buffer.from([byte]))
    expect(await frames.next()).toEqual({ body: 'ä', bytes: null })
    expect(await frames.next()).toEqual({ body: 2, bytes: Buffer.from('abc') })
  })
})

function whole(json: string | Buffer, deflated = false): Buffer {
  const text = Buffer.from(json)
  const head = Buffer.alloc(4)
  head.writeUInt32BE(text.length + (deflated ? 0x8000_0000 : 0))
  return Buffer.concat([head, text])
}

async function relay(from: Frames, to: Frames): Promise<void> {
  try {
    for (;;) await to.send((await from.next()).body)
  } catch {
    // The line has ended.
  }
}
