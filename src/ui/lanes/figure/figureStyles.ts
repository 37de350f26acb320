/** The two sizes of a figure of segmentations, and its colours: light, as plain `#rrggbb`, which every program knows. */

export interface FigureStyle {
  /** Of the picture, in its own units: CSS pixels, 96 an inch. */
  readonly width: number
  /** Stated size of the file: `84mm` prints as wide as a paper's column. */
  readonly statedWidth: string
  readonly margin: number
  readonly mostHeight: number
  /** Sizes of type of the text, the largest first: the first at which all of it has room is taken. */
  readonly textSizes: readonly number[]
  readonly headSize: number
  /** Between two lanes, one under the other and side by side. */
  readonly gap: number
  readonly gutter: number
  /** How many lanes may stand side by side: lines of code and lists are short. */
  readonly columns: readonly number[]
}

const PIXELS_PER_MM = 96 / 25.4
const PIXELS_PER_POINT = 96 / 72

export const figureStyles = {
  /** A slide of 1920 × 1080, to be seen from the last row. */
  slide: {
    width: 1920,
    statedWidth: '1920',
    margin: 72,
    mostHeight: 1080,
    textSizes: [60, 52, 46, 40, 36, 32, 28, 25, 22],
    headSize: 26,
    gap: 34,
    gutter: 64,
    columns: [1, 2, 3],
  },
  /** A column of a paper, 84 mm wide, at most as high as a page's text; type as large as its captions. */
  column: {
    width: 84 * PIXELS_PER_MM,
    statedWidth: '84mm',
    margin: 1,
    mostHeight: 230 * PIXELS_PER_MM,
    textSizes: [8 * PIXELS_PER_POINT],
    headSize: 7.5 * PIXELS_PER_POINT,
    gap: 7,
    gutter: 0,
    columns: [1],
  },
} as const satisfies Readonly<Record<string, FigureStyle>>

export type FigureSize = keyof typeof figureStyles

/** Fonts that are everywhere, or that take their place if they are not; scripts that they lack come from the system's others. */
export const FIGURE_FONTS =
  "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', 'Tessera Noto', sans-serif"

/** The light theme's colours; the tints are those of `ui/tokens.css` in sRGB. */
export const figureColours = {
  paper: '#ffffff',
  ink: '#16181b',
  quietInk: '#50555c',
  boundary: '#7f838a',
  tints: ['#d3e9ff', '#f4e5bd', '#fcdcea'],
  special: '#e7e7e2',
  unknown: '#fbe3e0',
  unknownInk: '#8c1d16',
  dropped: '#747980',
} as const
