// Message channels of the main process. An end may be sent away, to a page or to a utility process; its messages then follow it.
import { randomUUID } from 'node:crypto'
import { Emitter } from './emitter.ts'

/** Where an end of a channel lives when it is no longer here. */
interface Away {
  deliver(data: unknown): void
  closed(): void
}

interface Inside {
  id: string
  peer: MessagePortMain | null
  away: Away | null
  waiting: unknown[]
  started: boolean
  open: boolean
}

const insides = new WeakMap<MessagePortMain, Inside>()
const inside = (port: MessagePortMain) => insides.get(port)!

export class MessagePortMain extends Emitter<{ message: [{ data: unknown; ports: MessagePortMain[] }]; close: [] }> {
  constructor() {
    super()
    insides.set(this, { id: randomUUID(), peer: null, away: null, waiting: [], started: false, open: true })
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    if (transfer.length > 0) throw new Error('stand-in: a port cannot carry ports')
    const data: unknown = structuredClone(message)
    setImmediate(() => {
      const { peer } = inside(this)
      if (peer) deliver(peer, data)
    })
  }

  start(): void {
    const own = inside(this)
    own.started = true
    for (const data of own.waiting.splice(0)) this.emit('message', { data, ports: [] })
  }

  close(): void {
    const own = inside(this)
    if (!own.open) return
    own.open = false
    own.away?.closed()
    this.emit('close')
    setImmediate(() => own.peer?.close())
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain()
  readonly port2 = new MessagePortMain()

  constructor() {
    inside(this.port1).peer = this.port2
    inside(this.port2).peer = this.port1
  }
}

function deliver(port: MessagePortMain, data: unknown): void {
  const own = inside(port)
  if (own.away) own.away.deliver(data)
  else if (own.started) port.emit('message', { data, ports: [] })
  else own.waiting.push(data)
}

/** Ends that were sent to one place, by the names they are known by there. */
export class Lent {
  readonly #ports = new Map<string, MessagePortMain>()

  /** Sends an end away; `deliver` and `closed` tell the place. Returns its name there. */
  lend(port: MessagePortMain, deliverTo: (id: string, data: unknown) => void, closed: (id: string) => void): string {
    const own = inside(port)
    const { id } = own
    this.#ports.set(id, port)
    own.away = { deliver: (data) => deliverTo(id, data), closed: () => closed(id) }
    for (const data of own.waiting.splice(0)) own.away.deliver(data)
    return id
  }

  /** A message posted at the far end. */
  heard(id: string, data: unknown): void {
    const port = this.#ports.get(id)
    const peer = port && inside(port).peer
    if (peer) setImmediate(() => deliver(peer, data))
  }

  ended(id: string): void {
    const port = this.#ports.get(id)
    this.#ports.delete(id)
    // Messages already on their way arrive before the end.
    if (port) setImmediate(() => port.close())
  }

  /** The place is gone with all that was sent there. */
  allEnded(): void {
    for (const id of this.#ports.keys()) this.ended(id)
  }
}
