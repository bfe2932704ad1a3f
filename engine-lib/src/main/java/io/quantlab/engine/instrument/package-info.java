/// What is traded: token identity, exact scales of price, quantity and money, contract terms, and
/// the one registry that turns names into tokens (engine contract 1.3, 1.5).
///
/// Knows no prices in motion and no orders. Open [Instrument] first.
package io.quantlab.engine.instrument;
