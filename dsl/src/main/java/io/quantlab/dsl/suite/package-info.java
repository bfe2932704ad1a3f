/// Plays scripts on scenes: bars or account marks in memory, for `test` blocks and for cases.
///
/// Open [Scene] first, then [Stage]. A scene runs in the engine's kernel, as a backtest does; the
/// package adds what is watched: names after each step, orders, alerts, logs, verdicts.
package io.quantlab.dsl.suite;
