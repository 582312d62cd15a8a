// What the user calls a laptop. One record for each device that was given a name; the others go by a star.
import * as v from 'valibot'
import { DeviceId } from './id.ts'

export const DeviceName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60), v.regex(/^[^\p{Cc}]*$/u))

export const Device = v.object({ type: v.literal('device'), id: DeviceId, name: DeviceName })
export type Device = v.InferOutput<typeof Device>

export interface DeviceView {
  /** Its ULID, as changes and clocks name it. */
  device: string
  name: string
  /** Whether it is the one that answers. */
  own: boolean
}
