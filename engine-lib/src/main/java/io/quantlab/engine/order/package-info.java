/// Orders as values and as state: kinds, time in force, the 14-state life of an order, the gate's
/// answer (engine contract section 3).
///
/// Knows no prices in motion and no account. Open [OrderKind], then [OrderStateMachine].
package io.quantlab.engine.order;
