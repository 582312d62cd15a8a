// The commands by name, loaded when typed: most of what one needs the others do not.
import type { AnyCommand } from './command.ts'

export const COMMANDS: Record<string, () => Promise<AnyCommand>> = {
  import: async () => (await import('./commands/import.ts')).importCommand,
  sources: async () => (await import('./commands/sources.ts')).sourcesCommand,
  show: async () => (await import('./commands/show.ts')).showCommand,
  annotate: async () => (await import('./commands/annotate.ts')).annotateCommand,
  quotes: async () => (await import('./commands/quotes.ts')).quotesCommand,
  themes: async () => (await import('./commands/themes.ts')).themesCommand,
  theme: async () => (await import('./commands/theme.ts')).themeCommand,
  reference: async () => (await import('./commands/reference.ts')).referenceCommand,
  references: async () => (await import('./commands/references.ts')).referencesCommand,
  styles: async () => (await import('./commands/styles.ts')).stylesCommand,
  cite: async () => (await import('./commands/cite.ts')).citeCommand,
  bibliography: async () => (await import('./commands/bibliography.ts')).bibliographyCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  render: async () => (await import('./commands/render.ts')).renderCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  undo: async () => (await import('./commands/undo.ts')).undoCommand,
  redo: async () => (await import('./commands/undo.ts')).redoCommand,
  history: async () => (await import('./commands/history.ts')).historyCommand,
  sync: async () => (await import('./commands/sync.ts')).syncCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/backup.ts')).restoreCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
}
