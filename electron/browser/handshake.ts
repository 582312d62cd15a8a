// The server's side of the handshake (shared/rpc/handshake.ts): who cannot prove that they know this launch's secret gets
// nothing, not even a place to wait in.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { WebSocket } from 'ws'
import { CLOSED, Hello, Proof, readHandshake, SECRET_BYTES, statement } from '../../shared/rpc/handshake.ts'

/** How long a page may take over it, in ms. */
const PATIENCE = 10_000

/**
 * `delay` (ms) makes guessing slow after failures. Resolves to whether the page knows the secret; where it does not, the socket is being closed. Never rejects.
 * What the page sends after its proof is lost unless a listener is set in the same tick as this resolves.
 */
export async function admit(socket: WebSocket, secret: Buffer, delay: number): Promise<boolean> {
  const timer = setTimeout(() => socket.close(CLOSED.tooSlow), PATIENCE)
  try {
    const hello = readHandshake(Hello, await next(socket))
    if (!hello) return refuse(socket)
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    const nonce = randomBytes(SECRET_BYTES).toString('hex')
    const proof = mac(secret, statement('server', hello.nonce, nonce)).toString('hex')
    socket.send(JSON.stringify({ nonce, proof }))
    const answer = readHandshake(Proof, await next(socket))
    const wanted = mac(secret, statement('page', hello.nonce, nonce))
    if (!answer || !timingSafeEqual(Buffer.from(answer.proof, 'hex'), wanted)) return refuse(socket)
    socket.send(JSON.stringify({ ready: true }))
    return true
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

function refuse(socket: WebSocket): false {
  socket.close(CLOSED.refused)
  return false
}

function mac(secret: Buffer, said: string): Buffer {
  return createHmac('sha256', secret).update(said).digest()
}

/** The next message if it is a text, else null; rejects when the socket closes. */
function next(socket: WebSocket): Promise<string | null> {
  return new Promise((resolve, reject) => {
    function message(data: Buffer, isBinary: boolean): void {
      socket.off('close', closed)
      resolve(isBinary ? null : data.toString('utf8'))
    }
    function closed(): void {
      socket.off('message', message)
      reject(new Error('closed'))
    }
    socket.once('message', message)
    socket.once('close', closed)
  })
}
