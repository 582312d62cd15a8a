// The caret of a note while the focus is elsewhere: a dialog that gives the focus back finds it where it was. Browsers put it at the start.
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical'

/** Returns its stop. */
export function keepCaret(editor: LexicalEditor): () => void {
  let kept: RangeSelection | null = null
  let pointing = false
  const leave = () => {
    kept = editor.read(() => {
      const selection = $getSelection()
      return $isRangeSelection(selection) ? selection.clone() : null
    })
  }
  const point = () => {
    pointing = true
  }
  const enter = () => {
    // A pointer says itself where the caret goes.
    const back = pointing ? null : kept
    pointing = false
    if (!back) return
    editor.update(
      () => {
        if ([back.anchor, back.focus].every(({ key, offset }) => $reaches(key, offset))) $setSelection(back.clone())
      },
      { discrete: true },
    )
  }
  return editor.registerRootListener((root, before) => {
    before?.removeEventListener('focusout', leave)
    before?.removeEventListener('focusin', enter)
    before?.removeEventListener('pointerdown', point)
    root?.addEventListener('focusout', leave)
    root?.addEventListener('focusin', enter)
    root?.addEventListener('pointerdown', point)
  })
}

/** The text may have been replaced meanwhile. */
function $reaches(key: string, offset: number): boolean {
  const node = $getNodeByKey(key)
  if (!node?.isAttached()) return false
  return offset <= ($isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize())
}
