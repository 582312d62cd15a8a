// Which kind of place an address is.
import type { RoadAddress } from '../../../shared/model/sync.ts'
import { CouchPlace } from './couch.ts'
import { FolderPlace } from './folder.ts'
import type { Credentials } from './road-list.ts'
import type { Place } from './road.ts'

export function placeAt(address: Exclude<RoadAddress, { kind: 'laptop' }>, credentials: Credentials | null): Place {
  switch (address.kind) {
    case 'folder':
      return new FolderPlace(address.folder)
    case 'couchdb':
      return new CouchPlace(address.url, credentials)
  }
}
