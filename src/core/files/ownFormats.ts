/** What the page's own files say that they are, in their member `format`. */

export const COMPARISON_FORMAT = 'tessera-comparison'
export const EXPORT_FORMAT = 'tessera-export'
