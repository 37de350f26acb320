/** All English words of the page, of the shell and of every panel, as one catalogue. */
import add from '../../src/messages/en/add.json' with { type: 'json' }
import biasLab from '../../src/messages/en/biasLab.json' with { type: 'json' }
import changes from '../../src/messages/en/changes.json' with { type: 'json' }
import cuts from '../../src/messages/en/cuts.json' with { type: 'json' }
import drafts from '../../src/messages/en/drafts.json' with { type: 'json' }
import exported from '../../src/messages/en/export.json' with { type: 'json' }
import languages from '../../src/messages/en/languages.json' with { type: 'json' }
import markov from '../../src/messages/en/markov.json' with { type: 'json' }
import metrics from '../../src/messages/en/metrics.json' with { type: 'json' }
import nextByte from '../../src/messages/en/nextByte.json' with { type: 'json' }
import probabilities from '../../src/messages/en/probabilities.json' with { type: 'json' }
import share from '../../src/messages/en/share.json' with { type: 'json' }
import storage from '../../src/messages/en/storage.json' with { type: 'json' }
import shell from '../../src/messages/en/shell.json' with { type: 'json' }

export const english = {
  ...shell,
  ...add,
  ...biasLab,
  ...changes,
  ...cuts,
  ...drafts,
  ...exported,
  ...languages,
  ...markov,
  ...metrics,
  ...nextByte,
  ...probabilities,
  ...share,
  ...storage,
}
