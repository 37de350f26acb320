/** Between the comparison's options of the Markov room and what the room computes from. Pure. */
import { markovPresets } from '../../../core/bytelevel/markov/presets.ts'
import type { MarkovOptions } from './options.ts'
import { settingsOf, type RoomSettings } from './room.ts'

/** The settings that the options mean; where they name a room of the reader's that is not there, the first example. */
export function roomSettings({ preset, prompt, own }: MarkovOptions): RoomSettings {
  if (preset === 'own' && own !== null) return { ...own, prompt: prompt ?? '' }
  const known = markovPresets.find(({ id }) => id === preset) ?? markovPresets[0]
  if (known === undefined) throw new Error('there is no example')
  return settingsOf(known.chain, known.segmenter, prompt ?? known.prompts[0] ?? '')
}

/** The options after a change of the settings: another prompt leaves the example what it is, anything else makes it the reader's own. */
export function changedOptions(before: MarkovOptions, changed: RoomSettings): MarkovOptions {
  const { prompt, ...room } = changed
  const { prompt: _, ...roomBefore } = roomSettings(before)
  return JSON.stringify(room) === JSON.stringify(roomBefore)
    ? { ...before, prompt }
    : { preset: 'own', prompt, own: room }
}
