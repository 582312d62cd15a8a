// Two hosts on this machine that are laptops to each other, paired as their users would, with all that passes between them counted.
import { connect, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { openHost, type Host } from '../../electron/host/host.ts'
import type { RoadView } from '../../shared/model/sync.ts'

/** Milliseconds; codes are good for two minutes. */
const PATIENCE = 100_000

export function aHost(folder: string, name: string): Promise<Host> {
  return openHost({ folder, listen: false, network: { host: '127.0.0.1', name } })
}

/** The road to a paired laptop. */
export async function roadTo(host: Host): Promise<RoadView> {
  return (await host.client.roads({})).find(({ address }) => address.kind === 'laptop')!
}

/** `passed`: bytes in both directions so far. */
export async function pairHosts(a: Host, b: Host): Promise<{ passed(): number; stop(): void }> {
  const { listening } = await b.client.listenOnLan({ on: true })
  const way = await counting(listening![0]!)
  await b.client.pairLaptop({ accept: true })
  await a.client.pairLaptop({ address: way.address, accept: true })
  const pairing = async (host: Host) => (await host.client.lan({})).pairing
  const codes: string[] = []
  for (const host of [a, b]) {
    await until(async () => (await pairing(host))?.code)
    codes.push((await pairing(host))!.code!)
  }
  await a.client.typePairingCode({ code: codes[1]! })
  await b.client.typePairingCode({ code: codes[0]! })
  for (const host of [a, b]) await until(async () => (await pairing(host))?.state === 'paired')
  return way
}

async function counting(address: string): Promise<{ address: string; passed(): number; stop(): void }> {
  const port = Number(address.slice(address.lastIndexOf(':') + 1))
  let passed = 0
  const server = createServer((from) => {
    const to = connect(port, '127.0.0.1')
    const join = (one: typeof from, other: typeof from): void => {
      one.on('data', (data) => (passed += data.length))
      one.pipe(other)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
    }
    join(from, to)
    join(to, from)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as { port: number }
  return { address: `127.0.0.1:${own}`, passed: () => passed, stop: () => void server.close() }
}

async function until(holds: () => Promise<unknown>): Promise<void> {
  const end = Date.now() + PATIENCE
  while (Date.now() < end) {
    if (await holds()) return
    await setTimeout(20)
  }
  throw new Error('pairing takes too long')
}
