/// What a strategy is and what it can reach (engine contract 2.5).
///
/// A strategy sees views and its context, never the kernel. Open [Strategy], then
/// [StrategyContext].
package io.quantlab.engine.strategy;
