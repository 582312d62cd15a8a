// A note's words without Markdown's signs: for snippets, labels and lists that read as text.

export function plainNote(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]\n]*)\]\([^)\s]*\)/gu, '$1')
    .replace(/^[ \t]{0,3}(?:#{1,6}|>|[-+*]|\d{1,9}[.)])[ \t]+/gmu, '')
    .replace(/(\*\*|__|~~|`)(?=\S)([^\n]*?\S)\1/gu, '$2')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
}
