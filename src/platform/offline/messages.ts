/** What the page says to the service worker. */

/** Take over from the version before; the name is Workbox's. */
export const TAKE_OVER_MESSAGE = 'SKIP_WAITING'
/** Answered on the message's port with the list of files. */
export const FILES_MESSAGE = 'FILES'
