/// Where a run executes: the estimate before it, and the engine as a function reaches it.
///
/// Knows no engine; the worker's side implements [EngineDesk]. Open [Estimate] first.
package io.quantlab.platform.batch;
