import { MessageChannel } from 'node:worker_threads'
import { portChannel, type PortLike } from '../../../shared/rpc/message-port.ts'
import { channelSuite } from '../../suite/channel-suite.ts'

channelSuite('a MessagePort', async () => {
  const { port1, port2 } = new MessageChannel()
  const near = portChannel(port1 as unknown as PortLike)
  const far = portChannel(port2 as unknown as PortLike)
  return {
    near,
    far,
    // A port has no other way to be lost than its other end going away.
    cut: () => port2.close(),
    end: async () => port1.close(),
  }
})
