/**
 * The columns of the exported tables: those that files of version 1 have always had, and their documentation, which is written
 * from the same registry and words. `npm run test:unit -- exportColumns -u` writes it anew.
 */
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import type { ExportColumn } from '../../../src/core/export/table.ts'
import { tokenColumns } from '../../../src/core/export/tokensTable.ts'
import type { MetricDefinition } from '../../../src/core/metrics/metric.ts'
import { metric, metricIds } from '../../../src/core/metrics/metrics.ts'
import { chatExportColumns } from '../../../src/features/chat/useChatTable.ts'
import { figureExportColumns } from '../../../src/features/compare/metrics/useFiguresTable.ts'
import { tokenColumnWords } from '../../../src/features/export/useTokensTable.ts'
import {
  fairnessExportColumns,
  languageExportColumns,
} from '../../../src/features/languages/export/useLanguageTables.ts'
import { scoreColumns } from '../../../src/features/probabilities/totals/useScoresTable.ts'
import { metricUnit } from '../../../src/ui/metrics/metricWords.ts'
import { markdownTable } from '../../markdown.ts'
import { english } from '../../ui/messages/english.ts'
import version1 from './columns.v1.json' with { type: 'json' }

const t = createTranslator({ locale: 'en', messages: english, namespace: 'export' })
const tMetric = createTranslator({ locale: 'en', messages: english, namespace: 'metric' })
const tShell = createTranslator({ locale: 'en', messages: english })

const tables = {
  tokens: tokenColumns(true, tokenColumnWords(t)),
  scores: scoreColumns(t),
  figures: figureExportColumns(t, tMetric),
  languages: languageExportColumns(t, tMetric),
  fairness: fairnessExportColumns(t, tMetric),
  chat: chatExportColumns(t),
}

const names = ['tokens', 'scores', 'figures', 'languages', 'fairness', 'chat'] as const

describe.each(names)('the table of %s', (name) => {
  const ids = tables[name].map(({ id }) => id)

  it('has the columns of version 1, in their order', () => {
    const promised: ReadonlySet<string> = new Set(version1[name])
    expect(ids.filter((id) => promised.has(id))).toEqual(version1[name])
  })

  it('has no column twice, and no two of one title', () => {
    const titles = tables[name].map(({ title }) => title)
    expect(ids).toHaveLength(new Set(ids).size)
    expect(titles).toHaveLength(new Set(titles).size)
  })
})

const RULE = 'Written by `npm run test:unit -- exportColumns -u`, which also checks it; not to be edited.'
const ABOUT = {
  tokens: 'One row per token of each lane. The last five columns are there where anything was scored.',
  scores: 'One row per lane that is scored.',
  figures: 'One row per tokenizer: the text on the screen.',
  languages: 'One row per pair of a language and a tokenizer. A figure that is void, or not defined, is empty.',
  fairness: 'One row per tokenizer, over the chosen languages.',
  chat: 'One row per message and lane that renders it, and one per lane for the tokens around the messages.',
} as const

function section([name, columns]: readonly [keyof typeof ABOUT, readonly ExportColumn[]]): string {
  const rows = columns.map(({ id, unit, definition }) => [`\`${id}\``, unit, definition])
  return `## ${name}\n\n${ABOUT[name]}\n\n${markdownTable(['Column', 'Unit', 'What it is'], rows)}\n`
}

it('their documentation is not stale', async () => {
  const sections = names.map((name) => section([name, tables[name]]))
  await expect(['# The columns of the exported tables', RULE, ...sections].join('\n\n')).toMatchFileSnapshot(
    '../../../docs/export-columns.md',
  )
})

it('the documentation of the metrics is not stale', async () => {
  const rows = metricIds.map((id) => {
    const { better, column, lane, language, fairness }: MetricDefinition = metric(id)
    const places = [
      ...(lane === undefined ? [] : [tShell('panels.compare')]),
      ...(language === undefined ? [] : [tShell('panels.languages')]),
      ...(fairness === undefined ? [] : [t('table.fairness')]),
    ]
    return [
      tMetric(`words.${id}.name`),
      tMetric(`words.${id}.what`),
      metricUnit(tMetric, id, 'page'),
      tMetric(`words.${id}.formula`),
      better === null ? '' : tMetric(`betterIs.${better}`),
      tMetric(`words.${id}.source`),
      places.join(', '),
      `\`${column}\``,
    ]
  })
  const heads = ['Metric', 'What it is', 'Unit', 'Formula', 'Better', 'Source', 'Shown in', 'Column in files']
  await expect(`# Metrics\n\n${RULE}\n\n${markdownTable(heads, rows)}\n`).toMatchFileSnapshot(
    '../../../docs/metrics.md',
  )
})
