// `sync lan`: pairing with a laptop of the same network, and one exchange with those that are paired.
import { createInterface } from 'node:readline'
import type { LaptopView, PairingView } from '../../../shared/model/laptop.ts'
import type { RoadView, SyncReport } from '../../../shared/model/sync.ts'
import { CommonplaceError, fromWireError } from '../../../shared/rpc/error.ts'
import { type Invocation, UsageError } from '../command.ts'
import { counted } from '../lines.ts'
import { printReport } from '../sync-report.ts'

/** Milliseconds between two looks at how far a pairing is. */
const LOOK = 150

export function syncLan(call: Invocation): Promise<number> {
  const [, act, what] = call.args
  if (act === 'pair') return pair(call, what ?? null)
  if (act === 'now') return now(call, what ?? null)
  if (act === 'unpair' && what !== undefined) return unpair(call, what)
  if (what !== undefined) throw new UsageError(`“sync lan ${act}” takes nothing more, not “${what}”`)
  if (act === 'list') return list(call)
  if (act === 'listen') return listen(call)
  throw new UsageError('Say sync lan pair [ADDRESS], list, now [LAPTOP], listen or unpair LAPTOP')
}

async function pair(call: Invocation, address: string | null): Promise<number> {
  const { host, signal, say } = call
  const cancel = (): void => void host.cancelPairing({}).catch(() => undefined)
  signal.addEventListener('abort', cancel)
  const over = new AbortController()
  const typed = createInterface({ input: process.stdin })
  const lines = typed[Symbol.asyncIterator]()
  try {
    await host.pairLaptop({ address, accept: call.options.flag('accept') })
    if (address === null) {
      const { listening } = await host.lan({})
      say(`Waiting for two minutes. On the other laptop: commonplace sync lan pair ${listening?.[0] ?? 'ADDRESS'}`)
      for (const other of listening?.slice(1) ?? []) say(`  or ${other}`)
    }
    let view = await settled(call, ['waiting'], over.signal)
    if (view.state === 'codes') say(`This screen shows ${spaced(view.code!)}. Type that into the other laptop.`)
    while (view.state === 'codes') {
      say('Type the code the other screen shows:')
      const line = await Promise.race([lines.next(), ended(call, view, over.signal)])
      if (line === null) break
      if (line.done === true)
        throw new UsageError('The code of the other screen is read from standard input, and that ended')
      view = await host.typePairingCode({ code: line.value })
      if (view.state === 'codes')
        say(`That is not what the other screen shows. ${counted(view.tries, 'more try', 'more tries')}.`)
    }
    const { laptop, problem } = await settled(call, ['waiting', 'codes', 'confirming'], over.signal)
    if (problem) throw fromWireError(problem)
    call.print(laptop, () => [`Paired with ${laptop!.name}. Now: commonplace sync lan now`])
    return 0
  } finally {
    over.abort()
    typed.close()
    signal.removeEventListener('abort', cancel)
  }
}

/** The pairing once it is in none of these states any more; never after `over`, when nobody waits for it. */
async function settled(
  { host }: Invocation,
  states: readonly PairingView['state'][],
  over: AbortSignal,
): Promise<PairingView> {
  for (;;) {
    const { pairing } = await host.lan({})
    if (pairing && !states.includes(pairing.state)) return pairing
    await new Promise<void>((resolve) => setTimeout(() => over.aborted || resolve(), LOOK))
  }
}

/** Resolves to null when the pairing ends while a code is waited for. */
async function ended(call: Invocation, view: PairingView, over: AbortSignal): Promise<null> {
  await settled(call, [view.state], over)
  return null
}

async function list(call: Invocation): Promise<number> {
  const { laptops, listening } = await call.host.lan({})
  call.print({ laptops, listening }, () => [
    ...(laptops.length === 0 ? ['No laptop is paired with this library.'] : laptops.map(lineOf)),
    ...(listening ?? []).map((address) => `Listening at ${address}`),
  ])
  return 0
}

function lineOf({ id, name, address }: LaptopView): string {
  return `${id.slice(0, 12)}  ${name}${address === null ? '' : `  ${address}`}`
}

async function now(call: Invocation, wanted: string | null): Promise<number> {
  const roads = (await call.host.roads({})).filter(({ address }) => address.kind === 'laptop')
  const meant = wanted === null ? roads : roads.filter((road) => isMeant(road, wanted))
  if (meant.length === 0) throw new CommonplaceError('notPaired', { laptop: wanted ?? 'any laptop' })
  if (wanted !== null && meant.length > 1)
    throw new UsageError(`${meant.length} laptops are called “${wanted}”: give the id`)
  const done: { road: RoadView; report: SyncReport }[] = []
  for (const road of meant)
    done.push({
      road,
      report: await call.host.syncNow({ road: road.id, accept: call.options.flag('accept'), allFiles: true }),
    })
  const [only] = done
  if (done.length === 1) printReport(call, only!.report)
  else {
    const reports = done.map(({ road, report }) => ({ laptop: nameOf(road), ...report }))
    call.print(reports, () => reports.map((one) => `${one.laptop}: sent ${one.pushed}, received ${one.pulled}`))
  }
  return done.some(({ report }) => report.held > 0) ? 1 : 0
}

function isMeant({ address }: RoadView, wanted: string): boolean {
  return address.kind === 'laptop' && (address.name === wanted || address.laptop.startsWith(wanted))
}

function nameOf({ address }: RoadView): string {
  return address.kind === 'laptop' ? address.name : ''
}

async function listen(call: Invocation): Promise<number> {
  const port = Number(call.options.text('port') ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('A port is a number up to 65535')
  const { listening } = await call.host.listenOnLan({ on: true, port })
  for (const address of listening ?? []) call.say(`Listening at ${address}`)
  call.say('Ctrl-C ends it.')
  await new Promise<void>((resolve) => call.signal.addEventListener('abort', () => resolve(), { once: true }))
  await call.host.listenOnLan({ on: false })
  return 0
}

async function unpair(call: Invocation, wanted: string): Promise<number> {
  const { laptops } = await call.host.lan({})
  const meant = laptops.filter(({ id, name }) => name === wanted || id.startsWith(wanted))
  if (meant.length !== 1) throw new CommonplaceError('notPaired', { laptop: wanted })
  await call.host.unpairLaptop({ laptop: meant[0]!.id })
  call.print({ unpaired: meant[0] }, () => [`${meant[0]!.name} is forgotten here.`])
  return 0
}

function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
