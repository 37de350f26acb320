/** Lets lanes scroll together: the one that the reader moves leads, the others follow. No store: it is of the moment. */

/** A place in the text: index of a block, and the share of it that is scrolled past, as one number. */
export type ScrollPlace = number

export interface ScrollLink {
  /** The lane that the reader touched last. */
  lead(lane: string): void
  /** Called by a lane when it was scrolled: moves the others if it leads. */
  report(lane: string, place: ScrollPlace): void
  /** Makes a lane follow; returns how to stop. */
  follow(lane: string, scrollTo: (place: ScrollPlace) => void): () => void
  setEnabled(enabled: boolean): void
}

export function createScrollLink(): ScrollLink {
  const followers = new Map<string, (place: ScrollPlace) => void>()
  let leader: string | null = null
  let enabled = true
  return {
    lead(lane) {
      leader = lane
    },
    report(lane, place) {
      if (!enabled || lane !== leader) return
      for (const [other, scrollTo] of followers) if (other !== lane) scrollTo(place)
    },
    follow(lane, scrollTo) {
      followers.set(lane, scrollTo)
      return () => {
        followers.delete(lane)
      }
    },
    setEnabled(value) {
      enabled = value
    },
  }
}
