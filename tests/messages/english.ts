/** All English words of the page, of the shell and of every panel, as one catalogue. */
import add from '../../src/messages/en/add.json' with { type: 'json' }
import biasLab from '../../src/messages/en/biasLab.json' with { type: 'json' }
import languages from '../../src/messages/en/languages.json' with { type: 'json' }
import metrics from '../../src/messages/en/metrics.json' with { type: 'json' }
import probabilities from '../../src/messages/en/probabilities.json' with { type: 'json' }
import share from '../../src/messages/en/share.json' with { type: 'json' }
import storage from '../../src/messages/en/storage.json' with { type: 'json' }
import shell from '../../src/messages/en/shell.json' with { type: 'json' }

export const english = { ...shell, ...add, ...metrics, ...share, ...languages, ...probabilities, ...biasLab, ...storage }
