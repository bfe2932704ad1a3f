/// Four complete strategies on the public strategy interface: to run, to read, to copy.
///
/// They use what any strategy can use, the context and its views, and know nothing of kernels or
/// brokers. Open [SmaCross] first; [Builtins] is their catalogue by name.
package io.quantlab.engine.reference;
