// The codebook. Part of the contract.
import * as v from 'valibot'
import { Color } from '../../model/annotation.ts'
import { CodebookFormat } from '../../model/codebook.ts'
import { CodeId } from '../../model/id.ts'
import type * as view from '../../model/view.ts'
import { act, call, Ids, Name, Text } from '../call.ts'

/** A key's name: a letter or digit, with Alt or Shift where wanted. */
const Key = v.pipe(v.string(), v.regex(/^(?:Alt\+)?(?:Shift\+)?[\p{Lu}\p{Lo}\d]$/u))

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
  /** Takes passages as examples of the theme, or no longer. */
  setExample: act<void>()(v.object({ theme: CodeId, annotations: Ids, on: v.boolean() })),
  /** The key that tags with the theme while reading; null takes it off. One that another theme has is refused. */
  keyTheme: act<void>()(v.object({ theme: CodeId, key: v.nullable(Key) })),
  /**
   * Moves passages of a theme to sub-themes, named by paths below it and made where missing; `into: null` brings them back,
   * and `from` is the sub-theme an earlier move gave them. Moves of one `session` are one step of undo. Answers the sub-theme of each move.
   */
  splitTheme: act<{ themes: (string | null)[] }>()(
    v.object({
      theme: CodeId,
      moves: v.pipe(
        v.array(v.object({ annotations: Ids, into: v.nullable(Name), from: v.optional(CodeId) })),
        v.maxLength(10_000),
      ),
      session: v.optional(Name),
    }),
  ),
  /** The codebook as a file's content; an empty one is refused. */
  codebookFile: call<view.CodebookFile>()(v.object({ format: CodebookFormat })),
  /** Takes in a codebook file, known by its name's ending or its content, as one change; `dry` only says what would be done. */
  importCodebook: act<view.CodebookImport>()(v.object({ file: Name, content: Text, dry: v.optional(v.boolean()) })),
  /** Every change of the codebook or of one theme, newest first. */
  codebookHistory: call<view.CodebookChange[]>()(v.object({ theme: v.optional(CodeId) })),
}
