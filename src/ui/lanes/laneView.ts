/** What a lane draws from, prepared once a result: the text's layout, the columns and the tints. */
import type { Encoding } from '../../core/tokenizers/encoding.ts'
import type { TextLayout } from './textLayout.ts'
import { layoutText } from './textLayout.ts'
import { tintsOf } from './tints.ts'

export interface LaneView {
  readonly reference: string
  readonly layout: TextLayout
  readonly encoding: Encoding
  /** Made when first asked for: a lane off the screen needs none. */
  readonly tints: Uint8Array
}

/** How lanes are drawn. */
export interface DrawingOptions {
  readonly whitespace: boolean
  readonly ids: boolean
}

let lastLayout: TextLayout = layoutText('')

/** The layout of `text`; lanes of one text get the same object. */
function sharedLayout(text: string): TextLayout {
  if (lastLayout.text !== text) lastLayout = layoutText(text)
  return lastLayout
}

const views = new WeakMap<Encoding, LaneView>()

/** The view of an encoding of `text`; the same object while the encoding is the same. */
export function laneViewOf(reference: string, text: string, encoding: Encoding): LaneView {
  const known = views.get(encoding)
  if (known !== undefined && known.reference === reference && known.layout.text === text) return known
  let tints: Uint8Array | null = null
  const view: LaneView = {
    reference,
    layout: sharedLayout(text),
    encoding,
    get tints() {
      return (tints ??= tintsOf(encoding.ids))
    },
  }
  views.set(encoding, view)
  return view
}
