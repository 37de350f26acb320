/** Models without steps: a word that is looked up, and one token for each byte or character. */
import { useTranslations } from 'use-intl'
import { bytesHex, codePointLabel } from '../../../core/text/hex.ts'
import type { PlainTrace } from '../../../core/steps/traceModel.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { characterLabel } from '../../../ui/bytesLabel.ts'
import { useCharacterNames } from '../../../ui/useCharacterNames.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import { TokenRow } from './TokenRow.tsx'
import type { TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

interface Props {
  readonly trace: PlainTrace
  readonly piece: string
  readonly names: TokenNames
}

export function PlainSteps({ trace: { kind, ids }, piece, names }: Props) {
  const t = useTranslations('stages.plain')
  if (kind !== 'look-up') return <Units kind={kind} ids={ids} piece={piece} />
  return (
    <>
      <p className={shared['note']}>{ids.length === 0 ? t('noUnknown') : t('look-up')}</p>
      <TokenRow label={t('tokens')} ids={ids} names={names} />
    </>
  )
}

function Units({
  kind,
  ids,
  piece,
}: { readonly kind: 'bytes' | 'characters' } & Omit<Props, 'trace' | 'names'> & Pick<PlainTrace, 'ids'>) {
  const t = useTranslations('stages.plain')
  const names = useCharacterNames(piece)
  const rows = unitRows(kind, ids, piece)
  return (
    <>
      <p className={shared['note']}>{t(kind)}</p>
      <ScrollRegion label={t('ids')}>
        <table className={shared['table']}>
          <thead>
            <tr>
              <th scope="col">{t('character')}</th>
              <th scope="col">{t('codePoint')}</th>
              <th scope="col">{t('utf8')}</th>
              <th scope="col">{t('ids')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ character, bytes, own }, index) => {
              const point = character.codePointAt(0) ?? 0
              return (
                // oxlint-disable-next-line react/no-array-index-key -- a character's place is what it is
                <tr key={index}>
                  <td>
                    <bdi className={styles['character']}>{characterLabel(character)}</bdi>
                  </td>
                  <td className={styles['name']}>
                    {codePointLabel(point)} {names.get(point) ?? ''}
                  </td>
                  <td className={shared['code']}>{bytesHex(bytes)}</td>
                  <td>{own.join(' ')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

/** The characters of a piece with their bytes and their tokens. */
function unitRows(kind: 'bytes' | 'characters', ids: readonly number[], piece: string) {
  let at = 0
  return Array.from(piece, (character) => {
    const bytes = encodeUtf8(character)
    const first = at
    at += kind === 'bytes' ? bytes.length : 1
    return { character, bytes, own: ids.slice(first, at) }
  })
}
