// Texts of pages by Mozilla Readability, on the DOM named:
//   readability.mjs jsdom|linkedom PAGES.ndjson >PREDICTIONS.ndjson
// `slowest N ms`, of CPU, goes to stderr. A page that it throws on has an empty text.
import fs from 'node:fs'
import readline from 'node:readline'
import { createRequire } from 'node:module'

const [dom, path] = process.argv.slice(2)
// The packages lie in the cache that clean_peers.sh fills, not beside this file.
const require = createRequire(process.env.PEERS_MODULES + '/')
const { Readability } = require('@mozilla/readability')

function parserOf(name) {
  if (name === 'linkedom') {
    const { parseHTML } = require('linkedom')
    return (html) => parseHTML(html).document
  }
  const { JSDOM, VirtualConsole } = require('jsdom')
  return (html, url) => new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document
}

const parse = parserOf(dom)

function textOf(page) {
  try {
    return new Readability(parse(page.html, page.url)).parse()?.textContent ?? ''
  } catch {
    return ''
  }
}

const cpuMs = () => { const use = process.cpuUsage(); return (use.user + use.system) / 1000 }
let slowest = 0
for await (const line of readline.createInterface({ input: fs.createReadStream(path) })) {
  const page = JSON.parse(line)
  const start = cpuMs()
  const text = textOf(page)
  slowest = Math.max(slowest, cpuMs() - start)
  process.stdout.write(JSON.stringify({ id: page.id, text }) + '\n')
}
console.error(`slowest ${slowest.toFixed(1)} ms`)
