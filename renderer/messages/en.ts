// The English catalogue: the one whose shape the others must have. One file per feature.
import { changes } from './en/changes.ts'
import { errors } from './en/errors.ts'
import { frame } from './en/frame.ts'
import { reader } from './en/reader.ts'

export const en = { changes, errors, frame, reader }

export type Catalogue = typeof en
