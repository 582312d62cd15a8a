// The codebook. Part of the contract.
import * as v from 'valibot'
import { Color } from '../../model/annotation.ts'
import { CodeId } from '../../model/id.ts'
import type * as view from '../../model/view.ts'
import { act, call, Name, Text } from '../call.ts'

/** The codebook. */
export const themeCalls = {
  themes: call<view.ThemeDetail[]>()(v.object({})),
  /** Makes a theme (and missing levels) by written path. */
  createTheme: act<{ theme: string }>()(
    v.object({ path: Name, color: v.optional(Color), definition: v.optional(Text) }),
  ),
  renameTheme: act<void>()(v.object({ theme: CodeId, name: Name })),
  recolourTheme: act<void>()(v.object({ theme: CodeId, color: Color })),
  defineTheme: act<void>()(v.object({ theme: CodeId, definition: Text })),
  /** Moves a theme under another, or to the top (`parent: null`). */
  moveTheme: act<void>()(v.object({ theme: CodeId, parent: v.nullable(CodeId) })),
  /** Passages and sub-themes of `themes` go to `into`; the emptied themes go to the trash. */
  mergeThemes: act<void>()(v.object({ themes: v.array(CodeId), into: CodeId })),
}
