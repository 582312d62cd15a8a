// What a laptop is called, by its id.
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { shortDevice } from './road-words.ts'

export function useDeviceName(): (device: string) => string {
  const { story } = useMessages().sync
  const devices = useAnswer('devices', {}).data ?? []
  return (device) => devices.find((one) => one.device === device)?.name ?? story.device(shortDevice(device))
}
