// The title of a citation style, for fields that show which is in use.
import { useAnswer } from './host.tsx'

/** Its name until the title is known, and where there is none. */
export function useStyleTitle(name: string): string {
  const [found] = useAnswer('styles', { search: name, limit: 1 }, { keep: true }).data ?? []
  return found?.name === name ? found.title : name
}
