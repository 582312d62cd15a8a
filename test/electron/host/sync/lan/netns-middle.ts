// Whoever owns the cable between two laptops: `node netns-middle.ts HOST TO`. It passes bytes on and keeps them, or ends each line itself
// with a key of its own and plays the other laptop to both, as its parent says.
import { randomBytes } from 'node:crypto'
import { connect, createServer, type Socket } from 'node:net'
import { newIdentity } from '../../../../../electron/host/sync/lan/identity.ts'
import { call, listen, type Line, type Listening } from '../../../../../electron/host/sync/lan/line.ts'
import { agreeOnCodes, type Codes } from '../../../../../electron/host/sync/lan/pairing.ts'
import type { Frames } from '../../../../../electron/host/sync/lan/frames.ts'

const [host, to] = process.argv.slice(2) as [string, string]
const [toHost, toPort] = to.split(':') as [string, string]
const own = newIdentity()
const seen: Buffer[] = []
/** What could be read of what the laptops told each other. */
const read: unknown[] = []
let open: { port: number; close(): unknown } | null = null

async function pass(port: number): Promise<{ port: number; close(): unknown }> {
  const lines = new Set<Socket>()
  const server = createServer((from) => {
    const onwards = connect(Number(toPort), toHost)
    for (const [one, other] of [
      [from, onwards],
      [onwards, from],
    ] as const) {
      lines.add(one)
      one.on('data', (data) => {
        seen.push(data)
        other.write(data)
      })
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  const close = (): void => {
    for (const line of lines) line.destroy()
    server.close()
  }
  return { port: (server.address() as { port: number }).port, close }
}

async function standBetween(port: number): Promise<Listening> {
  const met = async (line: Line): Promise<void> => {
    const onwards = await call(own, to, line.purpose, null)
    if (line.purpose === 'pair') {
      const codes: Codes[] = await Promise.all(
        [line, onwards].map((one) => agreeOnCodes(one.frames, one.pairing, randomBytes(32))),
      )
      process.send!({ codes: codes.map(({ shown }) => shown) })
    }
    await Promise.all([relay(line.frames, onwards.frames), relay(onwards.frames, line.frames)])
  }
  return listen(
    own,
    { host, port },
    () => true,
    (line) => void met(line).catch(() => undefined),
  )
}

async function relay(from: Frames, into: Frames): Promise<void> {
  for (;;) {
    const { body, bytes } = await from.next()
    read.push(body)
    await into.send(body, bytes ?? undefined)
  }
}

process.on('message', async ({ id, mode }: { id: number; mode: 'pass' | 'standBetween' | 'tell' }) => {
  if (mode === 'tell') return process.send!({ id, value: { seen: Buffer.concat(seen).toString('latin1'), read } })
  const port = open?.port ?? 0
  await open?.close()
  open = await (mode === 'pass' ? pass(port) : standBetween(port))
  return process.send!({ id, value: `${host}:${open.port}` })
})
process.on('disconnect', () => process.exit(0))
process.send!({ id: 0, value: 'up' })
