// Ways to a host: by a port from the desktop shell, or by a WebSocket to the server this page came from.
import type { Channel } from '../shared/rpc/channel.ts'
import {
  Challenge,
  CLOSED,
  HOST_PATH,
  Ready,
  readHandshake,
  SECRET_BYTES,
  statement,
  TOKEN_PARAMETER,
} from '../shared/rpc/handshake.ts'
import { portChannel, type PortLike } from '../shared/rpc/message-port.ts'
import { webSocketChannel } from '../shared/rpc/web-socket.ts'
import { HOST_PORT, type Shell } from '../shared/shell.ts'

/** Why trying again is of no use: no secret came with the address; the server is another one; it does not know our secret. */
export type Hopeless = 'noToken' | 'stranger' | 'refused'

export class Refused extends Error {
  readonly reason: Hopeless
  constructor(reason: Hopeless) {
    super(reason)
    this.reason = reason
  }
}

/** Makes one line. Rejects with `Refused` where trying again is of no use, with any other error where it may be. */
export type Dial = () => Promise<Channel>

/** How long one attempt may take, in ms. */
const PATIENCE = 10_000

export function dialShell(shell: Shell): Dial {
  return () =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new Error('no port came'))), PATIENCE)
      function end(act: () => void): void {
        clearTimeout(timer)
        removeEventListener('message', listen)
        act()
      }
      function listen(event: MessageEvent): void {
        const port = event.ports[0]
        if (event.source !== window || event.data !== HOST_PORT || !port) return
        end(() => resolve(portChannel(port as PortLike)))
      }
      // Listening comes first: a port that arrives before is lost.
      addEventListener('message', listen)
      shell.connect()
    })
}

const STORED = 'commonplace-token'

/** Takes the secret out of the address at once, so that it is neither seen, shared nor kept in history; a reload finds it in the tab's own storage. */
export function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get(TOKEN_PARAMETER)
  if (token !== null) {
    history.replaceState(null, '', location.pathname + location.search)
    sessionStorage.setItem(STORED, token)
  }
  const kept = token ?? sessionStorage.getItem(STORED)
  return kept !== null && kept.length === SECRET_BYTES * 2 && /^[0-9a-f]+$/.test(kept) ? kept : null
}

export function dialServer(token: string | null): Dial {
  return async () => {
    if (token === null) throw new Refused('noToken')
    const key = await crypto.subtle.importKey('raw', fromHex(token), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ])
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${HOST_PATH}`)
    const timer = setTimeout(() => socket.close(), PATIENCE)
    const next = messages(socket)
    try {
      await new Promise((resolve, reject) => {
        socket.addEventListener('open', resolve)
        socket.addEventListener('close', () => reject(new Error('no connection')))
      })
      const nonce = toHex(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
      socket.send(JSON.stringify({ nonce }))
      const challenge = readHandshake(Challenge, await next())
      if (!challenge) throw new Refused('stranger')
      const said = new TextEncoder().encode(statement('server', nonce, challenge.nonce))
      if (!(await crypto.subtle.verify('HMAC', key, fromHex(challenge.proof), said))) throw new Refused('stranger')
      const ours = new TextEncoder().encode(statement('page', nonce, challenge.nonce))
      socket.send(JSON.stringify({ proof: toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, ours))) }))
      if (!readHandshake(Ready, await next())) throw new Refused('stranger')
      return webSocketChannel(socket)
    } catch (thrown) {
      socket.close()
      throw thrown
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The socket's messages one by one; waiting for one rejects when the socket closes. */
function messages(socket: WebSocket): () => Promise<unknown> {
  return () =>
    new Promise((resolve, reject) => {
      socket.addEventListener('message', (event) => resolve(event.data), { once: true })
      socket.addEventListener(
        'close',
        ({ code }) => reject(code === CLOSED.refused ? new Refused('refused') : new Error(`closed with ${code}`)),
        { once: true },
      )
    })
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16))
}
