/** The services of tables: their code is fetched with the first. */
import { fail, succeed } from '../../core/tokenizers/failure.ts'
import type { Store } from '../../state/store.ts'
import type { TableServices } from '../../state/tableServices.ts'
import { workerTokenizer, type TokenizerPlaces } from './workerTokenizer.ts'

export function createTableServices(store: Store, places: TokenizerPlaces): TableServices {
  return {
    async open(file) {
      const fetched = await import('../../platform/workers/tables/client.ts').catch(() => null)
      if (fetched === null) return fail('network', { where: new URL(places.assetsBase).host })
      const client = fetched.createTableClient({ path: file.name, file })
      const preview = await client.preview()
      if (!preview.ok) {
        client.close()
        return preview
      }
      return succeed({
        preview: preview.value,
        count(column, tokenizers, onProgress) {
          const { comparison } = store.getState()
          const { addSpecialTokens, parseSpecialTokens } = comparison.compare
          const lanes = tokenizers.map((reference) => workerTokenizer(store.getState(), reference, places))
          return client.count({ column, lanes, options: { addSpecialTokens, parseSpecialTokens } }, onProgress)
        },
        save: (names, onProgress) => client.save(names, onProgress),
        close: () => client.close(),
      })
    },
  }
}
