// Both kinds: Node's own WebSocket, which is the browsers' interface, on the near side, that of ws on the far side.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket as WsSocket } from 'ws'
import { MAX_MESSAGE } from '../../../shared/rpc/channel.ts'
import { webSocketChannel, type WebSocketLike } from '../../../shared/rpc/web-socket.ts'
import { channelSuite } from '../../suite/channel-suite.ts'

channelSuite('a WebSocket', async () => {
  const http = createServer()
  const server = new WebSocketServer({ server: http, maxPayload: MAX_MESSAGE })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const arrived = new Promise<WsSocket>((resolve) => server.once('connection', resolve))
  const socket = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  // Made before the connection is, so that nothing of what comes first is lost.
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const near = webSocketChannel(socket as WebSocketLike)
  const accepted = await arrived
  const far = webSocketChannel(accepted as WebSocketLike)
  return {
    near,
    far,
    cut: () => accepted.terminate(),
    end: async () => {
      accepted.terminate()
      server.close()
      await new Promise((resolve) => http.close(resolve))
    },
  }
})
