/// Sizes and prices of orders as scripts write them, before it is known how many units and which
/// tick they are.
///
/// Values only: a plan makes them, `host` reads them. Open [Quantity] first.
package io.quantlab.dsl.trade;
