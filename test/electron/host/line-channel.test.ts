import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { lineChannel } from '../../../electron/host/line-channel.ts'
import { fits, MAX_MESSAGE } from '../../../shared/rpc/channel.ts'
import { channelSuite } from '../../suite/channel-suite.ts'

async function sockets() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const arrived = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const near = createConnection((server.address() as AddressInfo).port, '127.0.0.1')
  const far = await arrived
  return {
    near,
    far,
    async end() {
      near.destroy()
      far.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

channelSuite('a socket', async () => {
  const { near, far, end } = await sockets()
  return { near: lineChannel(near), far: lineChannel(far), cut: () => far.destroy(), end }
})

describe('the limits of a line', () => {
  it('joins characters and lines cut anywhere', async () => {
    const { near, far, end } = await sockets()
    const got: string[] = []
    const channel = lineChannel(far)
    const all = new Promise<void>((resolve) =>
      channel.onMessage((text) => {
        got.push(text)
        if (got.length === 3) resolve()
      }),
    )
    near.setNoDelay(true)
    for (const byte of Buffer.from('"🧩ж"\n"b"\n"c"\n')) {
      near.write(Buffer.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await all
    expect(got).toEqual(['"🧩ж"', '"b"', '"c"'])
    await end()
  })

  it('cuts a line that never ends', async () => {
    const { near, far, end } = await sockets()
    const channel = lineChannel(far)
    const gone = new Promise<void>((resolve) => channel.onClose(resolve))
    near.on('error', () => {})
    const chunk = Buffer.alloc(8 * 1024 * 1024, 0x61)
    for (let sent = 0; sent <= MAX_MESSAGE; sent += chunk.length) near.write(chunk)
    await gone
    await end()
  })

  it.each([
    ['ASCII at the limit', 'a', MAX_MESSAGE, true],
    ['ASCII above it', 'a', MAX_MESSAGE + 1, false],
    ['two bytes a letter, at the limit', 'ж', MAX_MESSAGE / 2, true],
    ['two bytes a letter, above', 'ж', MAX_MESSAGE / 2 + 1, false],
    ['pairs at the limit', '🧩', MAX_MESSAGE / 4, true],
    ['pairs above it', '🧩', MAX_MESSAGE / 4 + 1, false],
  ])('counts bytes: %s', (_, letter, times, expected) => {
    expect(fits(letter.repeat(times))).toBe(expected)
  })
})
