// What laptops are called. Until its user says otherwise a laptop goes by a star that its id decides, so that all others call it the same
// without being told, and nothing of the machine's own name leaves it.
import type { DeviceView } from '../../../shared/model/device.ts'
import { deviceRecordId } from '../../../shared/model/id.ts'
import type { Records } from '../store/store.ts'

/** Named alike in all languages. */
const STARS =
  'Adhara Albireo Alcor Aldebaran Algol Alhena Alioth Alkaid Almach Alnitak Alphard Altair Ankaa Antares Atria Bellatrix Canopus Capella Castor Deneb Denebola Diphda Dubhe Elnath Enif Gacrux Hadar Hamal Izar Kochab Markab Menkar Merak Mira Mirach Mirfak Mizar Naos Nunki Phact Pollux Procyon Regulus Rigel Sabik Saiph Scheat Schedar Shaula Sirius Spica Suhail Tarazed Thuban Vega Wezen Zaurak'.split(
    ' ',
  )

/** The end of a ULID is its random part. */
export function starOf(device: string): string {
  let sum = 0
  for (const letter of device.slice(-8)) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  return `Laptop ${STARS[sum % STARS.length]!}`
}

export function nameOfDevice(records: Records, device: string): string {
  return records.get('device', deviceRecordId(device))?.name ?? starOf(device)
}

/** Names by which each can be told from the others. */
export function deviceViews(records: Records, own: string, devices: Iterable<string>): DeviceView[] {
  const all = [...new Set([own, ...devices])]
  const names = Map.groupBy(all, (device) => nameOfDevice(records, device))
  return all.map((device) => {
    const name = nameOfDevice(records, device)
    const isAlone = names.get(name)!.length === 1
    return { device, name: isAlone ? name : `${name} (${device.slice(-4)})`, own: device === own }
  })
}
