// Corrections by hand: a source text and its edits to the text they make. Pure; the same edits make the same text in any library.
import type { SourceText } from '../../shared/model/source-text.ts'
import { editsInOrder, type TextEdit, type TextEdits } from '../../shared/model/text-edit.ts'
import { breakBlock, joinBlocks, setKind } from './blocks.ts'
import { draftOf, find, type Draft } from './draft.ts'
import { addRule } from './page-rules.ts'
import { placed } from './place.ts'
import { decideHyphens, removeWords, replaceWords, restoreWords } from './words.ts'
import { joinWork, setExtent, splitWork } from './works.ts'

/**
 * `raw` is the decoded file, `read` what the pipeline made of it, without any edit. An edit whose place the text does not have (an
 * offset in what was removed, a paragraph that a newer pipeline joined already) changes nothing.
 */
export function applyEdits(raw: string, read: SourceText, edits: TextEdits | readonly TextEdit[]): SourceText {
  const list: readonly TextEdit[] = Array.isArray(edits) ? edits : editsInOrder(edits as TextEdits)
  if (list.length === 0) return read
  const draft = draftOf(raw, read)
  for (const edit of list) apply(draft, edit)
  return placed(draft)
}

function apply(draft: Draft, edit: TextEdit): void {
  switch (edit.kind) {
    case 'text':
      return replaceWords(draft, edit)
    case 'remove':
      return removeWords(draft, edit)
    case 'restore':
      return restoreWords(draft, edit)
    case 'hyphen':
      return decideHyphens(draft, edit)
    case 'join':
      return joinBlocks(draft, edit.at)
    case 'break':
      return breakBlock(draft, edit.at)
    case 'block':
      return setKind(draft, edit)
    case 'pages':
      return addRule(draft, edit)
    case 'splitWork':
      return splitWork(draft, edit.at)
    case 'joinWork':
      return joinWork(draft, edit.at)
    case 'extent':
      return setExtent(draft, edit)
    case 'settled':
      return settle(draft, edit.code, edit.at)
  }
}

/** The warning is known by where it stood when the text was read. */
function settle(draft: Draft, code: string, at: number): void {
  const where = find(draft, at)
  const run = where && draft.blocks[where.block]!.lists[where.list]![where.run]!
  const stood =
    !run || run.at === null ? 0 : where.inside ? run.at + Math.min(at - run.rawStart, run.was) : run.at + run.was
  draft.answered.push({ code, from: stood, to: stood })
}
