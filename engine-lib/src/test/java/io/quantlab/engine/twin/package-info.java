/// Slow, obvious twins of the engine's hot classes and the random runs that compare them (engine
/// contract Z-7, X-3).
///
/// A twin is written from the clauses of the contract, over lists and `BigDecimal`, and shares no
/// code with what it judges. Open [TwinTest] first.
package io.quantlab.engine.twin;
