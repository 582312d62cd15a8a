// The loopback server as a stranger, another local program, a web site and its own page meet it.
import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as send, type IncomingHttpHeaders } from 'node:http'
import { connect as connectSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { loadPage } from '../../../electron/browser/page.ts'
import { type PageServer, servePage } from '../../../electron/browser/serve.ts'
import type { Channel } from '../../../shared/rpc/channel.ts'
import { connect } from '../../../shared/rpc/client.ts'
import { statement } from '../../../shared/rpc/handshake.ts'
import { serve } from '../../../shared/rpc/server.ts'
import { webSocketChannel, type WebSocketLike } from '../../../shared/rpc/web-socket.ts'

let folder: string
let server: PageServer
let port: number
let secret: string
let attached: Channel[] = []
let warnings = 0

async function start(): Promise<PageServer> {
  return servePage({
    page: loadPage(folder),
    port: 0,
    warn: () => void warnings++,
    attach(channel) {
      attached.push(channel)
      serve(channel, { history: () => [] }, () => () => {})
    },
  })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cp-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'assets', 'app-1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.key'), 'not a part of the page')
  server = await start()
  port = Number(new URL(server.address).port)
  secret = server.address.split('#t=')[1]!
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send(
      { host: '127.0.0.1', port, path, method, headers, setHost: headers['host'] === undefined },
      (response) => {
        let body = ''
        response.on('data', (part) => (body += part))
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
      },
    )
    request.on('error', reject)
    request.end()
  })
}

describe('the page on loopback', () => {
  it.each([
    ['the page', '/', 200, 'text/html; charset=utf-8'],
    ['the page by name', '/index.html', 200, 'text/html; charset=utf-8'],
    ['its script', '/assets/app-1.js', 200, 'text/javascript; charset=utf-8'],
    ['a query and a fragment', '/?x=1#y', 200, 'text/html; charset=utf-8'],
    ['a file of a kind that no page has', '/secret.key', 404, 'text/plain'],
    ['a path upwards', '/../../../../etc/passwd', 404, 'text/plain'],
    ['an encoded path upwards', '/%2e%2e%2fpackage.json', 404, 'text/plain'],
    ['a name of Object.prototype', '/constructor', 404, 'text/plain'],
    ['an absolute address', 'http://127.0.0.1/etc/passwd', 404, 'text/plain'],
  ])('answers %s', async (_, path, status, type) => {
    const answer = await get(path)
    expect([answer.status, answer.headers['content-type']]).toEqual([status, type])
  })

  it('sends every wall with every answer', async () => {
    for (const path of ['/', '/assets/app-1.js', '/nothing']) {
      const { headers } = await get(path)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'")
      expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${port};`)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['set-cookie']).toBeUndefined()
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it.each([
    ['a name rebound to this address', { host: 'evil.example' }, 421],
    ['localhost by name', { host: 'localhost' }, 421],
    ['another port', { host: '127.0.0.1:1' }, 421],
    ['an image on another local page', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a script of a web site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, 403],
    ['a frame', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, 403],
    ['its own script', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }, 200],
    [
      'a link or the file that opens the browser',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      200,
    ],
  ])('judges a request from %s', async (_, headers, status) => {
    expect((await get('/', headers as unknown as Record<string, string>)).status).toBe(status)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await get('/', {}, method)).status).toBe(405)
  })

  it('listens on 127.0.0.1 alone', async () => {
    await expect(
      new Promise((resolve, reject) => {
        const socket = connectSocket(port, '::1', () => resolve('connected'))
        socket.once('error', reject)
      }),
    ).rejects.toThrow()
  })
})

interface Dialled {
  socket: WebSocket
  challenge: { nonce: string; proof: string } | null
  code: number | null
}

const mac = (key: string, said: string) => createHmac('sha256', Buffer.from(key, 'hex')).update(said).digest('hex')

/** A page that does the handshake as told; `prove` makes its proof from both nonces. */
async function dial(
  options: {
    headers?: Record<string, string>
    path?: string
    hello?: unknown
    prove?: (page: string, server: string) => unknown
  } = {},
): Promise<Dialled> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${options.path ?? '/host'}`, {
    headers: { origin: server.origin, ...options.headers },
  })
  const messages: string[] = []
  let wake = () => {}
  let code: number | null = null
  socket.on('message', (data: Buffer) => {
    messages.push(data.toString())
    wake()
  })
  socket.on('close', (given) => {
    code = given
    wake()
  })
  socket.on('error', () => {})
  const next = async (): Promise<string | null> => {
    if (messages.length === 0 && code === null) await new Promise<void>((resolve) => (wake = resolve))
    return messages.shift() ?? null
  }
  await new Promise((resolve) => {
    socket.once('open', resolve)
    socket.once('close', resolve)
  })
  if (code !== null) return { socket, challenge: null, code }
  const nonce = randomBytes(32).toString('hex')
  socket.send(JSON.stringify(options.hello ?? { nonce }))
  const text = await next()
  if (text === null) return { socket, challenge: null, code }
  const challenge = JSON.parse(text) as { nonce: string; proof: string }
  expect(challenge.proof).toBe(mac(secret, statement('server', nonce, challenge.nonce)))
  const prove = options.prove ?? ((page: string, of: string) => ({ proof: mac(secret, statement('page', page, of)) }))
  socket.send(JSON.stringify(prove(nonce, challenge.nonce)))
  const ready = await next()
  if (ready !== null) expect(JSON.parse(ready)).toEqual({ ready: true })
  return { socket, challenge, code }
}

describe('the handshake', () => {
  it('admits the page that knows the secret', async () => {
    const { socket, code } = await dial()
    expect(code).toBeNull()
    const client = connect(webSocketChannel(socket as unknown as WebSocketLike))
    expect(await client.host.history({})).toEqual([])
    client.close()
    await client.closed
  })

  it('lets several windows in at once', async () => {
    const windows = await Promise.all([dial(), dial(), dial()])
    const answers = windows.map(({ socket }) =>
      connect(webSocketChannel(socket as unknown as WebSocketLike)).host.history({}),
    )
    expect(await Promise.all(answers)).toEqual([[], [], []])
    for (const { socket } of windows) socket.close()
  })

  it.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another local port', { origin: 'http://127.0.0.1:1' }],
    ['the right name of another scheme', { origin: 'https://127.0.0.1' }],
    ['a rebound name', { host: 'evil.example' }],
  ])('is not even begun with %s', async (_, headers) => {
    const { challenge, code } = await dial({ headers: headers as unknown as Record<string, string> })
    expect([challenge, code]).toEqual([null, 1006])
  })

  it('is not begun without an origin, or at another path', async () => {
    const bare = new WebSocket(`ws://127.0.0.1:${port}/host`)
    await expect(new Promise((resolve, reject) => bare.once('open', resolve).once('error', reject))).rejects.toThrow(
      '403',
    )
    expect((await dial({ path: '/' })).code).toBe(1006)
  })

  it('never sends the secret, and never the same challenge', async () => {
    const seen: string[] = []
    for (let i = 0; i < 3; i++) {
      const { socket, challenge } = await dial()
      expect(JSON.stringify(challenge)).not.toContain(secret)
      seen.push(challenge!.nonce, challenge!.proof)
      socket.close()
    }
    expect(new Set(seen).size).toBe(6)
  })

  it('refuses, one by one, and slows down after five failures', async () => {
    const before = attached.length
    const warned = warnings
    const stranger = randomBytes(32).toString('hex')
    let replayed = ''
    const first = await dial({
      prove: (page, of) => ({ proof: (replayed = mac(secret, statement('page', page, of))) }),
    })
    first.socket.close()
    const bad: [string, Parameters<typeof dial>[0]][] = [
      ['another secret', { prove: (page, of) => ({ proof: mac(stranger, statement('page', page, of)) }) }],
      ['the server’s own proof', { prove: (page, of) => ({ proof: mac(secret, statement('server', page, of)) }) }],
      ['an earlier proof', { prove: () => ({ proof: replayed }) }],
      ['a short proof', { prove: () => ({ proof: 'ab' }) }],
      ['no object', { hello: 7 }],
    ]
    for (const [name, options] of bad) {
      const { code } = await dial(options)
      expect([name, code]).toEqual([name, 4401])
    }
    const started = performance.now()
    expect((await dial({ hello: { nonce: 'x' } })).code).toBe(4401)
    const { code, socket } = await dial()
    expect(code).toBeNull()
    expect(performance.now() - started).toBeGreaterThan(950)
    socket.close()
    // Once somebody is in, nobody waits any more; the quickest of three tells, since the machine may be busy.
    const waits: number[] = []
    for (let i = 0; i < 3; i++) {
      const again = performance.now()
      const next = await dial()
      waits.push(performance.now() - again)
      next.socket.close()
    }
    expect(Math.min(...waits)).toBeLessThan(900)
    expect(attached.length - before).toBe(5)
    expect(warnings - warned).toBe(1)
  })

  it('cuts off a stranger who sends too much', async () => {
    const { code } = await dial({ hello: { nonce: 'x'.repeat(10_000) } })
    expect(code).toBe(1006)
  })

  it('has room for few strangers, and for as many again when they are gone', async () => {
    const waiting = Array.from(
      { length: 8 },
      () => new WebSocket(`ws://127.0.0.1:${port}/host`, { headers: { origin: server.origin } }),
    )
    await Promise.all(waiting.map((socket) => new Promise((resolve) => socket.once('open', resolve))))
    expect((await dial()).code).toBe(1006)
    await Promise.all(waiting.map((socket) => new Promise((resolve) => socket.once('close', resolve).close())))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { code, socket } = await dial()
    expect(code).toBeNull()
    socket.close()
  })

  it('survives whatever is sent to it', async () => {
    const opening = [
      '',
      `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
      `GET /host HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${server.origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`,
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...opening), fc.uint8Array({ maxLength: 6_000 }), async (start, bytes) => {
        await new Promise<void>((resolve) => {
          const socket = connectSocket(port, '127.0.0.1', () => socket.end(Buffer.concat([Buffer.from(start), bytes])))
          socket.on('error', () => {})
          socket.on('close', () => resolve())
          socket.resume()
        })
      }),
      { numRuns: 200 },
    )
    expect((await get('/')).status).toBe(200)
    const { code, socket } = await dial()
    expect(code).toBeNull()
    socket.close()
  })

  it('ends with the server', async () => {
    const other = await start()
    const lines = attached.length
    const [mine, ourPort, ourSecret] = [server, port, secret]
    server = other
    port = Number(new URL(other.address).port)
    secret = other.address.split('#t=')[1]!
    expect(secret).not.toBe(ourSecret)
    const { socket } = await dial()
    const gone = new Promise((resolve) => socket.once('close', resolve))
    const told = new Promise<void>((resolve) => attached[lines]!.onClose(resolve))
    await other.close()
    expect(await gone).toBe(1001)
    await told
    await expect(get('/')).rejects.toThrow('ECONNREFUSED')
    ;[server, port, secret] = [mine, ourPort, ourSecret]
  })
})
