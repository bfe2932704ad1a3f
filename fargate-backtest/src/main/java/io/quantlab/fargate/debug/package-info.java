/// Stepping through a run, forward and back (engine contract S-34): a run on a thread of its own
/// that waits after each event of the strategy, and the session that moves it. It knows no
/// terminal: whoever shows a run asks [io.quantlab.fargate.debug.DebugSession] and gets values.
/// Open that class first.
package io.quantlab.fargate.debug;
