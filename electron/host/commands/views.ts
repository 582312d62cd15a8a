// Questions kept under a name.
import * as v from 'valibot'
import { foldName } from '../../../shared/model/codebook.ts'
import { newId } from '../../../shared/model/id.ts'
import { PassageQuery } from '../../../shared/model/passage-query.ts'
import { SearchQuery, type SavedView } from '../../../shared/model/saved-view.ts'
import type { ViewView } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Records } from '../store/store.ts'
import { checkedLabel } from './codebook.ts'
import type { Library } from './library.ts'

export function viewCommands({ store, records }: Library): Pick<HostFunctions, 'views' | 'saveView'> {
  return {
    views: () => liveViews(records).map(shown),

    async saveView(args) {
      const known = 'view' in args ? liveView(records, args.view) : null
      const kind = 'kind' in args ? args.kind : known!.kind
      const name = args.name === undefined ? known!.name : checkedLabel('A view', args.name)
      const namesake = liveViews(records).find(
        (view) => view.kind === kind && view.id !== known?.id && foldName(view.name) === foldName(name),
      )
      if (namesake !== undefined) {
        throw new CommonplaceError('badValue', { what: 'A view', value: name, problem: 'there is one of that name' })
      }
      const id = known?.id ?? newId('view')
      const query = args.query === undefined ? {} : { query: checkedQuery(kind, args.query) }
      const set = known === null ? { name, kind, trashed: false, ...query } : { name, ...query }
      await store.commit({ verb: 'saveView', parameters: { name, kind }, edits: [{ id, set }] })
      return { view: id }
    },
  }
}

/** By name, so that a list needs no order of its own. */
export function liveViews(records: Records): SavedView[] {
  const names = new Intl.Collator('en', { numeric: true })
  return [...records.all('view')]
    .filter((view) => !view.trashed)
    .sort((a, b) => names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
}

/** A live view by id or, regardless of case, by name; of two kinds with one name that of passages. Throws `notFound`. */
export function findView(records: Records, name: string): SavedView {
  const views = liveViews(records)
  const found =
    views.find(({ id }) => id === name) ??
    views.find((view) => view.kind === 'passages' && foldName(view.name) === foldName(name)) ??
    views.find((view) => foldName(view.name) === foldName(name))
  if (found === undefined) throw new CommonplaceError('notFound', { what: 'view', name })
  return found
}

function liveView(records: Records, id: string): SavedView {
  const view = records.get('view', id)
  if (view === undefined || view.trashed) throw new CommonplaceError('notFound', { what: 'view', name: id })
  return view
}

/** A passage query where the view gathers passages, a search where it searches: the contract lets either through. */
function checkedQuery(kind: SavedView['kind'], query: unknown): PassageQuery | SearchQuery {
  const checked = v.safeParse(kind === 'passages' ? PassageQuery : SearchQuery, query)
  if (checked.success) return checked.output
  const problem = `a view of ${kind} cannot ask it`
  throw new CommonplaceError('badValue', {
    what: 'What a view asks',
    value: JSON.stringify(query).slice(0, 80),
    problem,
  })
}

function shown(view: SavedView): ViewView {
  return view.kind === 'passages'
    ? { id: view.id, name: view.name, kind: view.kind, query: view.query }
    : { id: view.id, name: view.name, kind: view.kind, query: view.query }
}
