/// Sweeps of parameters: which configurations there are, and which of them did best (engine
/// contract W-1).
///
/// Knows no run and no strategy: whoever runs a configuration gives its name and values to the
/// engine. Open [ParameterSpace] first.
package io.quantlab.engine.optimize;
