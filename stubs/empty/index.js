// transformers.js in Node checks `instanceof` against this module's Tensor, so an empty object would throw.
module.exports = require('onnxruntime-common')
