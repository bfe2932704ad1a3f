/// `quantlab data`: commands that bring market data into a store, look at it, check it and take it
/// out.
///
/// Talks to people only; the work is done by `fargate.data` and the engine's store. Open
/// [DataCommand] first.
package io.quantlab.fargate.cli.data;
