// The page on 127.0.0.1, and one WebSocket for everything it asks. The page itself holds no data and is given to anyone;
// data passes only after the handshake. No cookies, no CORS, no authenticated request: so there is nothing to forge.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { CONTENT_SECURITY_POLICY, PAGE_HEADERS } from '../../shared/page-policy.ts'
import { type Channel, MAX_MESSAGE } from '../../shared/rpc/channel.ts'
import { HOST_PATH, SECRET_BYTES, TOKEN_PARAMETER } from '../../shared/rpc/handshake.ts'
import { webSocketChannel, type WebSocketLike } from '../../shared/rpc/web-socket.ts'
import { admit } from './handshake.ts'
import type { PageFile } from './page.ts'

export interface PageServer {
  /** Without the secret: `http://127.0.0.1:PORT`. */
  origin: string
  /** With it. Whoever has this address has the library, so it goes to nobody but the user. */
  address: string
  /** Ends all connections and the server. */
  close(): Promise<void>
}

export interface Options {
  page: Map<string, PageFile>
  /** 0 takes any free port. */
  port: number
  /** Takes over the line of each page that proved itself. */
  attach: (channel: Channel) => void
  /** Told once each time that strangers have failed so often that they are slowed down. */
  warn: () => void
}

/** Sockets that have not proved themselves; a window needs one, so this is room for a hurry and no room for a flood. */
const MAX_STRANGERS = 8
/** What a stranger may send, in bytes: the handshake takes about 500, with its upgrade request. */
const STRANGER_BYTES = 4_096
/** After so many failed handshakes each further one waits, in ms. */
const FREE_FAILURES = 5
const FAILURE_DELAY = 1_000
/** A page that does not answer two of these in a row is gone, in ms. */
const HEARTBEAT = 20_000

/** Listens on 127.0.0.1. Rejects with the system's error where the port is taken. */
export async function servePage(options: Options): Promise<PageServer> {
  const secret = randomBytes(SECRET_BYTES)
  const http = createServer()
  await listen(http, options.port)
  // As browsers write them: port 80 is left out.
  const { host, origin } = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
  // The address of the WebSocket is named too, since not every browser counts it as 'self'.
  const policy = CONTENT_SECURITY_POLICY.replace("connect-src 'self'", `connect-src 'self' ws://${host}`)
  const headers = { ...PAGE_HEADERS, 'content-security-policy': policy, 'cache-control': 'no-store' }

  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const status = refusal(request, host)
    const file = status === 200 ? options.page.get(path(request)) : undefined
    request.resume()
    // Browsers ask for this by themselves; a page that names no icon has none, which is no fault to report in its log.
    const icon = status === 200 && path(request) === '/favicon.ico'
    if (!file) {
      response.writeHead(icon ? 204 : status === 200 ? 404 : status, { ...headers, 'content-type': 'text/plain' })
      return response.end()
    }
    response.writeHead(200, { ...headers, 'content-type': file.type, 'content-length': file.body.length })
    response.end(request.method === 'HEAD' ? undefined : file.body)
  })

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false })
  let strangers = 0
  let failures = 0
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const ours = request.headers.host === host && request.headers.origin === origin && request.url === HOST_PATH
    if (!ours || strangers >= MAX_STRANGERS) {
      stream.on('error', () => {})
      return void stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    }
    strangers++
    let strange = true
    function noStranger(): void {
      if (strange) strangers--
      strange = false
    }
    stream.once('close', noStranger)
    sockets.handleUpgrade(request, stream, head, async (socket) => {
      socket.on('error', () => {})
      const unlimited = limitBytes(stream, STRANGER_BYTES - head.length)
      // Only so is it one of the sockets whose heart is listened to.
      sockets.emit('connection', socket, request)
      const known = await admit(socket, secret, failures < FREE_FAILURES ? 0 : FAILURE_DELAY)
      unlimited()
      noStranger()
      failures = known ? 0 : failures + 1
      if (failures === FREE_FAILURES) options.warn()
      if (known) options.attach(webSocketChannel(socket as WebSocketLike))
    })
  })
  const stopBeating = heartbeat(sockets)

  return {
    origin,
    address: `${origin}/#${TOKEN_PARAMETER}=${secret.toString('hex')}`,
    async close() {
      stopBeating()
      for (const socket of sockets.clients) socket.close(1001)
      const closed = new Promise((resolve) => http.close(resolve))
      const timer = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), 1_000)
      http.closeIdleConnections()
      await closed
      clearTimeout(timer)
    },
  }
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject)
      resolve()
    })
  })
}

/** 200, or the status a request is refused with. An exact Host stops names that were rebound to this address. */
function refusal(request: IncomingMessage, host: string): number {
  if (request.headers.host !== host) return 421
  if (request.method !== 'GET' && request.method !== 'HEAD') return 405
  const site = request.headers['sec-fetch-site']
  // A link or the file that opens the browser may lead here from anywhere; nothing but the page's own parts may be loaded into it.
  const navigation =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigation) return 403
  return 200
}

function path(request: IncomingMessage): string {
  return (request.url ?? '').split(/[?#]/, 1)[0]!
}

/** Destroys a stream that sends more than `left` bytes; the returned function lifts the limit. */
function limitBytes(stream: Duplex, left: number): () => void {
  function count(chunk: Buffer): void {
    left -= chunk.length
    if (left < 0) stream.destroy()
  }
  stream.on('data', count)
  return () => void stream.off('data', count)
}

/** Ends sockets whose page is gone without a word, as after a sleep or a frozen browser. Returns its stop. */
function heartbeat(server: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>()
  server.on('connection', (socket) => socket.on('pong', () => silent.delete(socket)))
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate()
      silent.add(socket)
      if (socket.readyState === socket.OPEN) socket.ping()
    }
  }, HEARTBEAT)
  return () => clearInterval(timer)
}
