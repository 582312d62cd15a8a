// Lines between laptops: TLS 1.3, each end with a key of its own, each end known by the hash of that key. No authority is asked, and no
// name or date counts. A line is for one purpose, said by ALPN: to be paired, or, between laptops that are, to exchange.
import { constants } from 'node:crypto'
import { connect as connectTo, createServer, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'
import { framesOn, type Frames } from './frames.ts'
import { type Identity, idOfCertificate } from './identity.ts'
import type { Line as PairingLine } from './pairing.ts'

export const PURPOSES = { pair: 'commonplace-pair/1', exchange: 'commonplace/1' } as const
export type Purpose = keyof typeof PURPOSES

/** Milliseconds to connect, and to shake hands. */
const CONNECT = 10_000
/** Milliseconds without a byte after which a line is dead. */
const SILENCE = 120_000
/** Before it has shown its key, a stranger may hold only this many lines. */
const MOST_LINES = 32
const SECRET_LABEL = 'EXPORTER-commonplace-pair'

export interface Line {
  frames: Frames
  purpose: Purpose
  /** Id of the other laptop, as its key proves it. */
  peer: string
  pairing: PairingLine
  /** Where the other side is, as `host:port`; the port is its own only where we called. */
  address: string
  ended: Promise<void>
}

export interface Listening {
  port: number
  close(): Promise<void>
}

/** Listens; `met` gets every line of a laptop that `mayCome`. Throws `couldNotListen`. */
export async function listen(
  identity: Identity,
  { host, port }: { host: string; port: number },
  mayCome: (purpose: Purpose, peer: string) => boolean,
  met: (line: Line) => void,
): Promise<Listening> {
  const lines = new Set<TLSSocket>()
  const server = createServer({ ...secured(identity), requestCert: true, handshakeTimeout: CONNECT }, (socket) => {
    const line = lineOn(socket, identity, 'called')
    if (line === null || !mayCome(line.purpose, line.peer)) return void socket.destroy()
    met(line)
  })
  server.maxConnections = MOST_LINES
  // Strangers and cut handshakes are everyday life on a network.
  server.on('tlsClientError', () => undefined)
  server.on('secureConnection', (socket) => {
    lines.add(socket)
    socket.once('close', () => lines.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CommonplaceError('couldNotListen', { port, problem: error.code ?? error.message })),
    )
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of lines) socket.destroy()
      await closed
    },
  }
}

/** Calls a laptop. `peer`: the id it must have; null while pairing. Throws `laptopAway`, `laptopChanged`. */
export async function call(identity: Identity, address: string, purpose: Purpose, peer: string | null): Promise<Line> {
  const { host, port } = parseAddress(address)
  const socket = connectTo({ ...secured(identity), host, port, ALPNProtocols: [PURPOSES[purpose]] })
  const problem = await new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => resolve('it does not answer'), CONNECT)
    socket.once('secureConnect', () => resolve(null))
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    socket.once('close', () => clearTimeout(timer))
  })
  const line = problem === null ? lineOn(socket, identity, 'caller') : null
  if (line === null) {
    socket.destroy()
    throw new CommonplaceError('laptopAway', { address, problem: problem ?? 'it speaks another language' })
  }
  if (peer !== null && line.peer !== peer) {
    socket.destroy()
    throw new CommonplaceError('laptopChanged', { address })
  }
  return line
}

/** `host:port`, `[v6]:port`. Throws `badValue`. */
export function parseAddress(address: string): { host: string; port: number } {
  const found = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+)):([0-9]{1,5})$/iu.exec(address.trim())
  const port = Number(found?.[3])
  if (!found || port < 1 || port > 65_535) {
    const problem = 'an address is written 192.168.1.20:40123'
    throw new CommonplaceError('badValue', { what: 'The address of a laptop', value: address, problem })
  }
  return { host: found[1] ?? found[2]!, port }
}

function secured(identity: Identity) {
  return {
    cert: identity.certificate,
    key: identity.key,
    minVersion: 'TLSv1.3' as const,
    ALPNProtocols: Object.values(PURPOSES),
    // No line is ever taken up again by a ticket, so none need be sent.
    secureOptions: constants.SSL_OP_NO_TICKET,
    // Nobody has signed these keys; ours is the check of the key itself, right after the handshake.
    rejectUnauthorized: false,
  }
}

/** Null where the other end showed no key, or has no purpose we know. */
function lineOn(socket: TLSSocket, identity: Identity, role: 'caller' | 'called'): Line | null {
  const certificate = socket.getPeerCertificate(true)
  const purpose = (Object.keys(PURPOSES) as Purpose[]).find((name) => PURPOSES[name] === socket.alpnProtocol)
  if (purpose === undefined || certificate?.raw === undefined || socket.getProtocol() !== 'TLSv1.3') return null
  const peer = idOfCertificate(certificate.raw)
  const [caller, called] = role === 'caller' ? [identity.id, peer] : [peer, identity.id]
  const secret = socket.exportKeyingMaterial(32, SECRET_LABEL, Buffer.alloc(0))
  socket.setNoDelay(true)
  socket.setTimeout(SILENCE, () => socket.destroy())
  const { remoteAddress = '', remotePort = 0 } = socket
  const host = remoteAddress.includes(':') ? `[${remoteAddress}]` : remoteAddress
  return {
    frames: framesOn(socket),
    purpose,
    peer,
    pairing: { role, caller, called, secret },
    address: `${host}:${remotePort}`,
    ended: new Promise((resolve) => socket.once('close', () => resolve())),
  }
}
