/** The lattice: the characters of the piece, and under them every entry of the vocabulary over the characters that it spans. */
import { useTranslations } from 'use-intl'
import type { LatticeTrace } from '../../../core/steps/lattice.ts'
import { characterLabel } from '../../../ui/bytesLabel.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import styles from './Lattice.module.css'

interface Props {
  readonly trace: LatticeTrace
  readonly piece: string
  /** The path that is marked. */
  readonly marked: number
}

export function LatticePicture({ trace: { edges, paths }, piece, marked }: Props) {
  const t = useTranslations('stages.lattice')
  const format = useNumbers(2)
  const path = new Set(paths[marked]?.edges)
  const characters = Array.from(piece)
  /** By UTF-16 unit: the column that begins there. */
  const columns = new Map<number, number>([[0, 1]])
  let unit = 0
  for (const [index, character] of characters.entries()) {
    unit += character.length
    columns.set(unit, index + 2)
  }
  return (
    <ScrollRegion className={styles['frame']} label={t('picture')}>
      <div
        className={styles['lattice']}
        style={{ gridTemplateColumns: `repeat(${characters.length}, minmax(2.75rem, 1fr))` }}
        dir="ltr"
        translate="no"
      >
        {characters.map((character, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a character's place is what it is
          <span key={index} className={styles['character']} style={{ gridColumn: index + 1, gridRow: 1 }}>
            {characterLabel(character)}
          </span>
        ))}
        {edges.map(({ start, end, id, score }, index) => (
          <span
            // oxlint-disable-next-line react/no-array-index-key -- an edge's place is what it is
            key={index}
            className={`${styles['edge']} ${path.has(index) ? styles['on'] : ''} ${id === null ? styles['unknown'] : ''}`}
            style={{
              gridColumn: `${columns.get(start) ?? 1} / ${columns.get(end) ?? 2}`,
              ...(path.has(index) ? { gridRow: 2 } : {}),
            }}
          >
            <bdi>{Array.from(piece.slice(start, end), characterLabel).join('')}</bdi>
            <span className={styles['score']}>{format(score)}</span>
            {path.has(index) && <span className="visually-hidden">{t('onPath')}</span>}
          </span>
        ))}
      </div>
    </ScrollRegion>
  )
}
