/**
 * What `read` finds on the page in the light theme, which is gone again before anything is painted: pictures are saved for
 * papers. Touches the page's theme only.
 */
export function inLight<Value>(read: () => Value): Value {
  const { dataset } = document.documentElement
  const { theme } = dataset
  dataset['theme'] = 'light'
  try {
    return read()
  } finally {
    if (theme === undefined) delete dataset['theme']
    else dataset['theme'] = theme
  }
}
