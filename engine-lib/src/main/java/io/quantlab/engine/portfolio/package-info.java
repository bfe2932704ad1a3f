/// Money: the double-entry ledger, positions and round trips, cash, NAV and drawdown (engine
/// contract section 5).
///
/// Knows orders by id only and no market but the marks it is given. Open [Account] first, then
/// [Holding].
package io.quantlab.engine.portfolio;
