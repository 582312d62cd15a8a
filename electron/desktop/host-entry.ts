// The host's process: opens the library it is told, serves each window on its port, and ends only when all is written.
import type { MessagePortMain } from 'electron'
import { portChannel, type PortLike } from '../../shared/rpc/message-port.ts'
import { CommonplaceError, toWireError } from '../../shared/rpc/error.ts'
import { serve } from '../../shared/rpc/server.ts'
import { openHost, type Host } from '../host/host.ts'
import type { FromHost, ToHost } from './host-messages.ts'

const main = process.parentPort

/** A window that closed may still have words on their way: its port ends after them. Longer than this is a window that hangs. */
const LAST_WORDS_MS = 2_000

let host: Promise<Host> | null = null
const lines = new Set<Promise<void>>()

main.on('message', ({ data, ports }) => void hear(data as ToHost, ports))

async function hear(message: ToHost, ports: readonly MessagePortMain[]): Promise<void> {
  if (message.kind === 'open') {
    host = openHost(message.folder === null ? {} : { folder: message.folder })
    try {
      tell({ kind: 'opened', folder: (await host).folder })
    } catch (thrown) {
      tell({ kind: 'failed', error: toWireError(thrown) })
      end(1)
    }
  } else if (message.kind === 'window') {
    const [port] = ports
    if (port) await serveWindow(port)
  } else await close()
}

async function serveWindow(port: MessagePortMain): Promise<void> {
  const channel = portChannel(asPort(port))
  const line = new Promise<void>((resolve) => channel.onClose(resolve))
  lines.add(line)
  void line.then(() => lines.delete(line))
  if (host === null) throw new CommonplaceError('closed')
  const { functions, on } = await host
  serve(channel, functions, on)
}

async function close(): Promise<void> {
  await Promise.race([Promise.all(lines), new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))])
  await (await host)?.close()
  end(0)
}

/** Electron's port hands its events out as Node does; the channel listens as pages do. */
function asPort(port: MessagePortMain): PortLike {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener(type, listener) {
      if (type === 'message') port.on('message', (event) => listener({ data: event.data as unknown }))
      else if (type === 'close') port.on('close', () => listener({}))
    },
    start: () => port.start(),
    close: () => port.close(),
  }
}

function tell(message: FromHost): void {
  main.postMessage(message)
}

/** A message given to the parent is sent before the next turn of the loop. */
function end(code: number): void {
  setTimeout(() => process.exit(code), 50)
}
