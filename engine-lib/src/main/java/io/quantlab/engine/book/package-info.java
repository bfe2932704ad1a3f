/// Order books kept from market data: by price level and by order, with the best prices at hand.
///
/// Knows no orders of ours and no files. Open [LadderBook] first, then [LadderSide].
package io.quantlab.engine.book;
