// Where the CSL data for tests lies, which is not part of this project: set CSL_DATA_DIR, or put it beside the checkout.
import { resolve } from 'node:path'

const root = new URL('../../../../', import.meta.url).pathname

export const cslData = resolve(root, process.env['CSL_DATA_DIR'] ?? '../shared/csl')
export const sourcesData = resolve(root, process.env['SOURCES_DIR'] ?? '../shared/sources')
