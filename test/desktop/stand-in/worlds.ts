// The two functions that run in the page: in the preload's isolated world, and in the page's own. They are sent as text, so
// each stands alone; they talk by DOM events with an unguessable name, whose details Chromium clones from world to world.

/** What goes between the isolated world and main. Values are JSON: more than that the shell has no business sending. */
export type ToMain =
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'port'; id: string; data: unknown }
  | { kind: 'ended'; id: string }
  | { kind: 'file'; id: number }
export type ToPage =
  | { kind: 'reply'; id: number; value: unknown }
  | { kind: 'refusal'; id: number; channel: string; message: string }
  | { kind: 'message'; channel: string; args: unknown[]; ports: string[] }
  | { kind: 'port'; id: string; data: unknown }
  | { kind: 'ended'; id: string }
  | { kind: 'path'; id: number; path: string }

type Preload = (
  require: (name: string) => unknown,
  process: object,
  module: { exports: object },
  exports: object,
) => void
/** A value as it is shown to the page: functions become calls, plain objects are copied, all else is the value itself. */
export type Shape = { call: true } | { object: Record<string, Shape> } | { value: unknown }
type Argument = { value: unknown } | { callback: number }
export interface Call {
  id: number
  key: string
  path: string[]
  args: Argument[]
}
export interface Returned {
  id: number
  state: 'pending' | 'fulfilled' | 'rejected'
  value?: unknown
}

export function preloadWorld(key: string, platform: string, preload: Preload): void {
  if (window.top !== window) return
  const toMain = (globalThis as unknown as { __standinSend(text: string): void }).__standinSend
  const send = (message: ToMain) => toMain(JSON.stringify(message))
  const fire = (name: string, detail: unknown) => document.dispatchEvent(new CustomEvent(key + name, { detail }))
  let count = 0

  function plain(value: unknown): unknown {
    if (value === null || ['string', 'boolean', 'number', 'undefined'].includes(typeof value)) return value
    if (Array.isArray(value)) return value.map(plain)
    if (Object.prototype.toString.call(value) !== '[object Object]')
      throw new Error('An object could not be cloned (the stand-in carries JSON)')
    return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, plain(inner)]))
  }

  // ipcRenderer
  const listeners = new Map<string, ((event: { ports: MessagePort[] }, ...args: unknown[]) => void)[]>()
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const ipcRenderer = {
    on(channel: string, listener: (event: { ports: MessagePort[] }, ...args: unknown[]) => void) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    send: (channel: string, ...args: unknown[]) => send({ kind: 'send', channel, args: args.map(plain) }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++count
        pending.set(id, { resolve, reject })
        send({ kind: 'invoke', id, channel, args: args.map(plain) })
      }),
  }

  // Ports: the page holds a real one; its other end here passes everything on to main.
  const ports = new Map<string, MessagePort>()
  function adopt(id: string): MessagePort {
    const { port1, port2 } = new MessageChannel()
    ports.set(id, port1)
    port1.onmessage = ({ data }) => send({ kind: 'port', id, data: plain(data) })
    port1.addEventListener('close', () => {
      if (ports.delete(id)) send({ kind: 'ended', id })
    })
    return port2
  }

  // webUtils: Chromium tells a file's path to its debugger alone, and only later; so drops and choices wait for it.
  const paths = new Map<string, string>()
  const asked = new Map<number, (path: string) => void>()
  const files: File[] = []
  const nameOf = (file: File) => `${file.name}\n${file.size}\n${file.lastModified}`
  async function learn(event: Event, list: FileList | undefined, again: () => Event): Promise<void> {
    // What a script made has no path, nor has the event that is sent again below.
    if (!list || list.length === 0 || !event.isTrusted) return
    event.stopImmediatePropagation()
    event.preventDefault()
    const { target } = event
    for (const file of list) {
      const id = files.push(file) - 1
      paths.set(
        nameOf(file),
        await new Promise<string>((resolve) => {
          asked.set(id, resolve)
          send({ kind: 'file', id })
        }),
      )
    }
    target?.dispatchEvent(again())
  }
  addEventListener(
    'drop',
    (event) => {
      const transfer = new DataTransfer()
      for (const file of event.dataTransfer?.files ?? []) transfer.items.add(file)
      void learn(
        event,
        event.dataTransfer?.files,
        () => new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }),
      )
    },
    true,
  )
  addEventListener(
    'change',
    (event) => {
      const list = event.target instanceof HTMLInputElement ? (event.target.files ?? undefined) : undefined
      void learn(event, list, () => new Event('change', { bubbles: true }))
    },
    true,
  )
  const webUtils = { getPathForFile: (file: File) => paths.get(nameOf(file)) ?? '' }

  const inside = {
    files,
    receive(message: ToPage) {
      if (message.kind === 'reply') {
        pending.get(message.id)?.resolve(message.value)
        pending.delete(message.id)
      } else if (message.kind === 'refusal') {
        pending
          .get(message.id)
          ?.reject(new Error(`Error invoking remote method '${message.channel}': ${message.message}`))
        pending.delete(message.id)
      } else if (message.kind === 'message') {
        const event = { ports: message.ports.map(adopt) }
        for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args)
      } else if (message.kind === 'port') ports.get(message.id)?.postMessage(message.data)
      else if (message.kind === 'path') asked.get(message.id)?.(message.path)
      else {
        const port = ports.get(message.id)
        ports.delete(message.id)
        port?.postMessage({ closed: key })
        port?.close()
      }
    },
  }
  Object.assign(globalThis, { __standin: inside })

  // contextBridge
  const exposed = new Map<string, unknown>()
  const shape = (value: unknown): Shape => {
    if (typeof value === 'function') return { call: true }
    if (Object.prototype.toString.call(value) !== '[object Object]') return { value }
    return { object: Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, shape(inner)])) }
  }
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      if (exposed.has(name)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.set(name, api)
      fire(':expose', { name, shape: shape(api) })
    },
  }
  document.addEventListener(`${key}:call`, (event) => {
    const { id, key: name, path, args } = (event as CustomEvent<Call>).detail
    const target = path.reduce((object: unknown, part) => (object as Record<string, unknown>)[part], exposed.get(name))
    const given = args.map((argument) =>
      'callback' in argument
        ? (...values: unknown[]) => fire(':callback', { id: argument.callback, args: values })
        : argument.value,
    )
    const settle = (state: Returned['state'], value?: unknown) => fire(':return', { id, state, value })
    const fail = (error: unknown) => settle('rejected', error instanceof Error ? error.message : String(error))
    try {
      const result = (target as (...args: unknown[]) => unknown)(...given)
      if (!(result instanceof Promise)) return settle('fulfilled', result)
      settle('pending')
      result.then((value) => settle('fulfilled', value), fail)
    } catch (error) {
      fail(error)
    }
  })

  const electron = { ipcRenderer, contextBridge, webUtils }
  const require = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name} (a sandboxed preload has electron, events, timers and url)`)
  }
  const module = { exports: {} }
  preload(require, { platform, contextIsolated: true, sandboxed: true, type: 'renderer' }, module, module.exports)
}

export function pageWorld(key: string): void {
  if (window.top !== window) return
  // The page may change every built-in later; what is needed is taken now.
  const listen = document.addEventListener.bind(document)
  const dispatch = document.dispatchEvent.bind(document)
  const { defineProperty, freeze, fromEntries, entries } = Object
  const BridgeEvent = CustomEvent
  const PlainEvent = Event
  const waiting = new Map<number, (returned: Returned) => void>()
  const callbacks = new Map<number, (...args: unknown[]) => void>()
  let count = 0

  const argument = (value: unknown): Argument => {
    if (typeof value !== 'function') return { value }
    callbacks.set(++count, value as (...args: unknown[]) => void)
    return { callback: count }
  }
  function call(name: string, path: string[], args: unknown[]): unknown {
    const id = ++count
    let first: Returned | null = null
    let later: { resolve(value: unknown): void; reject(error: Error): void } | null = null
    waiting.set(id, (returned) => {
      if (returned.state !== 'pending') waiting.delete(id)
      if (later === null) first = returned
      else if (returned.state === 'fulfilled') later.resolve(returned.value)
      else later.reject(new Error(String(returned.value)))
    })
    dispatch(new BridgeEvent(`${key}:call`, { detail: { id, key: name, path, args: args.map(argument) } }))
    const now = first as Returned | null
    if (now?.state === 'fulfilled') return now.value
    if (now?.state === 'rejected') throw new Error(String(now.value))
    return new Promise((resolve, reject) => {
      later = { resolve, reject }
    })
  }
  const build = (name: string, path: string[], shape: Shape): unknown => {
    if ('call' in shape) return (...args: unknown[]) => call(name, path, args)
    if ('value' in shape) return shape.value
    return freeze(
      fromEntries(entries(shape.object).map(([part, inner]) => [part, build(name, [...path, part], inner)])),
    )
  }
  // Electron's ports tell the page when their other end closes; Chromium's own do not, so a last message stands for it.
  addEventListener('message', (event) => {
    for (const port of event.ports) {
      port.addEventListener('message', (last) => {
        if ((last.data as { closed?: string } | null)?.closed !== key) return
        last.stopImmediatePropagation()
        port.dispatchEvent(new PlainEvent('close'))
      })
    }
  })
  listen(`${key}:expose`, (event) => {
    const { name, shape } = (event as CustomEvent<{ name: string; shape: Shape }>).detail
    defineProperty(window, name, {
      value: build(name, [], shape),
      enumerable: true,
      configurable: false,
      writable: false,
    })
  })
  listen(`${key}:return`, (event) => {
    const returned = (event as CustomEvent<Returned>).detail
    waiting.get(returned.id)?.(returned)
  })
  listen(`${key}:callback`, (event) => {
    const { id, args } = (event as CustomEvent<{ id: number; args: unknown[] }>).detail
    callbacks.get(id)?.(...args)
  })
}
