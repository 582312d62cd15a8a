// The German catalogue.
import { care } from './de/care.ts'
import { changes } from './de/changes.ts'
import { cite } from './de/cite.ts'
import { codebook } from './de/codebook.ts'
import { errors } from './de/errors.ts'
import { exporting } from './de/export.ts'
import { frame } from './de/frame.ts'
import { gather } from './de/gather.ts'
import { history } from './de/history.ts'
import { library } from './de/library.ts'
import { links } from './de/links.ts'
import { notes } from './de/notes.ts'
import { reader } from './de/reader.ts'
import { refusals } from './de/refusals.ts'
import { report } from './de/report.ts'
import { search } from './de/search.ts'
import { settings } from './de/settings.ts'
import { sync } from './de/sync.ts'
import { texts } from './de/texts.ts'
import { themes } from './de/themes.ts'
import { warnings } from './de/warnings.ts'
import { welcome } from './de/welcome.ts'
import type { Catalogue } from './en.ts'

export const de: Catalogue = {
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
