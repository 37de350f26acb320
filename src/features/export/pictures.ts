/** Segmentations as files: the figure of the lanes as they are, drawn as SVG, and the same on a canvas as PNG. */
import { embeddedFaces } from '../../platform/fonts/embeddedFaces.ts'
import { lackingFaces } from '../../platform/fonts/lackingFaces.ts'
import { createMeasure } from '../../ui/lanes/figure/measureText.ts'
import { figureStyles, type FigureSize } from '../../ui/lanes/figure/figureStyles.ts'
import { segmentationSvg, type FigureLane, type FigureWords } from '../../ui/lanes/figure/segmentationSvg.ts'

export interface Picture {
  readonly svg: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
}

/** Pixels of a PNG for one of the figure: a slide gets 3840, a column of 84 mm about 300 an inch. */
const PIXELS: Readonly<Record<FigureSize, number>> = { slide: 2, column: 3.125 }

/** With the faces in it that this machine lacks: a picture has none of the page's. */
export async function drawPicture(
  lanes: readonly FigureLane[],
  size: FigureSize,
  spaces: boolean,
  words: FigureWords,
): Promise<Picture> {
  const picture = segmentationSvg(lanes, figureStyles[size], { spaces }, words, createMeasure())
  const base = new URL(import.meta.env.BASE_URL, document.baseURI).href
  const rules = await embeddedFaces(picture.svg, lackingFaces(document), base)
  return rules === ''
    ? picture
    : { ...picture, svg: picture.svg.replace('<title>', `<style>${rules}</style>\n<title>`) }
}

/** The picture as a bitmap. Throws if the browser cannot draw it. */
export async function paintPicture({ svg, width, height }: Picture, size: FigureSize): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * PIXELS[size])
    canvas.height = Math.round(height * PIXELS[size])
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('canvas.toBlob')) : resolve(blob)), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}
