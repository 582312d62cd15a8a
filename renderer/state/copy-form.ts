// The form in which a citation goes to the clipboard, as chosen in the settings.
import type { CitationView } from '../../shared/model/view.ts'
import { writePlain, writeRich } from '../ui/clipboard.ts'
import { citingLocaleOf } from './citing-locale.ts'
import { type CopyFormat, useSettings } from './settings.ts'

/** Rich text goes with its plain form; every other format alone, so that no editor takes a form that was not asked for. */
export async function copyCited(coming: Promise<readonly CitationView[]>, format: CopyFormat): Promise<void> {
  if (format !== 'rich') {
    await writePlain(coming.then((all) => all.map((cited) => cited[format]).join('\n\n')))
    return
  }
  await writeRich(
    coming.then((all) => ({
      text: all.map(({ text }) => text).join('\n\n'),
      html:
        all.length === 1
          ? all[0]!.html
          : all.map(({ html }) => (/^<(?:p|blockquote)>/.test(html) ? html : `<p>${html}</p>`)).join('\n'),
    })),
  )
}

/** What `cite` is asked beside the passages. */
export function citingChoices(): { style: string; locale: string; blockFrom?: number } {
  const { values } = useSettings.getState()
  const { citationStyle, blockFrom } = values
  return { style: citationStyle, locale: citingLocaleOf(values), ...(blockFrom > 0 && { blockFrom }) }
}
