/** Languages by lanes: tokens changed per character changed, tokens before and after, and the change of the bits. */
import { useTranslations } from 'use-intl'
import type { PerturbationsOptions } from './options.ts'
import { useAppStore } from '../../../state/react.ts'
import { SortButton } from '../../../ui/SortButton.tsx'
import type { TableSorting } from '../../../ui/tableSorting.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { BitsChange } from './BitsChange.tsx'
import type { Cell, TextBits } from './cells.ts'
import { CopyTable } from './CopyTable.tsx'
import { Definition } from './Definition.tsx'
import type { ChangeRow } from './tableRows.ts'
import type { NamedLane } from './useChangesData.ts'
import lab from '../LabPart.module.css'
import styles from './PerturbationsPart.module.css'
import { setOptions } from '../../../state/actions/options.ts'

interface Props {
  readonly rows: readonly ChangeRow[]
  readonly lanes: readonly NamedLane[]
  readonly averages: readonly (number | null)[]
  readonly options: PerturbationsOptions
  /** What is looked at closely. */
  readonly language: string | null
  readonly lane: string | null
}

interface FiguresProps {
  readonly cell: Cell | null
  readonly bits: TextBits | null
  /** Whose cell it is, in words. */
  readonly language: string
  readonly tokenizer: string
  readonly isLookedAt: boolean
  readonly onLook: () => void
}

function Figures({ cell, bits, language, tokenizer, isLookedAt, onLook }: FiguresProps) {
  const t = useTranslations('perturbations')
  const format = useNumbers(2)
  if (cell === null) return <span className={styles['quiet']}>{t('waiting')}</span>
  const figure = cell.perCharacter === null ? '–' : format(cell.perCharacter)
  return (
    <>
      <button
        type="button"
        className={styles['figure']}
        aria-label={t('look', { figure, language, tokenizer })}
        aria-pressed={isLookedAt}
        onClick={onLook}
      >
        {figure}
      </button>
      <span className={styles['quiet']}>{t('tokens', { before: cell.tokensBefore, after: cell.tokensAfter })}</span>
      {cell.unknown > 0 && <span className={styles['quiet']}>{t('unknown', { count: cell.unknown })}</span>}
      {bits !== null && <BitsChange change={bits} isQuiet />}
    </>
  )
}

export function PerturbationsTable({ rows, lanes, averages, options, language, lane: chosenLane }: Props) {
  const t = useTranslations('perturbations')
  const store = useAppStore()
  const count = useNumbers()
  const format = useNumbers(2)
  const sorting: TableSorting<string> | null =
    options.sorting === null ? null : { column: options.sorting.by, direction: options.sorting.direction }
  const onSort = (next: TableSorting<string> | null): void =>
    setOptions(store, 'perturbations', {
      sorting: next === null ? null : { by: next.column, direction: next.direction },
    })
  const sortOf = (column: string) => (sorting?.column === column ? sorting.direction : 'none')
  const head = (column: string, name: string) => (
    <SortButton name={name} column={column} sorting={sorting} onSort={onSort} />
  )
  return (
    <div>
      <h3>{t('table')}</h3>
      <div className={styles['tableHead']}>
        <p>{t('lookNote')}</p>
        <CopyTable rows={rows} lanes={lanes} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={`${lab['scroll']} ${styles['scroll']}`} aria-label={t('table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" aria-sort={sortOf('language')}>
                {t('language')} {head('language', t('language'))}
              </th>
              <th scope="col" aria-sort={sortOf('characters')}>
                <Definition figure="characters" name={t('characters')} /> {head('characters', t('characters'))}
              </th>
              {lanes.map(({ reference, name }) => (
                <th key={reference} scope="col" aria-sort={sortOf(reference)}>
                  <Definition figure="edits" name={name} /> {head(reference, name)}
                </th>
              ))}
              <th scope="col" aria-sort={sortOf('bits')}>
                <Definition figure="bits" name={t('bits')} /> {head('bits', t('bits'))}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ text, name, cells, laneBits, referenceBits }) => (
              <tr key={text.language} className={text.language === language ? styles['chosen'] : ''}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles['choose']}
                    aria-pressed={text.language === language}
                    onClick={() => setOptions(store, 'perturbations', { language: text.language })}
                  >
                    {name}
                  </button>
                </th>
                {text.after === null ? (
                  <td colSpan={lanes.length + 2} className={styles['absent']}>
                    {t(`absent.${options.change}`)}
                  </td>
                ) : (
                  <>
                    <td>{cells[0] == null ? t('waiting') : count(cells[0].charactersChanged)}</td>
                    {lanes.map(({ reference, name: tokenizer }, lane) => {
                      const isLookedAt = text.language === language && reference === chosenLane
                      return (
                        <td key={reference} className={isLookedAt ? styles['looked'] : ''}>
                          <Figures
                            cell={cells[lane] ?? null}
                            bits={laneBits[lane] ?? null}
                            language={name}
                            tokenizer={tokenizer}
                            isLookedAt={isLookedAt}
                            onLook={() =>
                              setOptions(store, 'perturbations', { language: text.language, lane: reference })
                            }
                          />
                        </td>
                      )
                    })}
                    <td>
                      {referenceBits === null ? (
                        <span className={styles['quiet']}>{t('notScored')}</span>
                      ) : (
                        <BitsChange change={referenceBits} />
                      )}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('average')}
              </th>
              {lanes.map(({ reference }, lane) => {
                const average = averages[lane] ?? null
                return <td key={reference}>{average === null ? '–' : format(average)}</td>
              })}
              <td>–</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  )
}
