// node pinets.mjs BARS ROUNDS VALUES: runs an indicator script on PineTS over bars of a CSV file
// (t_ms,open,high,low,close,volume), prints the CPU seconds of each round and writes the values.
import fs from 'node:fs';
import { PineTS } from 'pinets';

const [file, rounds, values] = process.argv.slice(2);
const rows = fs.readFileSync(file, 'utf8').trim().split('\n').slice(1);
const bars = rows.map((row) => {
  const [t, open, high, low, close, volume] = row.split(',').map(Number);
  return { openTime: t, closeTime: t + 59999, open, high, low, close, volume };
});
const script = `//@version=6
indicator("averages")
plot(ta.sma(close, 20), "sma")
plot(ta.ema(close, 50), "ema")
plot(ta.rsi(close, 14), "rsi")
`;
const print = console.log;
console.log = () => {};
const cpu = [];
let plots;
for (let round = 0; round < Number(rounds); round++) {
  const before = process.cpuUsage();
  plots = (await new PineTS(bars, 'QLB', '1').run(script)).plots;
  const taken = process.cpuUsage(before);
  cpu.push((taken.user + taken.system) / 1e6);
}
const columns = ['sma', 'ema', 'rsi'].map((name) => plots[name].data.map((point) => point.value));
const lines = columns[0].map((_, i) => columns.map((c) => (Number.isFinite(c[i]) ? c[i] : 'NaN')).join(','));
fs.writeFileSync(values, lines.join('\n') + '\n');
print(cpu.join(' '));
