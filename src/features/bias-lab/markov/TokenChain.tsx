/** The rows of the token-level language model. */
import { useTranslations } from 'use-intl'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { RoomView } from './room.ts'
import lab from '../LabPart.module.css'
import styles from './MarkovRoom.module.css'

export function TokenChain({ view: { states, figures } }: { readonly view: RoomView }) {
  const t = useTranslations('markov')
  const format = useNumbers(4)
  if (states === null) return <p>{t('chainMany')}</p>
  const tokens = [...new Set(states.flatMap(({ next }) => next.map(({ token }) => token)))].toSorted(
    (one, other) => one.length - other.length || (one < other ? -1 : 1),
  )
  // States that differ in what may follow only later have the same row: it stands once.
  const rows = new Map(
    states.map(({ last, characters, next }) => {
      const cells = tokens.map((token) => next.find((one) => one.token === token)?.probability ?? 0)
      return [`${last} ${cells.map((value) => value.toFixed(12)).join(' ')}`, { last, characters, cells }] as const
    }),
  )
  return (
    <div>
      <h3>{t('chainTitle')}</h3>
      {figures !== null && (
        <p className={lab['note']}>
          {t('chainWhat', {
            characters: format(figures.charactersPerToken),
            bits: format(figures.bitsPerToken),
            bitsPerCharacter: format(figures.bitsPerToken / figures.charactersPerToken),
          })}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section className={`${lab['scroll']} ${styles['scroll']}`} aria-label={t('chainTitle')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('chainState')}</th>
              {tokens.map((token) => (
                <th key={token} scope="col">
                  <span className={styles['token']}>{token}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from(rows, ([key, { last, characters, cells }]) => (
              <tr key={key}>
                <th scope="row">{last === null ? t('chainStart') : t('chainAfter', { token: last, characters })}</th>
                {cells.map((value, index) => (
                  <td key={tokens[index]} className={value === 0 ? styles['undefined'] : styles['number']}>
                    {value === 0 ? '0' : format(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
