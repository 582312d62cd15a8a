// A laptop of its own in a network of its own: `node netns-laptop.ts FOLDER NAME`. Calls of the contract come over the channel to its
// parent, and their answers go back.
import { openHost } from '../../../../../electron/host/host.ts'

const [folder, name] = process.argv.slice(2) as [string, string]
const host = await openHost({ folder, listen: false, network: { name } })

process.on('message', async ({ id, call, args }: { id: number; call: string; args: object }) => {
  try {
    const asked = (host.client as unknown as Record<string, (args: object) => Promise<unknown>>)[call]!
    process.send!({ id, value: (await asked(args)) ?? null })
  } catch (error) {
    const { name: kind, message } = error as Error
    process.send!({ id, error: { name: kind, message } })
  }
})
process.on('disconnect', () => void host.close().finally(() => process.exit(0)))
process.send!({ id: 0, value: 'up' })
