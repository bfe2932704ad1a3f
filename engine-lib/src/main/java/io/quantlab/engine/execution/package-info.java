/// Where orders meet the market: the broker port, the simulated broker, fill profiles, slippage and
/// fees (engine contract section 4).
///
/// Knows no account and no strategy. Open [Broker], then [SimulatedBroker].
package io.quantlab.engine.execution;
