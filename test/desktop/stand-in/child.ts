// Loaded first in a utility process: gives it `process.parentPort`, whose messages bring ports of channels.
import { Emitter } from './emitter.ts'
import type { FromChild, ToChild } from './utility-process.ts'

const ports = new Map<string, ChildPort>()

class ChildPort extends Emitter<{ message: [{ data: unknown; ports: ChildPort[] }]; close: [] }> {
  readonly #id: string
  #waiting: unknown[] | null = []

  constructor(id: string) {
    super()
    this.#id = id
    ports.set(id, this)
  }

  postMessage(data: unknown): void {
    send({ kind: 'port', id: this.#id, data })
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const data of waiting) this.emit('message', { data, ports: [] })
  }

  heard(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data)
    else this.emit('message', { data, ports: [] })
  }

  close(): void {
    if (ports.delete(this.#id)) send({ kind: 'ended', id: this.#id })
    this.emit('close')
  }

  ended(): void {
    if (ports.delete(this.#id)) this.emit('close')
  }
}

class ParentPort extends Emitter<{ message: [{ data: unknown; ports: ChildPort[] }] }> {
  override on(name: 'message', listener: (event: { data: unknown; ports: ChildPort[] }) => void): this {
    super.on(name, listener)
    queueMicrotask(drain)
    return this
  }

  postMessage(data: unknown): void {
    send({ kind: 'message', data })
  }
}

const parentPort = new ParentPort()
Object.defineProperty(process, 'parentPort', { value: parentPort })

/** Messages wait until somebody listens. */
const queue: ToChild[] = []

function drain(): void {
  while (queue.length > 0 && parentPort.listenerCount('message') > 0) hear(queue.shift()!)
}

function hear(message: ToChild): void {
  if (message.kind === 'message') {
    parentPort.emit('message', { data: message.data, ports: message.ports.map((id) => new ChildPort(id)) })
  } else if (message.kind === 'port') ports.get(message.id)?.heard(message.data)
  else ports.get(message.id)?.ended()
}

function send(message: FromChild): void {
  if (process.connected) process.send!(message, undefined, undefined, () => {})
}

process.on('message', (message: ToChild) => {
  queue.push(message)
  drain()
})
// Electron ends its utility processes with the app.
process.on('disconnect', () => process.exit(0))
