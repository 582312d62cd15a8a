// The English catalogue: the one whose shape the others must have. One file per feature.
import { care } from './en/care.ts'
import { changes } from './en/changes.ts'
import { cite } from './en/cite.ts'
import { codebook } from './en/codebook.ts'
import { errors } from './en/errors.ts'
import { exporting } from './en/export.ts'
import { frame } from './en/frame.ts'
import { gather } from './en/gather.ts'
import { history } from './en/history.ts'
import { library } from './en/library.ts'
import { links } from './en/links.ts'
import { notes } from './en/notes.ts'
import { reader } from './en/reader.ts'
import { refusals } from './en/refusals.ts'
import { report } from './en/report.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { sync } from './en/sync.ts'
import { texts } from './en/texts.ts'
import { themes } from './en/themes.ts'
import { warnings } from './en/warnings.ts'
import { welcome } from './en/welcome.ts'

export const en = {
  care,
  changes,
  cite,
  codebook,
  errors,
  exporting,
  frame,
  gather,
  history,
  library,
  links,
  notes,
  reader,
  refusals,
  report,
  search,
  settings,
  sync,
  texts,
  themes,
  warnings,
  welcome,
}

export type Catalogue = typeof en
