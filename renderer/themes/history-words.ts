// One change of the codebook in words. Pure, given the messages.
import type { CodebookChange } from '../../shared/model/view.ts'
import type { Catalogue } from '../messages/en.ts'

type Words = Catalogue['codebook']['history']

/** More than these are counted, not listed. */
const MOST = 4
/** Characters of a definition that are shown. */
const LONGEST = 160

export function historyWords(change: CodebookChange, m: Words): string[] {
  const said = change.themes.flatMap((theme) => themeWords(theme, change, m))
  const lines = said.length > MOST ? [...said.slice(0, MOST), m.more(said.length - MOST)] : said
  return change.verb === 'splitTheme' && typeof change.parameters['theme'] === 'string'
    ? [m.split(change.parameters['theme']), ...lines]
    : lines
}

function themeWords(theme: CodebookChange['themes'][number], change: CodebookChange, m: Words): string[] {
  const name = theme.path.join(' › ')
  return theme.fields.map(({ field, before, after }) => {
    if (field.startsWith('examples:')) return m.exampled(name)
    switch (field) {
      case 'type':
        return m.made(name)
      case 'name':
        return m.renamed(String(before), String(after))
      case 'parent':
        return Array.isArray(after) ? m.moved(name, after.join(' › ')) : m.movedTop(name)
      case 'definition':
        return after ? m.defined(name, shortened(String(after))) : m.undefined(name)
      case 'color':
        return m.recoloured(name)
      case 'key':
        return m.keyed(name)
      case 'trashed':
        if (after !== true) return m.restored(name)
        return change.verb === 'mergeThemes' ? m.merged(name, String(change.parameters['theme'])) : m.trashed(name)
      default:
        return m.changed(name)
    }
  })
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`
}
