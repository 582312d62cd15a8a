// What can be done to the codebook as a whole, as the menu of its list shows it.
import type { Catalogue } from '../messages/en.ts'
import type { MenuGroup } from '../ui/menu.tsx'
import type { ThemeCommands } from './use-theme-commands.ts'

export function codebookMenu(
  doing: Pick<ThemeCommands, 'askHistory' | 'importFile' | 'exportAs'>,
  m: Catalogue['codebook'],
  keys: (command: string) => string | undefined,
): MenuGroup[] {
  return [
    {
      id: 'past',
      actions: [
        {
          id: 'history',
          label: m.history.action,
          icon: 'history',
          keys: keys('themes.history'),
          run: doing.askHistory,
        },
      ],
    },
    { id: 'in', actions: [{ id: 'import', label: m.file.import, icon: 'import', run: doing.importFile }] },
    {
      id: 'out',
      title: m.file.export,
      actions: (['qdc', 'csv', 'markdown'] as const).map((format) => ({
        id: format,
        label: m.file.formats[format],
        icon: 'download',
        run: () => doing.exportAs(format),
      })),
    },
  ]
}
