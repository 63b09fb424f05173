// The marker echo on node's socket.io as it comes: durable in groups, told at most every GAP_MS, answered after the commit.
// node server.js PORT FILE GAP_MS. Node 20 brings no SQLite: a group is appended and fdatasync'ed, which is what one commit
// of SQLite's write-ahead log with synchronous=FULL waits for, and less work than that.
'use strict'

const fs = require('node:fs')
const http = require('node:http')
const { Server } = require('socket.io')

const [port, path, gap] = [Number(process.argv[2]), process.argv[3], Number(process.argv[4] ?? 50)]
const log = fs.openSync(path, 'a')
const server = http.createServer()
const io = new Server(server, { perMessageDeflate: false })
const tally = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [n, 100 + n]))
let rows = []
let waiting = []
let committing = false
let due = false

function commit() {
  if (committing || !rows.length) return
  committing = true
  const batch = rows
  rows = []
  fs.write(log, batch.map((row) => row.text + '\n').join(''), (failed) => {
    if (failed) throw failed
    fs.fdatasync(log, (fault) => {
      if (fault) throw fault
      committing = false
      for (const row of batch) {
        row.answer({ ok: true, seq: 1 })
        waiting.push(row.text)
      }
      if (!due) tell()
      commit()
    })
  })
}

function tell() {
  due = waiting.length > 0
  if (!due) return
  io.emit('patch', { from: 1, to: 2, now: 3, put: { tally, texts: waiting } })
  waiting = []
  setTimeout(tell, gap)
}

io.on('connection', (phone) => {
  phone.on('enter', (_wish, answer) => answer({}))
  phone.on('act', (wish, answer) => {
    rows.push({ text: String(wish.args.text ?? ''), answer })
    commit()
  })
})

server.listen(port, '127.0.0.1', 4096)
