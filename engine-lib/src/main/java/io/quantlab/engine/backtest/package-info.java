/// One run from its configuration to its result: wiring, tables, metrics, manifest, journal,
/// look-ahead check (engine contract 8, 2.4).
///
/// Knows no files: what it writes goes to the `Appendable`s and streams it is given. Open
/// [Backtest] first.
package io.quantlab.engine.backtest;
