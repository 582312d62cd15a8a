// A condition in words, for its chip and for ears. Pure, given the names of things.
import type { Condition } from '../../shared/model/passage-query.ts'
import type { SourceView, ThemeDetail } from '../../shared/model/view.ts'
import type { Catalogue } from '../messages/en.ts'
import type { Format } from '../messages/format.ts'

export interface Named {
  messages: Pick<Catalogue, 'gather' | 'themes'>
  format: Pick<Format, 'either' | 'date' | 'quote'>
  themes: readonly ThemeDetail[]
  sources: readonly SourceView[]
}

export function conditionWords(condition: Condition, named: Named): string {
  const m = named.messages.gather
  if (condition.by === 'note') return condition.not ? m.withoutNote : m.kinds.note
  if (condition.by === 'untagged') return condition.not ? m.withTheme : m.kinds.untagged
  const said = `${m.kinds[condition.by]}: ${valueWords(condition, named)}`
  return condition.not ? m.not(said) : said
}

function valueWords(condition: Condition, { messages, format, themes, sources }: Named): string {
  const m = messages.gather
  const either = (names: readonly string[]) => (names.length === 0 ? '…' : format.either(names))
  switch (condition.by) {
    case 'theme': {
      const names = condition.themes.map((id) => themes.find((theme) => theme.id === id)?.path.join(' › ') ?? m.gone)
      return condition.own && names.length > 0 ? `${either(names)} (${m.own})` : either(names)
    }
    case 'color':
      return either(condition.colors.map((color) => messages.themes.colors[color]))
    case 'kind':
      return either(condition.kinds.map((kind) => messages.themes.kinds[kind]))
    case 'source':
      return either(condition.sources.map((id) => sources.find((one) => one.id === id)?.title ?? m.sourceGone))
    case 'work':
      return either(condition.works.map(({ source, work }) => workName(source, work, sources, m)))
    case 'text':
      return condition.text.trim() === '' ? '…' : format.quote(condition.text.trim())
    case 'date': {
      const [from, to] = [condition.from, condition.to].map((day) =>
        day === undefined ? null : format.date(`${day}T12:00`),
      )
      if (from && to) return m.between(from, to)
      return from ? m.from(from) : to ? m.until(to) : '…'
    }
    case 'untagged':
    case 'note':
      return ''
  }
}

export function workName(
  source: string,
  number: number,
  sources: readonly SourceView[],
  m: Pick<Catalogue['gather'], 'workNumber' | 'sourceGone'>,
): string {
  const view = sources.find((one) => one.id === source)
  if (view === undefined) return m.sourceGone
  const title = view.works.find((work) => work.number === number)?.item['title']
  return typeof title === 'string' && title !== '' ? title : `${view.title}, ${m.workNumber(number)}`
}
