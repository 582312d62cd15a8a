// Places the margin's cards beside their passages without collision. Pure.

export interface CardBox {
  id: string
  /** Where the passage begins, in px from the top of the text. */
  want: number
  /** Height of the card in px. */
  height: number
}

/**
 * The top of each card in px. Cards keep the order given. The active card stands exactly where it wants to (but never above `0`);
 * those after it are pushed down, those before it up; without an active card the first keeps its place and pushes the others.
 * Cards above that no longer fit below 0 push everything down instead.
 */
export function layoutCards(cards: readonly CardBox[], gap: number, active: string | null): Map<string, number> {
  const tops = new Map<string, number>()
  const pivot = Math.max(
    0,
    cards.findIndex((card) => card.id === active),
  )
  if (cards.length === 0) return tops

  let limit = Math.max(0, cards[pivot]!.want)
  tops.set(cards[pivot]!.id, limit)
  for (let i = pivot - 1; i >= 0; i--) {
    const card = cards[i]!
    limit = Math.min(card.want, limit - gap - card.height)
    tops.set(card.id, limit)
  }

  // One pass downwards repairs what has been pushed out at the top and sets the cards below the pivot.
  let free = 0
  for (const [i, card] of cards.entries()) {
    const top = Math.max(i <= pivot ? tops.get(card.id)! : card.want, free)
    tops.set(card.id, top)
    free = top + card.height + gap
  }
  return tops
}
