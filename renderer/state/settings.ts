// What the reader has chosen for this window: paper, type, language, citing, pane widths. Kept by the host on this machine, never synced.
import * as v from 'valibot'
import { create } from 'zustand'
import type { HostClient } from '../../shared/rpc/contract.ts'

export const PAPERS = ['system', 'light', 'sepia', 'grey', 'dark'] as const
export const FACES = ['serif', 'sans'] as const
/** As what a copied quotation goes to the clipboard; the last two name works by their citation keys. */
export const COPY_FORMATS = ['rich', 'text', 'markdown', 'pandoc', 'latex'] as const
export type CopyFormat = (typeof COPY_FORMATS)[number]
export const LANGUAGES = ['system', 'en', 'de'] as const
/** Bounds of the reading controls: size in px, width in ch, leading as a factor. */
export const READING_LIMITS = {
  size: { least: 14, most: 30, step: 1 },
  width: { least: 40, most: 100, step: 4 },
  leading: { least: 1.3, most: 2.1, step: 0.1 },
} as const

const within = (limits: { least: number; most: number }, otherwise: number) =>
  v.fallback(v.pipe(v.number(), v.minValue(limits.least), v.maxValue(limits.most)), otherwise)

/** How a text is shown; a source may have a look of its own (source-look.ts). */
export const Look = v.object({
  paper: v.fallback(v.picklist(PAPERS), 'system'),
  face: v.fallback(v.picklist(FACES), 'serif'),
  size: within(READING_LIMITS.size, 19),
  width: within(READING_LIMITS.width, 66),
  leading: within(READING_LIMITS.leading, 1.6),
})
export type Look = v.InferOutput<typeof Look>

/** Every setting with its default; a stored value that no longer fits falls back alone. */
const Settings = v.object({
  ...Look.entries,
  language: v.fallback(v.picklist(LANGUAGES), 'system'),
  citationStyle: v.fallback(v.string(), 'apa'),
  /** A language tag, or `window`: see citing-locale.ts. */
  citationLocale: v.fallback(v.string(), 'window'),
  copyFormat: v.fallback(v.picklist(COPY_FORMATS), 'rich'),
  /** Words from which a quotation is set as a block; 0: as the style has it. */
  blockFrom: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)), 0),
  /** A text caret in the reader, moved by the arrow keys. */
  caret: v.fallback(v.boolean(), true),
  /** Real mark elements for the section at the caret, for screen readers. */
  realMarks: v.fallback(v.boolean(), false),
  listWidth: within({ least: 200, most: 560 }, 264),
  listShown: v.fallback(v.boolean(), true),
  marginWidth: within({ least: 200, most: 480 }, 292),
  marginShown: v.fallback(v.boolean(), true),
  /** Of two texts side by side, the first one's part of the width in hundredths. */
  mainShare: within({ least: 25, most: 75 }, 50),
  /** Keys the reader has changed, by command id. */
  keys: v.fallback(v.record(v.string(), v.array(v.string())), {}),
  /** The first start's lesson was finished or skipped. */
  lessonDone: v.fallback(v.boolean(), false),
})
export type Settings = v.InferOutput<typeof Settings>
export type Paper = Settings['paper']
export type Language = Settings['language']

const KEY = 'window'
/** A drag of a divider sets a width at every frame; one write a moment later is enough. */
const WRITE_DELAY_MS = 300

interface SettingsState {
  values: Settings
  /** False until the host has said what is stored. */
  loaded: boolean
  set(change: Partial<Settings>): void
}

let keep: ((values: Settings) => void) | null = null
let timer: ReturnType<typeof setTimeout> | undefined

export const useSettings = create<SettingsState>()((set, get) => ({
  values: v.parse(Settings, Object.fromEntries(Object.keys(Settings.entries).map((key) => [key, undefined]))),
  loaded: false,
  set(change) {
    set({ values: { ...get().values, ...change } })
    clearTimeout(timer)
    timer = setTimeout(() => keep?.(get().values), WRITE_DELAY_MS)
  },
}))

/** One setting's value. */
export function useSetting<K extends keyof Settings>(key: K): Settings[K] {
  return useSettings((state) => state.values[key])
}

/** Reads what the host keeps and writes every later change to it; returns its stop. A failed write leaves the choice in effect for this window. */
export async function keepSettings(host: Pick<HostClient, 'getSetting' | 'setSetting'>): Promise<() => void> {
  const stored = await host.getSetting({ key: KEY })
  const defaults = useSettings.getState().values
  const known = typeof stored === 'object' && stored !== null ? stored : {}
  useSettings.setState({ values: v.parse(Settings, { ...defaults, ...known }), loaded: true })
  keep = (values) => void host.setSetting({ key: KEY, value: values }).catch(() => undefined)
  return () => {
    keep = null
  }
}
