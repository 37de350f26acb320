/** The segmentations as pictures of two sizes, with a preview of the one for a slide. */
import { memo, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FigureSize } from '../../ui/lanes/figure/figureStyles.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ExportDialog.module.css'
import { drawPicture, paintPicture } from './pictures.ts'
import { lanesWithTokens } from '../../state/readyLanes.ts'
import { useFigureContent } from './useFigureLanes.ts'
import type { MakeFile } from './useSaving.ts'

const SIZES = ['slide', 'column'] as const satisfies readonly FigureSize[]
const FORMATS = ['svg', 'png'] as const

interface Props {
  readonly fileName: string
  readonly save: (make: MakeFile) => void
}

/** The picture as an address, while it is shown. */
function Preview() {
  const t = useTranslations('export')
  const store = useAppStore()
  const contentOf = useFigureContent()
  const [address, setAddress] = useState<string | null>(null)
  // Drawn once: what is behind the dialog does not change under it.
  useEffect(() => {
    let made: string | null = null
    let wanted = true
    const state = store.getState()
    void contentOf(state).then(async ({ lanes, words }) => {
      if (!wanted || lanes.length === 0) return
      const { svg } = await drawPicture(lanes, 'slide', state.comparison.compare.whitespace, words)
      if (!wanted) return
      made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      setAddress(made)
    })
    return () => {
      wanted = false
      if (made !== null) URL.revokeObjectURL(made)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [store])
  return <div className={styles['preview']}>{address !== null && <img src={address} alt={t('preview')} />}</div>
}

export const PicturesPart = memo(function PicturesPart({ fileName, save }: Props) {
  const t = useTranslations('export')
  const store = useAppStore()
  const contentOf = useFigureContent()
  const count = useAppState((state) => lanesWithTokens(state).length)

  const fileOf =
    (size: FigureSize, format: (typeof FORMATS)[number]): MakeFile =>
    async () => {
      const state = store.getState()
      const { lanes, words } = await contentOf(state)
      const picture = await drawPicture(lanes, size, state.comparison.compare.whitespace, words)
      const name = `${fileName}-segmentations-${size}.${format}`
      return format === 'svg'
        ? { name, type: 'image/svg+xml', content: new Blob([picture.svg]) }
        : { name, type: 'image/png', content: await paintPicture(picture, size) }
    }

  return (
    <section className={styles['part']} aria-labelledby="export-pictures">
      <h3 id="export-pictures" className={styles['heading']}>
        {t('pictures')}
      </h3>
      <p className={styles['note']}>{count === 0 ? t('noTokens') : t('picturesNote')}</p>
      {count > 0 && (
        <>
          <ul className={styles['rows']}>
            {SIZES.map((size) => (
              <li key={size} className={styles['row']}>
                <span className={styles['name']}>{t(`size.${size}`)}</span>
                <span className={styles['note']}>{t(`sizeNote.${size}`)}</span>
                <span className={styles['actions']}>
                  {FORMATS.map((format) => (
                    <Button
                      key={format}
                      aria-label={t('saveNamed', { table: t(`size.${size}`), format: t(`pictureFormats.${format}`) })}
                      onClick={() => save(fileOf(size, format))}
                    >
                      {t(`pictureFormats.${format}`)}
                    </Button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
          <Preview />
        </>
      )}
    </section>
  )
})
