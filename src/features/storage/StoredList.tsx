/** What is kept, group by group and item by item, with sizes; all but the page itself can be removed. */
import { useTranslations } from 'use-intl'
import type { Storage, StoredGroup, StoredItem } from '../../state/offlineServices.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './StorageDialog.module.css'
import { useSizes } from './useSizes.ts'

interface Props {
  readonly storage: Storage
  readonly onRemove: (ids: readonly string[]) => void
}

const order: readonly StoredGroup[] = [
  'page',
  'tokenizers',
  'corpora',
  'languageModels',
  'largeWeights',
  'names',
  'fonts',
  'runtime',
  'hub',
]

const keptBytes = (items: readonly StoredItem[]): number => items.reduce((sum, item) => sum + item.keptBytes, 0)
const allBytes = (items: readonly StoredItem[]): number => items.reduce((sum, item) => sum + item.allBytes, 0)
const idsOf = (items: readonly StoredItem[]): readonly string[] => items.map(({ id }) => id)

export function StoredList({ storage, onRemove }: Props) {
  const t = useTranslations('storage')
  const sizeOf = useSizes()
  const figure = (items: readonly StoredItem[]): string => {
    const [kept, all] = [keptBytes(items), allBytes(items)]
    if (kept === 0) return t('nothing')
    return kept === all ? sizeOf(kept) : t('partial', { size: sizeOf(kept), all: sizeOf(all) })
  }
  const remove = (name: string, items: readonly StoredItem[]) => (
    <Button
      look="quiet"
      aria-label={t('removeNamed', { name })}
      disabled={keptBytes(items) === 0}
      onClick={() => onRemove(idsOf(items))}
    >
      {t('remove')}
    </Button>
  )
  const removable = storage.items.filter(({ group, keptFiles }) => group !== 'page' && keptFiles > 0)
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{t('list')}</h3>
      <ul className={styles['groups']}>
        {order.map((group) => {
          const items = storage.items.filter((item) => item.group === group)
          const kept = items.filter(({ keptFiles }) => keptFiles > 0)
          if (items.length === 0) return null
          return (
            <li key={group} className={styles['group']}>
              <div className={styles['row']}>
                <span className={styles['name']}>{t(`group.${group}`)}</span>
                <span className={styles['figure']}>{figure(items)}</span>
                {group === 'page' ? <span /> : remove(t(`group.${group}`), items)}
              </div>
              {group === 'page' && <p className={styles['note']}>{t('pageNote')}</p>}
              {items.length > 1 && kept.length > 0 && (
                <details>
                  <summary>{t('items')}</summary>
                  <ul className={styles['items']}>
                    {kept.map((item) => (
                      <li key={item.id} className={styles['row']}>
                        <code translate="no" className={styles['id']}>
                          {item.id}
                        </code>
                        <span className={styles['figure']}>
                          {figure([item])}
                          {item.allFiles > 1 && `, ${t('files', { kept: item.keptFiles, all: item.allFiles })}`}
                        </span>
                        {remove(item.id, [item])}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          )
        })}
        <li className={styles['group']}>
          <div className={styles['row']}>
            <strong className={styles['name']}>{t('total')}</strong>
            <span className={styles['figure']}>{sizeOf(keptBytes(storage.items))}</span>
            <Button look="quiet" disabled={removable.length === 0} onClick={() => onRemove(idsOf(removable))}>
              {t('removeAll')}
            </Button>
          </div>
        </li>
      </ul>
    </section>
  )
}
