/// Stepping through a script: expressions somebody watches, values of every name, lines with what
/// they hold and cost, and why a value is `na`. It reads runs others made and starts none. Open
/// [io.quantlab.dsl.debug.WatchedScript] first.
package io.quantlab.dsl.debug;
